package dev.minica.defect;

/** The fields of TBSCertList (RFC 5280 section 5.1), in their order. */
enum CrlField {
  VERSION,
  SIGNATURE,
  ISSUER,
  THIS_UPDATE,
  NEXT_UPDATE,
  ENTRIES,
  EXTENSIONS
}
