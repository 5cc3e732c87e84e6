package dev.minica.keystore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a key store, or an entry of one, does not do what it is for. */
public enum Trouble {
  EMPTY_FILE(
      "the file is empty, as a program leaves it that is stopped while it writes",
      "EOFException, or \"Tag number over 30 is not supported\""),
  NO_KEY_STORE(
      "it is no key store",
      "\"Invalid keystore format\", or \"toDerInputStream rejects tag type\" and a number"),
  CUT_OFF("its end is missing", "EOFException"),
  TOO_LARGE("it is larger than minica reads", null),
  MALFORMED("it is damaged", "IOException, with the first thing that it did not expect"),
  WRONG_PASSPHRASE(
      "the passphrase is another one, or the file is damaged",
      "\"keystore password was incorrect\", or"
          + " \"Keystore was tampered with, or password was incorrect\""),
  UNSUPPORTED(
      "it is protected in a way that few programs know",
      "\"NoSuchAlgorithmException\", or \"unrecognized algorithm name\""),
  EMPTY_PASSPHRASE(
      "its passphrase is empty: programs disagree whether that is one or none",
      "\"Keystore password must be at least 6 characters\", of keytool"),
  NO_ENTRY("there is nothing in it", "\"the trustAnchors parameter must be non-empty\""),
  HIDDEN_FROM_JAVA(
      "Java does not see it: it lacks the mark of what is trusted",
      "\"0 entries\", \"the trustAnchors parameter must be non-empty\""),
  LOCKED("no passphrase given opens it", "\"Cannot recover key\", or \"Get Key failed\""),
  OWN_PASSPHRASE(
      "it has a passphrase of its own, and not that of the store, which is all that most programs"
          + " are told",
      "\"Cannot recover key\", or \"Get Key failed\""),
  WITHOUT_CERTIFICATE(
      "there is no certificate for it, so that Java has nothing to show",
      "\"No available authentication scheme\", \"no cipher suites in common\""),
  OTHER_KEY(
      "the certificate is of another key",
      "its clients say \"Invalid CertificateVerify signature\" or \"decrypt_error\""),
  OUT_OF_ORDER(
      "the chain is out of order: one certificate was not issued by the next",
      "its clients say \"PKIX path building failed\""),
  INCOMPLETE(
      "the chain is incomplete",
      "its clients say \"PKIX path building failed: unable to find valid certification path to"
          + " requested target\""),
  EXPIRED("expired", "\"CertificateExpiredException: NotAfter\""),
  NOT_YET_VALID("not valid yet", "\"CertificateNotYetValidException: NotBefore\""),
  KEY_AMONG_TRUSTED(
      "a private key where only certificates should be: whoever may check may sign, too", null),
  DUPLICATE("the same certificate is there under another name", null);

  private final String words;
  private final Optional<String> javaReport;

  Trouble(String words, @Nullable String javaReport) {
    this.words = words;
    this.javaReport = Optional.ofNullable(javaReport);
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** What a Java program that uses it reports; nothing if it works, and is wrong all the same. */
  public Optional<String> javaReport() {
    return javaReport;
  }
}
