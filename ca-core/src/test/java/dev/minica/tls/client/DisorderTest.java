package dev.minica.tls.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.analysis.Credential;
import dev.minica.tls.client.Script.Met;
import dev.minica.tls.client.Script.Part;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.diagnosis.Cause;
import dev.minica.tls.diagnosis.Diagnostician;
import dev.minica.tls.diagnosis.Inquiry;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Finding;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Verdict;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.handshake.CertificateRequest13;
import dev.minica.tls.wire.handshake.EmptyMessage;
import dev.minica.tls.wire.handshake.KeyUpdate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servers that say something where it has no place. The judge is the clause that has each alert;
 * the trace names the clause, and blames the server.
 */
@Timeout(120)
class DisorderTest {

  private static final int UNEXPECTED_MESSAGE = 10;
  private static final int ILLEGAL_PARAMETER = 47;

  @TempDir static Path folder;
  private static Credential credential;

  @BeforeAll
  static void makeKey() {
    credential = Credential.of(folder, "p256", "ec -pkeyopt ec_paramgen_curve:P-256");
  }

  /** So that what is refused below is refused for its order alone. */
  @Test
  void inOrderNothingIsRefused() throws IOException {
    Met in12 =
        Script.tls12(
            credential,
            server -> {
              server.helloRequest();
              server.serverHello();
              server.showCertificate();
              server.status();
              server.helloRequest();
              server.keyExchange();
              server.request();
              server.done();
            });
    Met in13 = Script.tls13(credential, Script13::shakeHands);

    assertThat(in12.capture().complaint())
        .isEqualTo("the server ended the connection where ChangeCipherSpec is due");
    assertThat(in12.trace().findings()).isEmpty();
    assertThat(in13.capture().complaint()).startsWith("the server ended the connection where an ");
    assertThat(in13.trace().verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(in13.trace().checks(Outcome.DISAGREED)).isEmpty();
  }

  /** RFC 5246 section 7.4: an order other than that of section 7.3 is fatal. */
  static Stream<Arguments> flights() {
    return Stream.of(
        flight(
            "ServerKeyExchange before Certificate",
            "ServerKeyExchange where the server's Certificate is awaited",
            server -> {
              server.serverHello();
              server.keyExchange();
              server.showCertificate();
              server.done();
            }),
        flight(
            "no Certificate at all",
            "ServerHelloDone where the server's Certificate is awaited",
            server -> {
              server.serverHello();
              server.done();
            }),
        flight(
            "Certificate twice",
            "Certificate where ServerKeyExchange is awaited",
            server -> {
              server.serverHello();
              server.showCertificate();
              server.showCertificate();
              server.keyExchange();
              server.done();
            }),
        flight(
            "ServerKeyExchange twice",
            "ServerKeyExchange where ServerHelloDone is awaited",
            server -> {
              server.serverHello();
              server.showCertificate();
              server.keyExchange();
              server.keyExchange();
              server.done();
            }),
        flight(
            "no ServerKeyExchange",
            "ServerHelloDone where ServerKeyExchange is awaited",
            server -> {
              server.serverHello();
              server.showCertificate();
              server.done();
            }),
        flight(
            "CertificateRequest before ServerKeyExchange",
            "CertificateRequest where ServerKeyExchange is awaited",
            server -> {
              server.serverHello();
              server.showCertificate();
              server.request();
              server.keyExchange();
              server.done();
            }),
        flight(
            "CertificateRequest twice",
            "CertificateRequest where ServerHelloDone is awaited",
            server -> {
              server.serverHello();
              server.showCertificate();
              server.keyExchange();
              server.request();
              server.request();
              server.done();
            }),
        flight(
            "CertificateRequest after ServerHelloDone",
            "CertificateRequest where ChangeCipherSpec of the server is awaited",
            server -> {
              server.serverHello();
              server.showCertificate();
              server.keyExchange();
              server.done();
              server.awaitAnswer();
              server.request();
            }),
        flight(
            "CertificateStatus twice",
            "CertificateStatus where ServerKeyExchange is awaited",
            server -> {
              server.serverHello();
              server.showCertificate();
              server.status();
              server.status();
              server.keyExchange();
              server.done();
            }),
        flight(
            "CertificateStatus that was not promised",
            "CertificateStatus where ServerKeyExchange is awaited",
            server -> {
              server.serverHelloThatPromisesNothing();
              server.showCertificate();
              server.status();
              server.keyExchange();
              server.done();
            }),
        flight(
            "ServerHello twice",
            "ServerHello where the server's Certificate is awaited",
            server -> {
              server.serverHello();
              server.serverHello();
              server.showCertificate();
              server.keyExchange();
              server.done();
            }));
  }

  private static Arguments flight(String name, String finding, Part<Script12> part) {
    return Arguments.of(name, finding, part);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("flights")
  void theFlightOfTls12HasItsOrder(String name, String finding, Part<Script12> part)
      throws IOException {
    Met met = Script.tls12(credential, part);

    assertThat(met.capture().complaint()).startsWith("the server sent ");
    refused(met, UNEXPECTED_MESSAGE, finding + " (RFC 5246 section 7.4)");
  }

  /**
   * RFC 5246 section 7.1; who takes it sooner has keys that anybody can compute (CVE-2014-0224).
   */
  @Test
  void aCipherChangeOfTls12HasItsPlace() throws IOException {
    for (int place = 0; place < 4; place++) {
      int before = place;
      Met met =
          Script.tls12(
              credential,
              server -> {
                at(0, before, server);
                server.serverHello();
                at(1, before, server);
                server.showCertificate();
                at(2, before, server);
                server.keyExchange();
                at(3, before, server);
                server.done();
              });

      assertThat(alerts(met)).as("in place %d", place).containsExactly(UNEXPECTED_MESSAGE);
      assertThat(met.trace().verdict()).isEqualTo(Verdict.FAILED);
    }
  }

  private static void at(int here, int place, Script server) {
    if (here == place) {
      server.sendCipherChange();
    }
  }

  /** RFC 8446 section 5: passed over, if the server then takes TLS 1.3; in TLS 1.2 it is none. */
  @Test
  void aCipherChangeBeforeServerHello() throws IOException {
    Met in13 =
        Script.tls13(
            credential,
            server -> {
              server.sendCipherChange();
              server.shakeHands();
            });
    Met in12 =
        Script.either(
            credential,
            server -> {
              server.sendCipherChange();
              server.serverHello();
              server.showCertificate();
              server.keyExchange();
              server.done();
            });

    assertThat(alerts(in13)).isEmpty();
    assertThat(in13.trace().verdict()).isEqualTo(Verdict.COMPLETE);
    refused(
        in12,
        UNEXPECTED_MESSAGE,
        "ChangeCipherSpec where the ServerHello is awaited (RFC 5246 section 7.1)");
  }

  /** RFC 8446 section 5 and appendix D.4: until the server has finished. */
  @Test
  void aDummyCipherChangeIsPassedOverUntilFinished() throws IOException {
    Met met =
        Script.tls13(
            credential,
            server -> {
              server.serverHello();
              server.sendCipherChange();
              server.extensions();
              server.sendCipherChange();
              server.showCertificate();
              server.proof();
              server.sendCipherChange();
              server.finished();
            });

    assertThat(alerts(met)).isEmpty();
    assertThat(met.trace().verdict()).isEqualTo(Verdict.COMPLETE);
    refused(
        after13(Script::sendCipherChange),
        UNEXPECTED_MESSAGE,
        "ChangeCipherSpec where the end is awaited (RFC 8446 section 5)");
  }

  @Test
  void aDummyCipherChangeIsOneOctetInClear() throws IOException {
    Met other =
        Script.tls13(
            credential,
            server -> {
              server.serverHello();
              server.sendClear(ContentTypes.CHANGE_CIPHER_SPEC, Octets.ofHex("02"));
              server.extensions();
            });
    Met under =
        Script.tls13(
            credential,
            server -> {
              server.serverHello();
              server.send(ContentTypes.CHANGE_CIPHER_SPEC, Octets.ofHex("01"));
              server.extensions();
            });

    assertThat(alerts(other)).containsExactly(UNEXPECTED_MESSAGE);
    assertThat(other.trace().findings()).extracting(Finding::sender).contains(Sender.SERVER);
    refused(under, UNEXPECTED_MESSAGE, "ChangeCipherSpec under keys (RFC 8446 section 5)");
  }

  /** RFC 8446 section 4.6.3. */
  @Test
  void aKeyUpdateAsksForOneThingOrNothing() throws IOException {
    refused(
        after13(server -> server.say(new KeyUpdate(2))),
        ILLEGAL_PARAMETER,
        "KeyUpdate asks for 2, which is nothing (RFC 8446 section 4.6.3)");
  }

  /** RFC 8446 section 4: TLS 1.3 has no such message. */
  @Test
  void aHelloRequestInTls13() throws IOException {
    Met within =
        Script.tls13(
            credential,
            server -> {
              server.serverHello();
              server.say(EmptyMessage.HELLO_REQUEST);
              server.extensions();
            });

    refused(
        within,
        UNEXPECTED_MESSAGE,
        "HelloRequest where EncryptedExtensions is awaited (RFC 8446 section 4)");
    refused(
        after13(server -> server.say(EmptyMessage.HELLO_REQUEST)),
        UNEXPECTED_MESSAGE,
        "HelloRequest where the end is awaited (RFC 8446 section 4)");
  }

  /** RFC 8446 section 4.6.2: of who has not offered post_handshake_auth. */
  @Test
  void aCertificateRequestAfterTheHandshake() throws IOException {
    Met met =
        after13(
            server -> server.say(new CertificateRequest13(Octets.ofHex("01"), Extensions.NONE)));

    assertThat(alerts(met)).containsExactly(UNEXPECTED_MESSAGE);
    assertThat(met.trace().findings())
        .extracting(Finding::words)
        .contains("CertificateRequest that the client has not offered (RFC 8446 section 4.6.2)");
  }

  /** RFC 8446 section 6: who has no keys yet says it in clear; who has them must not. */
  @Test
  void anAlertInClear() throws IOException {
    Octets alert = new Alert(Alert.FATAL, 80).encode();
    Met sooner =
        Script.tls13(
            credential,
            server -> {
              server.serverHello();
              server.sendClear(ContentTypes.ALERT, alert);
            });
    Met later = after13(server -> server.sendClear(ContentTypes.ALERT, alert));

    assertThat(sooner.capture().complaint())
        .isEqualTo("the server sent the alert internal_error (80)");
    assertThat(sooner.trace().because()).isEqualTo("the server broke it off: internal_error");
    assertThat(sooner.trace().findings()).isEmpty();
    assertThat(later.capture().complaint())
        .isEqualTo("a record of the server: it is not protected");
    assertThat(clientsAlerts(later)).containsExactly(UNEXPECTED_MESSAGE);
    assertThat(later.trace().findings())
        .extracting(Finding::words)
        .contains("a record that is not protected (RFC 8446 section 5)");
  }

  private static Met after13(Part<Script13> part) throws IOException {
    return Script.tls13(
        credential,
        server -> {
          server.shakeHands();
          server.awaitAnswer();
          part.play(server);
        });
  }

  /** The client says why it goes, and the trace whose fault it is. */
  private static void refused(Met met, int alert, String finding) {
    assertThat(alerts(met)).containsExactly(alert);
    assertThat(met.trace().verdict()).isEqualTo(Verdict.FAILED);
    assertThat(met.trace().findings()).extracting(Finding::sender).contains(Sender.SERVER);
    assertThat(met.trace().findings()).extracting(Finding::words).contains(finding);
    assertThat(
            Diagnostician.diagnose(
                Inquiry.into(met.trace(), "server").withComplaint(met.capture().complaint())))
        .anySatisfy(
            diagnosis -> {
              assertThat(diagnosis.cause()).isEqualTo(Cause.PROTOCOL_VIOLATION);
              assertThat(diagnosis.evidence()).anyMatch(line -> line.endsWith(finding));
            });
  }

  private static List<Integer> alerts(Met met) {
    return clientsAlerts(met).stream().filter(alert -> alert != 0).toList();
  }

  private static List<Integer> clientsAlerts(Met met) {
    return met.trace().events().stream()
        .filter(event -> event.sender() == Sender.CLIENT)
        .filter(event -> event.content() instanceof Content.AlertSent)
        .map(event -> ((Content.AlertSent) event.content()).alert().description())
        .toList();
  }
}
