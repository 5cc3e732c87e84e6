package dev.minica.tls.wire.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.registry.SignatureSchemes;
import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.Tiles;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.extension.Cookie;
import dev.minica.tls.wire.extension.KeyShares;
import dev.minica.tls.wire.extension.MaxEarlyData;
import dev.minica.tls.wire.extension.OfferedPsks;
import dev.minica.tls.wire.extension.PskKeyExchangeModes;
import dev.minica.tls.wire.extension.RecordSizeLimit;
import dev.minica.tls.wire.extension.RetryGroup;
import dev.minica.tls.wire.extension.SelectedKeyShare;
import dev.minica.tls.wire.extension.SignatureAlgorithms;
import dev.minica.tls.wire.extension.SupportedGroups;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages of RFC 8448, and what the RFC says of them. */
class Rfc8448Test {

  static Stream<Octets> messages() {
    return Stream.of(
        Rfc8448.CLIENT_HELLO,
        Rfc8448.SERVER_HELLO,
        Rfc8448.ENCRYPTED_EXTENSIONS,
        Rfc8448.CERTIFICATE,
        Rfc8448.CERTIFICATE_VERIFY,
        Rfc8448.FINISHED,
        Rfc8448.NEW_SESSION_TICKET,
        Rfc8448.RESUMING_CLIENT_HELLO,
        Rfc8448.HELLO_RETRY_REQUEST);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void messagesAreCoveredByTheirFieldsAndWrittenAsTheyWere(Octets message) throws WireException {
    Decoded<HandshakeMessage> decoded = HandshakeMessage.decode(message, Context.TLS_1_3);
    Tiles.assertCovers(decoded);
    assertThat(decoded.value().encode()).isEqualTo(message);
  }

  private static <T extends HandshakeMessage> T read(Class<T> kind, Octets message)
      throws WireException {
    return kind.cast(HandshakeMessage.decode(message, Context.TLS_1_3).value());
  }

  @Test
  void theClientHelloSaysWhatTheClientWouldDo() throws WireException {
    ClientHello hello = read(ClientHello.class, Rfc8448.CLIENT_HELLO);
    assertThat(hello.name()).isEqualTo("ClientHello");
    assertThat(hello.random().hex()).startsWith("cb34ecb1e78163ba").endsWith("a2ef6283024dece7");
    assertThat(hello.legacySessionId()).isEqualTo(Octets.EMPTY);
    assertThat(hello.cipherSuites())
        .extracting(CipherSuites::name)
        .containsExactly(
            "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_256_GCM_SHA384");
    assertThat(hello.serverName()).contains("server");
    assertThat(hello.versions()).containsExactly(0x0304);
    assertThat(hello.allExtensions().types())
        .containsExactly(0, 0xff01, 10, 35, 51, 43, 13, 45, 28);
    assertThat(hello.allExtensions().find(SupportedGroups.class).orElseThrow().groups())
        .extracting(NamedGroups::name)
        .containsExactly(
            "x25519",
            "secp256r1",
            "secp384r1",
            "secp521r1",
            "ffdhe2048",
            "ffdhe3072",
            "ffdhe4096",
            "ffdhe6144",
            "ffdhe8192");
    assertThat(hello.allExtensions().find(SignatureAlgorithms.class).orElseThrow().schemes())
        .extracting(SignatureSchemes::name)
        .startsWith("ecdsa_secp256r1_sha256", "ecdsa_secp384r1_sha384")
        .endsWith("dsa_sha512", "dsa_sha1");
    assertThat(hello.allExtensions().find(PskKeyExchangeModes.class).orElseThrow().modes())
        .containsExactly(1);
    assertThat(hello.allExtensions().find(RecordSizeLimit.class))
        .contains(new RecordSizeLimit(16385));
  }

  /** The public keys that section 3 prints on their own. */
  @Test
  void theKeySharesAreThePrintedKeys() throws WireException {
    ClientHello client = read(ClientHello.class, Rfc8448.CLIENT_HELLO);
    assertThat(client.allExtensions().find(KeyShares.class).orElseThrow().entries())
        .singleElement()
        .satisfies(
            share -> {
              assertThat(share.group()).isEqualTo(NamedGroups.X25519);
              assertThat(share.keyExchange().hex())
                  .isEqualTo("99381de560e4bd43d23d8e435a7dbafeb3c06e51c13cae4d5413691e529aaf2c");
            });
    ServerHello server = read(ServerHello.class, Rfc8448.SERVER_HELLO);
    SelectedKeyShare share = server.allExtensions().find(SelectedKeyShare.class).orElseThrow();
    assertThat(share.entry().keyExchange().hex())
        .isEqualTo("c9828876112095fe66762bdbf7c672e156d6cc253b833df1dd69b1b04e751f0f");
  }

  @Test
  void theServerHelloSaysTheVersionInItsExtension() throws WireException {
    ServerHello hello = read(ServerHello.class, Rfc8448.SERVER_HELLO);
    assertThat(hello.isHelloRetryRequest()).isFalse();
    assertThat(hello.legacyVersion()).isEqualTo(0x0303);
    assertThat(hello.version()).isEqualTo(0x0304);
    assertThat(hello.cipherSuite()).isEqualTo(0x1301);
    assertThat(hello.downgradedTo()).isEmpty();
  }

  @Test
  void aHelloRetryRequestIsToldByItsRandom() throws WireException {
    ServerHello hello = read(ServerHello.class, Rfc8448.HELLO_RETRY_REQUEST);
    assertThat(hello.name()).isEqualTo("HelloRetryRequest");
    assertThat(hello.version()).isEqualTo(0x0304);
    assertThat(hello.allExtensions().find(RetryGroup.class))
        .contains(new RetryGroup(NamedGroups.SECP256R1));
    assertThat(hello.allExtensions().find(Cookie.class).orElseThrow().cookie().hex())
        .startsWith("71dcd04bb88bc318")
        .endsWith("f0f934b0")
        .hasSize(2 * 0x72);
  }

  /** RFC 8448 section 4: "ClientHello prefix (477 octets)", which the binder is over. */
  @Test
  void theBindersAreWhatFollowsThePrefix() throws WireException {
    ClientHello hello = read(ClientHello.class, Rfc8448.RESUMING_CLIENT_HELLO);
    OfferedPsks psks = hello.allExtensions().find(OfferedPsks.class).orElseThrow();
    assertThat(Rfc8448.RESUMING_CLIENT_HELLO.length() - psks.bindersLength()).isEqualTo(477);
    assertThat(psks.binders())
        .extracting(Octets::hex)
        .containsExactly("3add4fb2d8fdf822a0ca3cf7678ef5e88dae990141c5924d57bb6fa31b9e5f9d");
    NewSessionTicket13 ticket = read(NewSessionTicket13.class, Rfc8448.NEW_SESSION_TICKET);
    assertThat(psks.identities())
        .containsExactly(new OfferedPsks.PskIdentity(ticket.ticket(), 0xfad6aacbL));
  }

  @Test
  void theTicketSaysHowLongAndHowMuch() throws WireException {
    NewSessionTicket13 ticket = read(NewSessionTicket13.class, Rfc8448.NEW_SESSION_TICKET);
    assertThat(ticket.lifetime()).isEqualTo(30);
    assertThat(ticket.ageAdd()).isEqualTo(0xfad6aac5L);
    assertThat(ticket.nonce().hex()).isEqualTo("0000");
    assertThat(ticket.extensions().find(MaxEarlyData.class)).contains(new MaxEarlyData(1024));
  }

  @Test
  void theRestOfTheFlightIsReadAsWell() throws WireException {
    assertThat(read(EncryptedExtensions.class, Rfc8448.ENCRYPTED_EXTENSIONS).extensions().types())
        .containsExactly(10, 28, 0);
    assertThat(read(Certificate13.class, Rfc8448.CERTIFICATE).certificates())
        .singleElement()
        .satisfies(der -> assertThat(der.length()).isEqualTo(432));
    DigitallySigned signed = read(CertificateVerify.class, Rfc8448.CERTIFICATE_VERIFY).signed();
    assertThat(signed.scheme()).hasValue(0x0804);
    assertThat(signed.signature().length()).isEqualTo(128);
    assertThat(read(Finished.class, Rfc8448.FINISHED).verifyData().hex()).startsWith("9b9b141d");
  }

  @Test
  void fieldsSayInWordsWhatTheOctetsMean() throws WireException {
    Decoded<HandshakeMessage> hello =
        HandshakeMessage.decode(Rfc8448.CLIENT_HELLO, Context.UNKNOWN);
    assertThat(hello.find("msg_type").orElseThrow().value()).isEqualTo("client_hello (1)");
    assertThat(hello.find("CipherSuite").orElseThrow().value())
        .isEqualTo("TLS_AES_128_GCM_SHA256 (0x1301)");
    assertThat(hello.find("server_name").orElseThrow().value()).isEqualTo("server");
    assertThat(hello.find("key_share").orElseThrow().value()).isEqualTo("x25519, 32 octets");
    Decoded<HandshakeMessage> retry =
        HandshakeMessage.decode(Rfc8448.HELLO_RETRY_REQUEST, Context.UNKNOWN);
    assertThat(retry.find("random").orElseThrow().note()).contains("HelloRetryRequest");
  }
}
