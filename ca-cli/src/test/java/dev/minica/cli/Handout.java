package dev.minica.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was issued to a server, read with the JDK.
 *
 * @param directory with its files
 */
public record Handout(Path directory) {

  private static final String SIGNATURE = "SHA256withECDSA";
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final byte[] CHALLENGE = "who are you".getBytes(StandardCharsets.UTF_8);

  /** The files that everybody gets. */
  public static final List<String> PLAIN =
      List.of("ca.pem", "cert.pem", "fullchain.pem", "key.pem");

  /** Asserts that all files are there, no other is, and that they belong together. */
  public void assertWhole(Certificate root) throws Exception {
    assertThat(names()).isEqualTo(PLAIN);
    assertThat(certificate("ca.pem")).isEqualTo(root);
    assertTogether();
  }

  /** Asserts that certificate, key and chain, and what is in key stores, belong together. */
  public void assertTogether() throws Exception {
    Certificate certificate = certificate("cert.pem");
    assertThat(certificate("fullchain.pem")).isEqualTo(certificate);
    assertThat(belongs(key(), certificate)).as("key in %s", directory).isTrue();
    for (String name : names()) {
      if (name.startsWith("keystore.")) {
        assertHolds(directory.resolve(name), certificate);
      } else if (name.equals("secret.yaml")) {
        assertThat(Files.readString(directory.resolve(name)).replaceAll("\\s", ""))
            .contains(base64("fullchain.pem"), base64("key.pem"));
      }
    }
  }

  private static void assertHolds(Path file, Certificate certificate) throws Exception {
    KeyStore store = store(file);
    String alias = Collections.list(store.aliases()).get(0);
    assertThat(store.getCertificate(alias)).as("%s", file).isEqualTo(certificate);
    PrivateKey key = (PrivateKey) store.getKey(alias, PASSWORD);
    assertThat(belongs(key, certificate)).as("key in %s", file).isTrue();
  }

  /** A PKCS#12 or JKS with the password that everybody knows. */
  public static KeyStore store(Path file) throws Exception {
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  private String base64(String name) throws IOException {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(directory.resolve(name)));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Certificate certificate(String name) throws Exception {
    try (InputStream in = Files.newInputStream(directory.resolve(name))) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private PrivateKey key() throws Exception {
    String base64 =
        Files.readString(directory.resolve("key.pem")).replaceAll("-----[^-]*-----", "");
    byte[] der = Base64.getMimeDecoder().decode(base64);
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  private static boolean belongs(PrivateKey key, Certificate certificate) throws Exception {
    Signature signature = Signature.getInstance(SIGNATURE);
    signature.initSign(key);
    signature.update(CHALLENGE);
    byte[] answer = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(CHALLENGE);
    return signature.verify(answer);
  }
}
