package dev.minica.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrivateKeyFormTest {

  /** Prints the public half of a PKCS#8 key, as the JDK that runs it understands that. */
  private static final String JDK =
      """
      import java.nio.file.*;
      import java.security.*;
      import java.security.spec.*;
      class Reader {
        public static void main(String[] args) throws Exception {
          byte[] der = Files.readAllBytes(Path.of(args[1]));
          PrivateKey key = KeyFactory.getInstance(args[0]).generatePrivate(new PKCS8EncodedKeySpec(der));
          Signature signature = Signature.getInstance(args[2]);
          signature.initSign(key);
          signature.update(new byte[3]);
          System.out.print(java.util.Base64.getEncoder().encodeToString(signature.sign()));
        }
      }
      """;

  @TempDir static Path classes;
  private final SecureRandom random = new SecureRandom();
  @TempDir Path folder;

  @BeforeAll
  static void compile() throws IOException {
    Tool.compileJava(Files.writeString(classes.resolve("Reader.java"), JDK));
  }

  @ParameterizedTest
  @EnumSource
  void everyFormIsReadBack(KeyAlgorithm algorithm) {
    KeyPair pair = KeyPairs.generate(algorithm, random);

    for (PrivateKeyForm form : PrivateKeyForm.values()) {
      if (form.holds(algorithm)) {
        assertThat(read(form.encode(pair.privateKey())).publicKey()).isEqualTo(pair.publicKey());
        assertThat(read(ascii(form.pem(pair.privateKey()))).publicKey())
            .isEqualTo(pair.publicKey());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"PKCS8", "JAVA"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatAFormCannotHoldIsRefused(PrivateKeyForm form) {
    for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
      if (!form.holds(algorithm)) {
        PrivateKeyInfo key = KeyPairs.generate(algorithm, random).privateKey();
        assertThatThrownBy(() -> form.encode(key))
            .hasMessageStartingWith(form.label() + " holds ")
            .hasMessageEndingWith("and this is " + algorithm)
            .isInstanceOfSatisfying(
                MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PKCS1, rsa-2048",
    "SEC1, ec-p256",
    "SEC1, ec-p384",
    "SEC1, ec-p521",
    "PKCS8, rsa-2048",
    "PKCS8, ec-p256",
    "PKCS8, ed25519",
    "PKCS8, ed448"
  })
  void opensslReadsIt(PrivateKeyForm form, String algorithm) {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.parse(algorithm), random);
    Tool openssl = Tool.named("openssl");

    for (String command : new String[] {"pkey", tool(form)}) {
      assertThat(
              openssl
                  .feed(ascii(form.pem(pair.privateKey())), command, "-pubout")
                  .succeeded()
                  .text())
          .isEqualTo(Pem.encode(pair.publicKey()));
      assertThat(
              openssl
                  .feed(form.encode(pair.privateKey()), command, "-inform", "DER", "-pubout")
                  .succeeded()
                  .text())
          .isEqualTo(Pem.encode(pair.publicKey()));
    }
  }

  private static String tool(PrivateKeyForm form) {
    return switch (form) {
      case PKCS8, JAVA -> "pkey";
      case PKCS1 -> "rsa";
      case SEC1 -> "ec";
    };
  }

  /** Octet for octet what openssl makes of the same key. */
  @ParameterizedTest
  @CsvSource({"PKCS1, rsa-2048", "SEC1, ec-p256", "SEC1, ec-p521"})
  void itIsWhatOpensslWrites(PrivateKeyForm form, String algorithm) {
    PrivateKeyInfo key = KeyPairs.generate(KeyAlgorithm.parse(algorithm), random).privateKey();

    String written =
        Tool.named("openssl")
            .feed(ascii(Pem.encode(key)), "pkey", "-traditional")
            .succeeded()
            .text();

    assertThat(form.pem(key)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"PKCS1, rsa-2048", "SEC1, ec-p256", "SEC1, ec-p384", "PKCS8, ed25519"})
  void gnutlsReadsIt(PrivateKeyForm form, String algorithm) throws IOException {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.parse(algorithm), random);
    Path file = Files.writeString(folder.resolve("key.pem"), form.pem(pair.privateKey()));

    String read =
        Tool.named("certtool").run("--pubkey-info", "--load-privkey", file).succeeded().text();

    assertThat(read).contains(Pem.encode(pair.publicKey()).strip());
  }

  @ParameterizedTest
  @CsvSource({"PKCS1, rsa-2048", "SEC1, ec-p256", "SEC1, ec-p521", "PKCS8, rsa-3072"})
  void sshKeygenReadsIt(PrivateKeyForm form, String algorithm) throws IOException {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.parse(algorithm), random);
    Path file = Files.writeString(folder.resolve("key.pem"), form.pem(pair.privateKey()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Tool keygen = Tool.named("ssh-keygen");

    Path openssh =
        Files.write(folder.resolve("pub"), keygen.run("-y", "-f", file).succeeded().out());

    assertThat(keygen.run("-e", "-m", "PKCS8", "-f", openssh).succeeded().text())
        .isEqualTo(Pem.encode(pair.publicKey()));
  }

  @ParameterizedTest
  @CsvSource({
    "rsa-2048, RSA, SHA256withRSA", "ec-p256, EC, SHA256withECDSA", "ec-p384, EC, SHA384withECDSA",
    "ec-p521, EC, SHA512withECDSA", "ed25519, Ed25519, Ed25519", "ed448, Ed448, Ed448"
  })
  void everyJdkReadsPkcs8(String algorithm, String factory, String signature) throws IOException {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.parse(algorithm), random);
    Path key = Files.write(folder.resolve("key"), PrivateKeyForm.PKCS8.encode(pair.privateKey()));

    for (Tool java : Tool.ofEveryJdk("java")) {
      String made = java.run("-cp", classes, "Reader", factory, key, signature).succeeded().text();
      assertThat(
              dev.minica.key.SignatureCheck.verifies(
                  pair.publicKey(),
                  dev.minica.key.SignatureAlgorithm.of(KeyAlgorithm.parse(algorithm)),
                  new byte[3],
                  Base64.getDecoder().decode(made)))
          .isTrue();
    }
  }

  /** Version 2 (RFC 5958) with the public key inside, as Java writes Ed25519 for instance. */
  @Test
  void itIsVersion1WhateverWasRead() {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.ED25519, random);
    byte[] seed = java.util.Arrays.copyOfRange(pair.privateKey().encoded(), 16, 48);
    byte[] version2 =
        java.util.HexFormat.of()
            .parseHex(
                "3051020101300506032b657004220420"
                    + java.util.HexFormat.of().formatHex(seed)
                    + "812100"
                    + java.util.HexFormat.of().formatHex(pair.publicKey().keyBits()));

    assertThat(PrivateKeyForm.PKCS8.encode(read(version2))).isEqualTo(pair.privateKey().encoded());
  }

  private static PrivateKeyInfo read(byte[] encoded) {
    return EncodedPrivateKey.decode(encoded).open();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
