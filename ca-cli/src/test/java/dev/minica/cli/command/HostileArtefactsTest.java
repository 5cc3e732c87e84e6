package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.inspection.SamplePki;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Artefacts of each kind with a text inside that would take a terminal over. */
class HostileArtefactsTest {

  private static final byte[] TEXT = SamplePki.HOSTILE_TEXT.getBytes(StandardCharsets.UTF_8);
  private static final byte[] NAME = SamplePki.hostileName().encoded();
  private static final byte[] ALGORITHM = hex("300a06082a8648ce3d040302");
  private static final byte[] SIGNATURE = hex("03020000");
  private static final byte[] UTC = der(0x17, "260101000000Z");
  private static final byte[] TIME = der(0x18, "20260101000000Z");

  @TempDir Path directory;

  static Stream<Arguments> artefacts() {
    byte[] key = hex("302a300506032b6570032100" + "00".repeat(32));
    byte[] crl = sequence(sequence(ALGORITHM, NAME, UTC, UTC), ALGORITHM, SIGNATURE);
    byte[] request =
        sequence(sequence(hex("020100"), NAME, key, SamplePki.der(0xa0)), ALGORITHM, SIGNATURE);
    byte[] basic =
        sequence(sequence(SamplePki.der(0xa1, NAME), TIME, sequence()), ALGORITHM, SIGNATURE);
    byte[] bytes = sequence(hex("06092b0601050507300101"), SamplePki.der(4, basic));
    byte[] response = sequence(hex("0a0100"), SamplePki.der(0xa0, bytes));
    return Stream.of(
        Arguments.of("a CRL", crl),
        Arguments.of("a request", request),
        Arguments.of("an OCSP response", response),
        Arguments.of("a PKCS#7", pkcs7(crl)),
        Arguments.of("a cipher", ascii(oldKey())),
        Arguments.of("a type of SSH key", ascii(Pem.encode(sshKey()))),
        Arguments.of("an alias of OpenSSL", ascii(Pem.encode(trusted()))),
        Arguments.of("an alias of Java", store()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("artefacts")
  void reachesNoTerminal(String what, byte[] artefact) throws IOException {
    Files.write(directory.resolve("file"), artefact);

    for (String option : List.of("--color=always", "--json")) {
      Ran ran = new Cli().in(directory).run("inspect", option, "file");

      assertThat(ran.exit()).as(what + ": " + ran.err()).isZero();
      assertThat(ran.out()).contains("[31m");
      assertThat((ran.out() + ran.err()).lines().flatMapToInt(String::codePoints))
          .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }
  }

  private static byte[] pkcs7(byte[] crl) {
    byte[] signed =
        sequence(
            hex("020101"),
            SamplePki.der(0x31),
            sequence(hex("06092a864886f70d010701")),
            SamplePki.der(0xa1, crl),
            SamplePki.der(0x31));
    return sequence(hex("06092a864886f70d010702"), SamplePki.der(0xa0, signed));
  }

  /** A header ends with its line, so no line break can be in it. */
  private static String oldKey() {
    return "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"
        + "DEK-Info: a\u001b[31m\u202e,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";
  }

  private static PemBlock sshKey() {
    ByteBuffer octets = ByteBuffer.allocate(500);
    octets.put("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII));
    string(octets, "none".getBytes(StandardCharsets.US_ASCII));
    string(octets, "none".getBytes(StandardCharsets.US_ASCII));
    string(octets, new byte[0]);
    octets.putInt(1);
    octets.putInt(4 + TEXT.length);
    string(octets, TEXT);
    string(octets, new byte[8]);
    byte[] written = new byte[octets.position()];
    octets.flip().get(written);
    return new PemBlock("OPENSSH PRIVATE KEY", written);
  }

  private static void string(ByteBuffer octets, byte[] string) {
    octets.putInt(string.length).put(string);
  }

  private static PemBlock trusted() {
    byte[] certificate = new SamplePki().root().encoded();
    byte[] settings = sequence(SamplePki.der(0x0c, TEXT));
    byte[] both =
        ByteBuffer.allocate(certificate.length + settings.length)
            .put(certificate)
            .put(settings)
            .array();
    return new PemBlock("TRUSTED CERTIFICATE", both);
  }

  private static byte[] store() {
    KeyStoreEntry entry =
        new KeyStoreEntry.Trusted(SamplePki.HOSTILE_TEXT, SamplePki.NOW, new SamplePki().root());
    return KeyStoreFormat.JKS.encode(
        KeyStoreContents.of(entry), "secret".toCharArray(), new SecureRandom());
  }

  private static byte[] sequence(byte[]... contents) {
    return SamplePki.der(0x30, contents);
  }

  private static byte[] der(int tag, String ascii) {
    return SamplePki.der(tag, ascii(ascii));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
