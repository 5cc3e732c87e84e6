package dev.minica.inspection;

import dev.minica.encoding.keystore.KeyStoreFormat;

/** What a file can turn out to hold, each with a tool that shows it. */
public enum Artefact {
  CERTIFICATE("a certificate", "openssl x509 -in FILE -noout -text"),
  TRUSTED_CERTIFICATE("a certificate in OpenSSL's own form", "openssl x509 -in FILE -noout -text"),
  ATTRIBUTE_CERTIFICATE("an attribute certificate", "openssl asn1parse -in FILE"),
  REQUEST("a certification request (PKCS#10)", "openssl req -in FILE -noout -text"),
  CRL("a certificate revocation list", "openssl crl -in FILE -noout -text"),
  PRIVATE_KEY("a private key (PKCS#8)", "openssl pkey -in FILE -noout -text"),
  ENCRYPTED_PRIVATE_KEY("an encrypted private key (PKCS#8)", "openssl pkey -in FILE -noout -text"),
  RSA_PRIVATE_KEY("a private key (PKCS#1)", "openssl pkey -in FILE -noout -text"),
  EC_PRIVATE_KEY("a private key (SEC 1)", "openssl pkey -in FILE -noout -text"),
  DSA_PRIVATE_KEY("a DSA private key", "openssl pkey -in FILE -noout -text"),
  OPENSSH_PRIVATE_KEY("a private key in OpenSSH's own form", "ssh-keygen -l -f FILE"),
  PUBLIC_KEY("a public key", "openssl pkey -pubin -in FILE -noout -text"),
  RSA_PUBLIC_KEY("a public key (PKCS#1)", "openssl rsa -RSAPublicKey_in -in FILE -noout -text"),
  PARAMETERS("parameters of keys", "openssl pkeyparam -in FILE -text"),
  PKCS7("a PKCS#7 or CMS structure", "openssl pkcs7 -in FILE -print_certs -noout"),
  PKCS12("a PKCS#12 key store", "keytool -list -v -keystore FILE"),
  JKS("a Java key store (JKS)", "keytool -list -v -keystore FILE"),
  JCEKS("a Java key store (JCEKS)", "keytool -list -v -storetype JCEKS -keystore FILE"),
  BCFKS("a key store of Bouncy Castle (BCFKS)", Constants.LIST + "BCFKS"),
  BKS("a key store of Bouncy Castle (BKS)", Constants.LIST + "BKS"),
  UBER("a key store of Bouncy Castle (UBER)", Constants.LIST + "UBER"),
  OCSP_RESPONSE("an OCSP response", "openssl ocsp -respin FILE -noverify -resp_text"),
  OTHER_DER("an ASN.1 value of another kind", "openssl asn1parse -inform DER -in FILE");

  private final String words;
  private final String tool;

  Artefact(String words, String tool) {
    this.words = words;
    this.tool = tool;
  }

  /** Values come before other constants of an enum. */
  private static final class Constants {
    private static final String LIST =
        "keytool -list -v -provider org.bouncycastle.jce.provider.BouncyCastleProvider"
            + " -providerpath bcprov.jar -keystore FILE -storetype ";
  }

  /** The key store of this format. */
  static Artefact of(KeyStoreFormat format) {
    return switch (format) {
      case PKCS12 -> PKCS12;
      case JKS -> JKS;
      case JCEKS -> JCEKS;
      case BCFKS -> BCFKS;
      case BKS -> BKS;
      case UBER -> UBER;
    };
  }

  /** What it is, with its article. */
  String words() {
    return words;
  }

  /** Whether certificates, or private keys, or both are inside it. */
  boolean isContainer() {
    return switch (this) {
      case PKCS7, PKCS12, JKS, JCEKS, BCFKS, BKS, UBER -> true;
      default -> false;
    };
  }

  /** A command that shows it, of a program that many have. */
  String tool() {
    return tool;
  }
}
