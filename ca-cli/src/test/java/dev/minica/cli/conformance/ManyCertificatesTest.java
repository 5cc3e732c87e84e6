package dev.minica.cli.conformance;

import org.junit.jupiter.api.Tag;

/** Every algorithm of issuers with every one of keys and every set of names, several times. */
@Tag("soak")
class ManyCertificatesTest extends JudgedCertificates {

  ManyCertificatesTest() {
    super(500);
  }
}
