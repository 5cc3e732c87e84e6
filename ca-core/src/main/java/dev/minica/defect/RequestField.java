package dev.minica.defect;

/** The fields of CertificationRequestInfo (RFC 2986 section 4.1), in their order. */
enum RequestField {
  VERSION,
  SUBJECT,
  PUBLIC_KEY,
  ATTRIBUTES
}
