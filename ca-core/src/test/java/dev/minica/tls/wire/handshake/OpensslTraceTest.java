package dev.minica.tls.wire.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.testing.Tool;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.RecordReader;
import dev.minica.tls.wire.Tiles;
import dev.minica.tls.wire.TlsRecord;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.extension.StapledStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Handshakes of OpenSSL's client with OpenSSL's server. The server prints the octets of each
 * message, the client what they mean; what is read from the octets has to be what the client says.
 */
class OpensslTraceTest {

  private static final String WITH_CERTIFICATE = "-cert %/cert.pem -key %/key.pem ";

  @TempDir static Path folder;

  @BeforeAll
  static void makeCertificate() {
    Tool openssl = Tool.named("openssl");
    String name = "/CN=server.example";
    openssl
        .run(
            (Object[])
                ("req -x509 -newkey rsa:2048 -nodes -days 2 -subj "
                        + name
                        + " -keyout "
                        + folder.resolve("key.pem")
                        + " -out "
                        + folder.resolve("cert.pem"))
                    .split(" "))
        .succeeded();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RSA   |                       | -tls1_2 -cipher AES128-GCM-SHA256",
        "DHE   |                       | -tls1_2 -cipher DHE-RSA-AES128-GCM-SHA256",
        "ECDHE |                       | -tls1_2 -cipher ECDHE-RSA-AES128-SHA -curves P-384",
        "ECDHE | -Verify 1 -CAfile cert.pem | -tls1_2 -alpn h2,http/1.1 -status CERT",
        "ECDHE | -Verify 1 -cipher ALL:@SECLEVEL=0 | -tls1_1 -cipher ALL:@SECLEVEL=0 CERT",
        "DHE   | -cipher ADH:@SECLEVEL=0   | -tls1_2 -cipher ADH:@SECLEVEL=0",
        "ECDHE | -cipher AECDH:@SECLEVEL=0 | -tls1_2 -cipher AECDH:@SECLEVEL=0",
        "OTHER |                       | -tls1_3",
        "OTHER | -Verify 1 -alpn h2    | -alpn h2 -status -groups P-256:ffdhe2048 CERT",
        "OTHER | -groups P-521         | -groups X25519:P-521"
      })
  void messagesSayWhatOpensslSays(KeyExchange exchange, @Nullable String server, String client)
      throws Exception {
    String arguments = client.replace("CERT", WITH_CERTIFICATE);
    agree(
        OpensslConversation.of(folder, Objects.requireNonNullElse(server, ""), arguments),
        exchange);
  }

  @Test
  void resumptionsSayWhatOpensslSays() throws Exception {
    agree(
        OpensslConversation.of(
            folder, "", "-tls1_3 -sess_out %/session13", "-tls1_3 -sess_in %/session13"),
        KeyExchange.OTHER);
    agree(
        OpensslConversation.of(
            folder,
            "-cipher AES128-GCM-SHA256",
            "-tls1_2 -sess_out %/session12",
            "-tls1_2 -sess_in %/session12"),
        KeyExchange.RSA);
  }

  /** OpenSSL leaves them alone, so the file that the server was given is the judge. */
  @Test
  void stapledResponsesAreTheServersOwn() throws Exception {
    Octets response = Octets.of(Files.readAllBytes(makeOcspResponse()));
    String stapling = "-status_file ocsp.der";
    OpensslConversation older = OpensslConversation.of(folder, stapling, "-status -tls1_2");
    agree(older, KeyExchange.ECDHE);
    assertThat(older.toClient()).contains(new CertificateStatus(1, response).encode());
    OpensslConversation newer = OpensslConversation.of(folder, stapling, "-status -tls1_3");
    agree(newer, KeyExchange.OTHER);
    Certificate13 certificate =
        (Certificate13) HandshakeMessage.decode(newer.toClient().get(2), Context.TLS_1_3).value();
    assertThat(certificate.entries().get(0).extensions().find(StapledStatus.class))
        .contains(new StapledStatus(1, response));
  }

  private static Path makeOcspResponse() throws IOException {
    Path index = Files.writeString(folder.resolve("index.txt"), "");
    Path certificate = folder.resolve("cert.pem");
    Path response = folder.resolve("ocsp.der");
    Tool.named("openssl")
        .run(
            (Object[])
                ("ocsp -index "
                        + index
                        + " -CA "
                        + certificate
                        + " -issuer "
                        + certificate
                        + " -cert "
                        + certificate
                        + " -rsigner "
                        + certificate
                        + " -rkey "
                        + folder.resolve("key.pem")
                        + " -respout "
                        + response)
                    .split(" "))
        .succeeded();
    return response;
  }

  private static void agree(OpensslConversation conversation, KeyExchange exchange)
      throws WireException {
    List<ServerHello> hellos = hellos(conversation.toClient());
    Context context = new Context(hellos.get(0).version(), exchange);
    agree(conversation.toServer(), conversation.trace().sent(), context);
    agree(conversation.toClient(), conversation.trace().received(), context);
    assertThat(clear(conversation.wireToServer())).contains(conversation.toServer().get(0));
    assertThat(clear(conversation.wireToClient())).contains(conversation.toClient().get(0));
    if (!context.isTls13()) {
      assertThat(clear(conversation.wireToClient()))
          .containsAll(withoutFinished(conversation.toClient()));
    }
  }

  private static List<ServerHello> hellos(List<Octets> messages) throws WireException {
    List<ServerHello> hellos = new ArrayList<>();
    for (Octets message : messages) {
      if (message.at(0) == 2) {
        hellos.add((ServerHello) HandshakeMessage.decode(message, Context.UNKNOWN).value());
      }
    }
    return hellos;
  }

  private static void agree(
      List<Octets> messages, List<OpensslTrace.Message> traced, Context context)
      throws WireException {
    assertThat(messages).isNotEmpty().hasSameSizeAs(traced);
    for (int i = 0; i < messages.size(); i++) {
      Decoded<HandshakeMessage> read = HandshakeMessage.decode(messages.get(i), context);
      OpensslTrace.Message said = traced.get(i);
      Tiles.assertCovers(read);
      assertThat(read.value().encode()).isEqualTo(messages.get(i));
      assertThat(read.value().name().replace("HelloRetryRequest", "ServerHello"))
          .isEqualTo(said.name());
      assertThat(messages.get(i).length() - HandshakeMessage.HEADER).isEqualTo(said.length());
      assertThat(OpensslWording.of(read.value())).as(said.name()).isEqualTo(said.lines());
    }
  }

  /** The messages in records that are not protected, as they went over the wire. */
  private static List<Octets> clear(List<Octets> connections) throws WireException {
    List<Octets> messages = new ArrayList<>();
    for (Octets connection : connections) {
      messages.addAll(clear(connection));
    }
    return messages;
  }

  private static List<Octets> clear(Octets stream) throws WireException {
    RecordReader records = new RecordReader();
    records.accept(stream);
    List<Octets> messages = new ArrayList<>();
    HandshakeReader handshake = new HandshakeReader();
    boolean isProtected = false;
    for (Optional<TlsRecord> next = records.next(); next.isPresent(); next = records.next()) {
      TlsRecord record = next.get();
      isProtected |= record.type() == ContentTypes.CHANGE_CIPHER_SPEC;
      if (record.type() == ContentTypes.HANDSHAKE && !isProtected) {
        handshake.accept(record.fragment());
        for (Optional<Octets> m = handshake.next(); m.isPresent(); m = handshake.next()) {
          messages.add(m.get());
        }
      }
    }
    assertThat(records.pending()).isEqualTo(Octets.EMPTY);
    return messages;
  }

  /** Finished is protected, and comes after ChangeCipherSpec. */
  private static List<Octets> withoutFinished(List<Octets> messages) {
    return messages.stream().filter(message -> message.at(0) != 20).toList();
  }
}
