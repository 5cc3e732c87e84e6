package dev.minica.cli.configuration;

/** The PEM files that servers and clients read, under the names that {@code issue} gives them. */
public enum PemFile {
  KEY(
      "key.pem",
      "the private key",
      "minica keystore export STORE --key-out key.pem --password SOURCE"),
  CHAIN(
      "fullchain.pem",
      "the certificate and its intermediates",
      "minica keystore export STORE --chain-out fullchain.pem --password SOURCE"),
  COMBINED(
      "combined.pem",
      "key and certificates in one file",
      "umask 077; cat key.pem fullchain.pem >combined.pem"),
  ROOTS(
      "ca.pem", "the roots that are trusted", "minica convert TRUSTSTORE ca.pem --password SOURCE");

  private final String fileName;
  private final String contents;
  private final String remedy;

  PemFile(String fileName, String contents, String remedy) {
    this.fileName = fileName;
    this.contents = contents;
    this.remedy = remedy;
  }

  /** Its usual name. */
  public String fileName() {
    return fileName;
  }

  String contents() {
    return contents;
  }

  String remedy() {
    return remedy;
  }
}
