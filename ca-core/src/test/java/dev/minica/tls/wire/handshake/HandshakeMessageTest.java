package dev.minica.tls.wire.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Escaped;
import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.Tiles;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.extension.OtherExtension;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HandshakeMessageTest {

  private static final long SEED = 8446;

  static Stream<GeneratedMessages.Sample> samples() {
    return IntStream.range(0, 20)
        .boxed()
        .flatMap(round -> new GeneratedMessages(SEED + round).ofEveryKind().stream());
  }

  @Test
  void whatIsWrittenIsReadBackAndCoveredByItsFields() throws WireException {
    for (GeneratedMessages.Sample sample : samples().toList()) {
      Octets written = sample.message().encode();
      Decoded<HandshakeMessage> read = HandshakeMessage.decode(written, sample.context());
      assertThat(read.value()).isEqualTo(sample.message());
      Tiles.assertCovers(read);
    }
  }

  @Test
  void aMessageThatEndsEarlyIsRefusedWhereverItEnds() {
    for (GeneratedMessages.Sample sample : new GeneratedMessages(SEED).ofEveryKind()) {
      Octets whole = sample.message().encode();
      for (int length = 0; length < whole.length(); length++) {
        Octets part = whole.range(0, length);
        assertThatThrownBy(() -> HandshakeMessage.decode(part, sample.context()))
            .isInstanceOf(WireException.class);
      }
    }
  }

  /** Lengths, counts and numbers broken: a value that makes the same octets, or a refusal. */
  @Test
  void anyChangeIsReadOrRefused() {
    Random random = new Random(SEED);
    int read = 0;
    int refused = 0;
    for (GeneratedMessages.Sample sample : samples().toList()) {
      byte[] octets = sample.message().encode().toArray();
      for (int edit = 0; edit < 20; edit++) {
        byte[] changed = octets.clone();
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        if (isRead(Octets.of(changed), sample.context())) {
          read++;
        } else {
          refused++;
        }
      }
    }
    assertThat(read).isGreaterThan(1000);
    assertThat(refused).isGreaterThan(1000);
  }

  private static boolean isRead(Octets octets, Context context) {
    try {
      Decoded<HandshakeMessage> read = HandshakeMessage.decode(octets, context);
      assertThat(read.value().encode()).isEqualTo(octets);
      Tiles.assertCovers(read);
      return true;
    } catch (WireException refused) {
      assertThat(refused.getMessage())
          .isEqualTo(Escaped.of(refused.getMessage()))
          .hasSizeLessThan(200);
      assertThat(refused.offset()).isBetween(0, octets.length());
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({
    // session id of 33 octets
    "01 000023 0303 %32 21, at octet 38: legacy_session_id of 0 to 32 octets expected",
    // no cipher suite
    "01 000025 0303 %32 00 0000, at octet 39: cipher_suites of 2 to 65534 octets expected",
    // a suite and a half
    "01 00002a 0303 %32 00 0003 c02f00 01 00, at octet 43: CipherSuite of 2 octets expected",
    // a host name that reaches beyond the list
    "01 000035 0303 %32 00 0002 c02f 01 00 000a 0000 0006 0004 00 0002 61, at octet 56: HostName",
    // server_name in a ServerHello is empty
    "02 00002e 0303 %32 00 c02f 00 0006 0000 0002 abcd, at octet 48: nothing more expected",
    // more after the message
    "0e 000000 00, at octet 4: nothing more expected",
    // a KeyUpdate of two octets
    "18 000002 00 00, at octet 5: nothing more expected"
  })
  void whereAndWhatIsSaid(String hex, String says) {
    Octets octets = Octets.ofHex(hex.replace("%32", "00".repeat(32)));
    assertThatThrownBy(() -> HandshakeMessage.decode(octets, Context.UNKNOWN))
        .isInstanceOf(WireException.class)
        .hasMessageStartingWith(says);
  }

  /** RFC 5246 section 7.4.1.2: whether there are extensions is seen by what follows. */
  @Test
  void noExtensionsAndAnEmptyListOfThemAreTwoThings() throws WireException {
    ClientHello without =
        new ClientHello(
            0x0301,
            Octets.of(new byte[32]),
            Octets.EMPTY,
            List.of(0x002f),
            List.of(0),
            Optional.empty());
    Octets octets = without.encode();
    assertThat(HandshakeMessage.decode(octets, Context.UNKNOWN).value()).isEqualTo(without);
    Octets with = new Encoder().uint8(1).vector(3, body(octets, "0000")).octets();
    ClientHello read = (ClientHello) HandshakeMessage.decode(with, Context.UNKNOWN).value();
    assertThat(read.extensions()).contains(Extensions.NONE);
    assertThat(read.versions()).containsExactly(0x0301);
  }

  private static Octets body(Octets message, String more) {
    return new Encoder()
        .opaque(message.range(HandshakeMessage.HEADER, message.length()))
        .opaque(Octets.ofHex(more))
        .octets();
  }

  @Test
  void theSameOctetsAreReadAsTheVersionWantsIt() throws WireException {
    Octets empty12 = new Certificate12(List.of()).encode();
    Octets empty13 = new Certificate13(Octets.EMPTY, List.of()).encode();
    assertThat(HandshakeMessage.decode(empty12, Context.tls12(KeyExchange.RSA)).value())
        .isInstanceOf(Certificate12.class);
    assertThat(HandshakeMessage.decode(empty13, Context.TLS_1_3).value())
        .isInstanceOf(Certificate13.class);
    assertThatThrownBy(() -> HandshakeMessage.decode(empty12, Context.TLS_1_3))
        .isInstanceOf(WireException.class);
  }

  @Test
  void explicitCurvesAreKeptAsTheyAre() throws WireException {
    Octets explicit = Octets.ofHex("0c 000004 01 020304");
    assertThat(HandshakeMessage.decode(explicit, Context.tls12(KeyExchange.ECDHE)).value())
        .isEqualTo(new OtherServerKeyExchange(Octets.ofHex("01020304")));
  }

  @ParameterizedTest
  @CsvSource({"444f574e47524401, 0x0303", "444f574e47524400, 0x0302"})
  void aDowngradeIsSeenAtTheEndOfTheRandom(String end, String version) {
    ServerHello hello =
        new ServerHello(
            0x0303, Octets.ofHex("00".repeat(24) + end), Octets.EMPTY, 0xc02f, 0, Optional.empty());
    assertThat(hello.downgradedTo()).hasValue(Integer.decode(version));
  }

  @Test
  void valuesThatNoMessageCouldHoldAreNotMade() {
    assertThatThrownBy(() -> new Finished(Octets.of(new byte[1 << 24])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new ServerHello(0x0303, Octets.EMPTY, Octets.EMPTY, 0x1301, 0, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("random");
    assertThatThrownBy(
            () -> Extensions.of(OtherExtension.padding(0x8000), OtherExtension.padding(0x8000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("extensions");
  }

  @ParameterizedTest
  @MethodSource("names")
  void messagesAreCalledAsRfcsDo(HandshakeMessage message, String name) {
    assertThat(message.name()).isEqualTo(name);
  }

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of(EmptyMessage.SERVER_HELLO_DONE, "ServerHelloDone"),
        Arguments.of(new Certificate12(List.of()), "Certificate"),
        Arguments.of(new OtherMessage(99, Octets.EMPTY), "unknown (99)"));
  }
}
