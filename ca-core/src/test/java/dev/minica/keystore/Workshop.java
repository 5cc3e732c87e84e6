package dev.minica.keystore;

import dev.minica.encoding.Pem;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SigningKey;
import dev.minica.provider.SecurityProviders;
import dev.minica.testing.Tool;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extensions;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.Validity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Certificates, and stores of them as Java, Bouncy Castle and OpenSSL write them. */
final class Workshop {

  static final String PASSWORD = "changeit";
  static final String OTHER_PASSWORD = "another";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final Instant now;
  private final BouncyCastleProvider bouncyCastle = new BouncyCastleProvider();

  final Entity root;
  final Entity intermediate;
  final Entity server;

  /**
   * @param folder for files that programs read and write
   */
  Workshop(Path folder, Instant now) {
    this.folder = folder;
    this.now = now;
    this.root = root("Test Root");
    this.intermediate = root.ca("Test Issuing CA");
    this.server = intermediate.server(KeyAlgorithm.EC_P256);
  }

  /** A certificate and its key. */
  final class Entity {
    final KeyPair key;
    final Certificate certificate;
    final List<Certificate> chain;

    private Entity(KeyPair key, Certificate certificate, List<Certificate> issuers) {
      this.key = key;
      this.certificate = certificate;
      List<Certificate> all = new ArrayList<>(List.of(certificate));
      all.addAll(issuers);
      this.chain = List.copyOf(all);
    }

    Entity ca(String name) {
      return issue(name, KeyAlgorithm.EC_P256, true, Duration.ofHours(-1), Duration.ofDays(9));
    }

    Entity server(KeyAlgorithm algorithm) {
      return issue("server", algorithm, false, Duration.ofHours(-1), Duration.ofDays(9));
    }

    Entity issue(String name, KeyAlgorithm algorithm, boolean ca, Duration from, Duration to) {
      KeyPair pair = KeyPairs.generate(algorithm, RANDOM);
      DistinguishedName issuer = certificate.subject();
      return new Entity(pair, sign(name, pair, issuer, key, ca, from, to), chain);
    }
  }

  Entity root(String name) {
    return root(name, Duration.ofHours(-1), Duration.ofDays(9));
  }

  Entity root(String name, Duration from, Duration to) {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.EC_P256, RANDOM);
    DistinguishedName subject = DistinguishedName.ofCommonName(name);
    return new Entity(pair, sign(name, pair, subject, pair, true, from, to), List.of());
  }

  private Certificate sign(
      String name,
      KeyPair pair,
      DistinguishedName issuer,
      KeyPair issuerKey,
      boolean ca,
      Duration from,
      Duration to) {
    return CertificateSigner.sign(
        new CertificateTemplate(
            SerialNumber.random(RANDOM),
            issuer,
            Validity.of(now.plus(from), now.plus(to)),
            DistinguishedName.ofCommonName(name),
            pair.publicKey(),
            List.of(
                Extensions.basicConstraints(
                    ca ? BasicConstraints.unlimitedCa() : BasicConstraints.END_ENTITY))),
        SigningKey.of(issuerKey, RANDOM));
  }

  /** Fills a store of Java's. */
  interface Filling {
    void into(KeyStore store) throws Exception;
  }

  /** A store as the JDK writes it, or Bouncy Castle if the JDK has no such type. */
  byte[] java(String type, Filling filling) throws Exception {
    return java(type, PASSWORD, filling);
  }

  byte[] java(String type, String password, Filling filling) throws Exception {
    KeyStore store = empty(type);
    filling.into(store);
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    store.store(octets, password.toCharArray());
    return octets.toByteArray();
  }

  private KeyStore empty(String type) throws Exception {
    KeyStore store =
        List.of("BKS", "UBER", "BCFKS").contains(type)
            ? KeyStore.getInstance(type, bouncyCastle)
            : KeyStore.getInstance(type);
    store.load(null, null);
    return store;
  }

  static Filling key(KeyPair key, List<Certificate> chain) {
    return key(key, chain, PASSWORD);
  }

  static Filling key(KeyPair key, List<Certificate> chain, String password) {
    return store ->
        store.setKeyEntry("server", javaKey(key), password.toCharArray(), javaChain(chain));
  }

  static Filling trusted(Certificate... certificates) {
    return store -> {
      for (int i = 0; i < certificates.length; i++) {
        store.setCertificateEntry("ca" + i, certificates[i].toX509Certificate());
      }
    };
  }

  static Filling both(Filling one, Filling other) {
    return store -> {
      one.into(store);
      other.into(store);
    };
  }

  private static PrivateKey javaKey(KeyPair key) throws GeneralSecurityException {
    PrivateKeyInfo info = key.privateKey();
    return new SecurityProviders().privateKey(info.algorithmOid(), info.encoded());
  }

  private static java.security.cert.Certificate[] javaChain(List<Certificate> chain) {
    return chain.stream()
        .map(Certificate::toX509Certificate)
        .toArray(java.security.cert.Certificate[]::new);
  }

  /** {@code openssl pkcs12 -export} of a key, and of certificates in this order. */
  byte[] openssl(KeyPair key, List<Certificate> certificates, String... options)
      throws IOException {
    return openssl(PASSWORD, key, certificates, options);
  }

  byte[] openssl(String password, KeyPair key, List<Certificate> certificates, String... options)
      throws IOException {
    String pem = Pem.encode(key.privateKey()) + Pem.encode(certificates);
    return openssl(password, Files.writeString(folder.resolve("in.pem"), pem), options);
  }

  /** The same without a key, which Java takes for empty. */
  byte[] opensslWithoutKey(Certificate... certificates) throws IOException {
    Path in = Files.writeString(folder.resolve("in.pem"), Pem.encode(Arrays.asList(certificates)));
    return openssl(PASSWORD, in, "-nokeys");
  }

  byte[] opensslOfKeyAlone(KeyPair key) throws IOException {
    Path in = Files.writeString(folder.resolve("in.pem"), Pem.encode(key.privateKey()));
    return openssl(PASSWORD, in, "-nocerts");
  }

  private byte[] openssl(String password, Path in, String... options) throws IOException {
    Path out = folder.resolve("out.p12");
    List<Object> arguments = new ArrayList<>(List.of("pkcs12", "-export", "-in", in, "-out", out));
    arguments.addAll(List.of("-passout", "pass:" + password));
    arguments.addAll(Arrays.asList(options));
    Tool.named("openssl").run(arguments.toArray()).succeeded();
    return Files.readAllBytes(out);
  }
}
