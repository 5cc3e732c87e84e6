package dev.minica.cli.conformance;

/** Six of each algorithm, so that every kind of everything is among them. */
class SampledCertificatesTest extends JudgedCertificates {

  SampledCertificatesTest() {
    super(66);
  }
}
