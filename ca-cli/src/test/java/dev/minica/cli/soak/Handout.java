package dev.minica.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was issued to a server, read with the JDK.
 *
 * @param directory with its files
 */
record Handout(Path directory) {

  private static final String SIGNATURE = "SHA256withECDSA";
  private static final byte[] CHALLENGE = "who are you".getBytes(StandardCharsets.UTF_8);

  /** Asserts that all files are there, no other is, and that they belong together. */
  void assertWhole(Certificate root) throws Exception {
    assertThat(names()).containsExactly("ca.pem", "cert.pem", "fullchain.pem", "key.pem");
    Certificate certificate = certificate("cert.pem");
    assertThat(certificate("fullchain.pem")).isEqualTo(certificate);
    assertThat(certificate("ca.pem")).isEqualTo(root);
    assertThat(belongs(key(), certificate)).as("key in %s", directory).isTrue();
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
