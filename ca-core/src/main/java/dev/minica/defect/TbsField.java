package dev.minica.defect;

/** The fields of TBSCertificate (RFC 5280 section 4.1), in their order. */
enum TbsField {
  VERSION,
  SERIAL_NUMBER,
  SIGNATURE,
  ISSUER,
  VALIDITY,
  SUBJECT,
  PUBLIC_KEY,
  UNIQUE_IDENTIFIERS,
  EXTENSIONS
}
