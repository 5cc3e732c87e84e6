package dev.minica.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.key.RsaEncryption;
import dev.minica.tls.crypto.OpensslServer.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A recorded conversation of OpenSSL with itself opens with its key log: each Finished is the one
 * computed here, and what both said comes out.
 */
class OpensslConversationTest {

  private static final int ENCRYPT_THEN_MAC = 22;
  private static final int EXTENDED_MASTER_SECRET = 23;

  /** What s_client exports unless told otherwise. */
  private static final int EXPORTED_LENGTH = 20;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  @TempDir private static Path folder;
  private static OpensslServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new OpensslServer(folder);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_AES_128_CCM_SHA256",
        "TLS_AES_128_CCM_8_SHA256",
      })
  void tls13(String name) throws Exception {
    CipherSuite suite = Suites.named(name);
    Visit visit = server.visit("-tls1_3", "-ciphersuites", name, "-cipher", "ALL:@SECLEVEL=0");
    Direction client = new Direction(visit.recording().sentBy(Sender.CLIENT));
    Direction serverSide = new Direction(visit.recording().sentBy(Sender.SERVER));
    Transcript transcript = new Transcript();
    client.clearMessages().forEach(transcript::add);
    serverSide.clearMessages().forEach(transcript::add);

    assertFinished13(visit, suite, Sender.SERVER, serverSide, transcript);
    assertFinished13(visit, suite, Sender.CLIENT, client, transcript);

    assertThat(client.rest(traffic(visit, suite, Sender.CLIENT, "TRAFFIC_SECRET_0")))
        .isEqualTo("hello\n");
    assertThat(serverSide.rest(traffic(visit, suite, Sender.SERVER, "TRAFFIC_SECRET_0")))
        .isEqualTo("olleh\n");
    Derivation exported =
        Exporter.of(
            suite.hash(),
            visit.secret("EXPORTER_SECRET"),
            OpensslServer.EXPORTED_LABEL,
            new byte[0],
            EXPORTED_LENGTH);
    assertThat(HEX.formatHex(exported.octets())).isEqualTo(visit.exported());
  }

  /** {@code K} asks s_client for a KeyUpdate that asks for one in turn. */
  @Test
  void keysAreUpdatedInBothDirections() throws Exception {
    CipherSuite suite = Suites.named("TLS_AES_256_GCM_SHA384");
    String[] options = {"-tls1_3", "-ciphersuites", suite.name()};
    Visit visit = server.visit("K\n", options);
    Direction client = new Direction(visit.recording().sentBy(Sender.CLIENT));
    Direction serverSide = new Direction(visit.recording().sentBy(Sender.SERVER));
    client.clearMessages();
    serverSide.clearMessages();
    client.messages(handshakeProtection(visit, suite, Sender.CLIENT));
    serverSide.messages(handshakeProtection(visit, suite, Sender.SERVER));

    assertThat(client.rest(traffic(visit, suite, Sender.CLIENT, "TRAFFIC_SECRET_0")))
        .isEqualTo("hello\n");
    assertThat(serverSide.rest(traffic(visit, suite, Sender.SERVER, "TRAFFIC_SECRET_0")))
        .isEqualTo("olleh\n");
    assertThat(client.updates()).isOne();
    assertThat(serverSide.updates()).isOne();
  }

  private static TrafficSecret traffic(
      Visit visit, CipherSuite suite, Sender sender, String label) {
    return new TrafficSecret(suite, sender, visit.secret(sender.name() + "_" + label));
  }

  private static RecordProtection handshakeProtection(
      Visit visit, CipherSuite suite, Sender sender) {
    TrafficSecret traffic = traffic(visit, suite, sender, "HANDSHAKE_TRAFFIC_SECRET");
    return RecordProtection.tls13(suite, traffic.writeKeys());
  }

  private static void assertFinished13(
      Visit visit, CipherSuite suite, Sender sender, Direction direction, Transcript transcript) {
    TrafficSecret traffic = traffic(visit, suite, sender, "HANDSHAKE_TRAFFIC_SECRET");
    List<byte[]> messages = direction.messages(RecordProtection.tls13(suite, traffic.writeKeys()));
    messages.subList(0, messages.size() - 1).forEach(transcript::add);
    byte[] finished = messages.get(messages.size() - 1);
    NamedOctets hash = transcript.hash13(suite.hash(), "..").output();
    assertThat(traffic.verifyData(hash).octets()).isEqualTo(Messages.body(finished));
    transcript.add(finished);
  }

  @ParameterizedTest
  @CsvSource({
    "AES128-GCM-SHA256, TLS_RSA_WITH_AES_128_GCM_SHA256",
    "AES256-GCM-SHA384, TLS_RSA_WITH_AES_256_GCM_SHA384",
    "AES128-CCM, TLS_RSA_WITH_AES_128_CCM",
    "AES256-CCM8, TLS_RSA_WITH_AES_256_CCM_8",
    "AES128-SHA, TLS_RSA_WITH_AES_128_CBC_SHA",
    "AES256-SHA256, TLS_RSA_WITH_AES_256_CBC_SHA256",
    "ECDHE-RSA-AES128-GCM-SHA256, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "ECDHE-RSA-CHACHA20-POLY1305, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    "ECDHE-RSA-AES256-SHA384, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
    "ECDHE-ECDSA-AES128-CCM8, TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8",
    "DHE-RSA-AES256-GCM-SHA384, TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
  })
  void tls12(String cipher, String name) throws Exception {
    assertOpens12(Suites.named(name), server.visit("-tls1_2", "-cipher", cipher + ":@SECLEVEL=0"));
  }

  @ParameterizedTest
  @CsvSource({
    "AES128-SHA, TLS_RSA_WITH_AES_128_CBC_SHA",
    "AES256-SHA256, TLS_RSA_WITH_AES_256_CBC_SHA256",
    "ECDHE-RSA-AES256-SHA384, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
  })
  void tls12WithTheMacInside(String cipher, String name) throws Exception {
    assertOpens12(
        Suites.named(name), server.visit("-tls1_2", "-no_etm", "-cipher", cipher + ":@SECLEVEL=0"));
  }

  @Test
  void tls12WithoutExtendedMasterSecret() throws Exception {
    Visit visit =
        server.visitOfGnutls(
            "NONE:+VERS-TLS1.2:+RSA:+AES-128-GCM:+AEAD:+SIGN-ALL:+COMP-NULL:%NO_SESSION_HASH");

    assertThat(serverHello(visit))
        .matches(hello -> !Messages.hasExtension(hello, EXTENDED_MASTER_SECRET));
    assertOpens12(Suites.named("TLS_RSA_WITH_AES_128_GCM_SHA256"), visit);
  }

  private static boolean isTicket(byte[] message) {
    return Messages.type(message) == Messages.NEW_SESSION_TICKET;
  }

  private static byte[] serverHello(Visit visit) {
    return new Direction(visit.recording().sentBy(Sender.SERVER)).clearMessages().get(0);
  }

  private static void assertOpens12(CipherSuite suite, Visit visit) throws IOException {
    Direction client = new Direction(visit.recording().sentBy(Sender.CLIENT));
    Direction serverSide = new Direction(visit.recording().sentBy(Sender.SERVER));
    List<byte[]> ofClient = client.clearMessages();
    List<byte[]> ofServer = serverSide.clearMessages();
    byte[] serverHello = ofServer.get(0);
    KeySchedule12 schedule =
        KeySchedule12.of(suite, Messages.random(ofClient.get(0)), Messages.random(serverHello));
    NamedOctets master = visit.secret("CLIENT_RANDOM");
    KeyBlock keys = schedule.keyBlock(master);
    boolean encryptThenMac = Messages.hasExtension(serverHello, ENCRYPT_THEN_MAC);

    Transcript transcript = new Transcript();
    transcript.add(ofClient.get(0));
    ofServer.stream().filter(message -> !isTicket(message)).forEach(transcript::add);
    ofClient.stream().skip(1).forEach(transcript::add);
    boolean extended = Messages.hasExtension(serverHello, EXTENDED_MASTER_SECRET);
    assertMaster(schedule, master, transcript, ofClient.get(1), extended);
    RecordProtection fromClient = RecordProtection.tls12(suite, keys.client(), encryptThenMac);
    RecordProtection fromServer = RecordProtection.tls12(suite, keys.server(), encryptThenMac);
    assertFinished12(schedule, Sender.CLIENT, master, transcript, client.messages(fromClient));
    // RFC 5077 section 3.3: between the two Finished
    ofServer.stream().filter(OpensslConversationTest::isTicket).forEach(transcript::add);
    assertFinished12(schedule, Sender.SERVER, master, transcript, serverSide.messages(fromServer));
    assertThat(client.rest(fromClient)).isEqualTo("hello\n");
    assertThat(serverSide.rest(fromServer)).isEqualTo("olleh\n");
    Derivation exported = schedule.exported(master, OpensslServer.EXPORTED_LABEL, EXPORTED_LENGTH);
    assertThat(visit.exported()).isIn("", HEX.formatHex(exported.octets()));
  }

  /** With RSA key exchange the server's key opens what was recorded; with others nothing does. */
  private static void assertMaster(
      KeySchedule12 schedule,
      NamedOctets master,
      Transcript transcript,
      byte[] clientKeyExchange,
      boolean extended)
      throws IOException {
    if (schedule.suite().keyExchange() != KeyExchange.RSA) {
      return;
    }
    // EncryptedPreMasterSecret has a length of its own before it
    byte[] encrypted = Arrays.copyOfRange(clientKeyExchange, 6, clientKeyExchange.length);
    byte[] preMaster =
        RsaEncryption.decrypt(server.rsaKey(), encrypted, new SecureRandom()).orElseThrow();
    NamedOctets named = NamedOctets.secret("pre_master_secret", preMaster);
    Derivation derived =
        extended
            ? schedule.extendedMasterSecret(
                named, transcript.sessionHash(schedule.suite().hash()).output())
            : schedule.masterSecret(named);
    assertThat(derived.output().hasOctets(master.octets())).isTrue();
    assertThat(preMaster).startsWith(3, 3).hasSize(48);
  }

  private static void assertFinished12(
      KeySchedule12 schedule,
      Sender sender,
      NamedOctets master,
      Transcript transcript,
      List<byte[]> messages) {
    NamedOctets hash = transcript.hash12(schedule.suite().hash()).output();
    assertThat(messages).hasSize(1);
    assertThat(schedule.verifyData(sender, master, hash).octets())
        .isEqualTo(Messages.body(messages.get(0)));
    transcript.add(messages.get(0));
  }
}
