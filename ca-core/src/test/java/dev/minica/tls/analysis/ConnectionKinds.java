package dev.minica.tls.analysis;

import dev.minica.testing.Tool;
import dev.minica.tls.format.KeyLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Records connections of all the kinds that OpenSSL offers, between its client and its server. */
public final class ConnectionKinds {

  private static final String TEXT = "hello";
  private static final String REVERSED = "olleh";

  static final String PSK = "00112233445566778899aabbccddeeff";
  static final String PSK_IDENTITY = "agreed";

  private final Path folder;
  private final Credential rsa;
  private final Credential p256;
  private final Credential p384;
  private final Credential ed25519;
  private final List<Recorded> recorded = new ArrayList<>();

  public ConnectionKinds(Path folder) {
    this.folder = folder;
    this.rsa = Credential.of(folder, "rsa", "rsa:2048");
    this.p256 = Credential.of(folder, "p256", "ec -pkeyopt ec_paramgen_curve:P-256");
    this.p384 = Credential.of(folder, "p384", "ec -pkeyopt ec_paramgen_curve:P-384");
    this.ed25519 = Credential.of(folder, "ed25519", "ed25519");
  }

  public Credential rsa() {
    return rsa;
  }

  public Credential p256() {
    return p256;
  }

  public List<Recorded> all() throws IOException, InterruptedException {
    rsaKeyExchange();
    ephemeral12();
    tls13();
    mutual();
    resumption();
    earlyData();
    keyUpdate();
    preShared();
    return List.copyOf(recorded);
  }

  private void rsaKeyExchange() throws IOException, InterruptedException {
    for (String suite :
        List.of("AES128-GCM-SHA256", "AES256-GCM-SHA384", "AES128-SHA", "AES256-SHA256")) {
      tls12(rsa, suite, "");
    }
    for (String suite : List.of("AES128-CCM", "AES256-CCM8")) {
      tls12(rsa, suite, "");
    }
    tls12(rsa, "AES128-SHA", "-no_etm");
    tls12(rsa, "AES256-SHA256", "-no_etm");
    withoutExtendedMasterSecret("AES128-GCM-SHA256");
    withoutExtendedMasterSecret("ECDHE-RSA-AES128-GCM-SHA256");
  }

  private void ephemeral12() throws IOException, InterruptedException {
    for (String group : List.of("P-256", "X25519", "X448", "P-521")) {
      tls12(rsa, "ECDHE-RSA-AES128-GCM-SHA256", "-groups " + group);
    }
    tls12(rsa, "ECDHE-RSA-CHACHA20-POLY1305", "");
    tls12(rsa, "ECDHE-RSA-AES256-SHA384", "");
    tls12(rsa, "ECDHE-RSA-AES256-SHA384", "-no_etm");
    tls12(p256, "ECDHE-ECDSA-AES128-GCM-SHA256", "");
    tls12(p384, "ECDHE-ECDSA-AES256-GCM-SHA384", "");
    tls12(p256, "ECDHE-ECDSA-AES128-CCM8", "");
    tls12(ed25519, "ECDHE-ECDSA-CHACHA20-POLY1305", "");
    tls12(rsa, "DHE-RSA-AES128-GCM-SHA256", "");
    tls12(rsa, "DHE-RSA-AES256-SHA256", "-no_etm");
    finiteField("ffdhe2048");
    // of RFC 3526, and in no registry of TLS
    finiteField("modp_1536");
  }

  /**
   * With parameters that the server is given.
   *
   * @param group as OpenSSL calls it
   */
  private void finiteField(String group) throws IOException, InterruptedException {
    Path parameters = folder.resolve(group + ".pem");
    List<Object> arguments = new ArrayList<>(List.of("genpkey", "-genparam", "-algorithm", "DH"));
    arguments.addAll(List.of("-pkeyopt", "group:" + group, "-out", parameters));
    Tool.named("openssl").run(arguments.toArray()).succeeded();
    plain(
        "TLS 1.2 DHE " + group,
        rsa,
        "-tls1_2 -cipher ALL:@SECLEVEL=0 -dhparam " + parameters,
        "-tls1_2 -cipher DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0");
  }

  private void tls13() throws IOException, InterruptedException {
    for (String suite :
        List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_AES_128_CCM_SHA256",
            "TLS_AES_128_CCM_8_SHA256")) {
      String chosen = "-tls1_3 -ciphersuites " + suite;
      plain("TLS 1.3 " + suite, p256, chosen, chosen);
    }
    for (String group : List.of("X25519", "P-256", "P-384", "X448", "ffdhe2048")) {
      plain("TLS 1.3 " + group, p256, "-tls1_3", "-tls1_3 -groups " + group);
    }
    for (Credential credential : List.of(rsa, p384, ed25519)) {
      plain("TLS 1.3 " + credential.certificate().getFileName(), credential, "-tls1_3", "-tls1_3");
    }
    plain("TLS 1.3 retried", p256, "-tls1_3 -groups P-384", "-tls1_3 -groups X25519:P-384");
    plain(
        "TLS 1.3 retried, SHA-384",
        rsa,
        "-tls1_3 -groups P-256",
        "-tls1_3 -groups X448:P-256 -ciphersuites TLS_AES_256_GCM_SHA384");
  }

  private void mutual() throws IOException, InterruptedException {
    for (String version : List.of("-tls1_2", "-tls1_3")) {
      String wanted = version + " -verify 1";
      for (Credential client : List.of(rsa, p256, ed25519)) {
        String shown = version + " " + String.join(" ", client.arguments());
        String name = version + " client certificate " + client.certificate().getFileName();
        plain(name, rsa, version + " -Verify 1", shown);
      }
      plain(version + " client without certificate", rsa, wanted, version);
    }
  }

  private void resumption() throws IOException, InterruptedException {
    resumed("TLS 1.2 by ticket", "-tls1_2", "-tls1_2", "");
    resumed("TLS 1.2 by session id", "-tls1_2 -no_ticket", "-tls1_2", "");
    resumed("TLS 1.2 by ticket, CBC", "-tls1_2", "-tls1_2 -cipher AES128-SHA", "");
    resumed("TLS 1.3 by ticket", "-tls1_3", "-tls1_3", "");
    resumed(
        "TLS 1.3 by ticket, retried", "-tls1_3 -groups P-256", "-tls1_3", "-groups X25519:P-256");
    // without a common group, since the server takes key shares where there are any
    resumed(
        "TLS 1.3 without key shares",
        "-tls1_3 -allow_no_dhe_kex -groups X448",
        "-tls1_3",
        "-allow_no_dhe_kex -groups P-256");
  }

  private void preShared() throws IOException, InterruptedException {
    for (String suite :
        List.of(
            "PSK-AES128-GCM-SHA256",
            "ECDHE-PSK-CHACHA20-POLY1305",
            "DHE-PSK-AES256-GCM-SHA384",
            "RSA-PSK-AES128-CBC-SHA256")) {
      String both = " -psk " + PSK + " -psk_identity " + PSK_IDENTITY;
      plain(
          "TLS 1.2 " + suite, rsa, "-tls1_2 -cipher ALL" + both, "-tls1_2 -cipher " + suite + both);
    }
    preShared13("TLS 1.3 pre-shared key and key shares", "X448");
    preShared13("TLS 1.3 pre-shared key alone", "P-256");
  }

  /**
   * With a key that both were given, and that is no ticket.
   *
   * @param group of the client; that of the server is X448
   */
  Recorded preShared13(String kind, String group) throws IOException, InterruptedException {
    String both = "-tls1_3 -psk " + PSK + " -psk_identity " + PSK_IDENTITY;
    String modes = both + " -allow_no_dhe_kex -groups ";
    String suite = " -ciphersuites TLS_AES_128_GCM_SHA256";
    return plain(kind, p256, modes + "X448", modes + group + suite);
  }

  private void tls12(Credential credential, String suite, String options)
      throws IOException, InterruptedException {
    // level 0, since a tag of 8 octets counts as weak
    String client = "-tls1_2 -cipher " + suite + ":@SECLEVEL=0 " + options;
    String server = "-tls1_2 -cipher ALL:@SECLEVEL=0";
    plain(("TLS 1.2 " + suite + " " + options).strip(), credential, server, client.strip());
  }

  private void withoutExtendedMasterSecret(String suite) throws IOException, InterruptedException {
    Path file = folder.resolve("no-ems.cnf");
    Files.writeString(
        file,
        """
        openssl_conf = init
        [init]
        ssl_conf = ssl
        [ssl]
        system_default = defaults
        [defaults]
        Options = -ExtendedMasterSecret
        """);
    try (OpenSslServer server = server(rsa, "-rev -tls1_2")) {
      talk(server, OpenSslClient.configuredBy(file), "-tls1_2 -cipher " + suite);
      recorded.add(server.recorded("TLS 1.2 " + suite + " without extended master secret"));
    }
  }

  private OpenSslServer server(Credential credential, String arguments) throws IOException {
    List<String> all = new ArrayList<>(credential.arguments());
    all.addAll(words(arguments));
    return OpenSslServer.start(folder, all);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  public Recorded plain(String kind, Credential credential, String server, String client)
      throws IOException, InterruptedException {
    try (OpenSslServer running = server(credential, "-rev " + server)) {
      talk(running, Map.of(), client);
      Recorded result = running.recorded(kind);
      recorded.add(result);
      return result;
    }
  }

  /** One that does not come about, or is over at once. */
  Recorded refused(String server, String client) throws IOException, InterruptedException {
    try (OpenSslServer running = server(rsa, "-rev " + server)) {
      OpenSslClient.start(running.port(), Map.of(), words(client)).quit();
      return running.recorded("refused");
    }
  }

  private static void talk(OpenSslServer server, Map<String, String> environment, String arguments)
      throws IOException, InterruptedException {
    OpenSslClient.start(server.port(), environment, words(arguments))
        .say(TEXT)
        .await(REVERSED)
        .quit();
  }

  private void resumed(String kind, String server, String client, String second)
      throws IOException, InterruptedException {
    Path session = folder.resolve("session.pem");
    try (OpenSslServer running = server(rsa, "-rev " + server)) {
      talk(running, Map.of(), client + " -sess_out " + session);
      recorded.add(running.recorded(kind + ", first"));
      talk(running, Map.of(), client + " " + second + " -sess_in " + session);
      recorded.add(running.recorded(kind + ", resumed"));
    }
  }

  private void earlyData() throws IOException, InterruptedException {
    Path session = folder.resolve("early.pem");
    Path data = folder.resolve("early.txt");
    Files.writeString(data, "early bird\n", StandardCharsets.US_ASCII);
    try (OpenSslServer running = server(p256, "-tls1_3 -early_data")) {
      OpenSslClient.start(running.port(), Map.of(), words("-tls1_3 -sess_out " + session))
          .await(running.says("welcome"))
          .quit();
      recorded.add(running.recorded("TLS 1.3 early data, first"));
      String early = "-tls1_3 -sess_in " + session + " -early_data " + data;
      early(running, early, "Early data was accepted");
      recorded.add(running.recorded("TLS 1.3 early data, accepted"));
      // a ticket serves once
      // and the server, which does not look at it, writes no key to it down
      Path keyLog = folder.resolve("client.log");
      early(running, early + " -keylogfile " + keyLog, "Early data was rejected");
      Recorded refused = running.recorded("TLS 1.3 early data, refused");
      recorded.add(refused.and(KeyLog.parse(Files.readAllBytes(keyLog))));
    }
  }

  /**
   * In s_server, c asks for the client's certificate when the handshake is over.
   *
   * @param client what it shows, if anything
   */
  Recorded late(String client) throws IOException, InterruptedException {
    try (OpenSslServer running = server(p256, "-tls1_3 -verify 1")) {
      OpenSslClient connected =
          OpenSslClient.start(running.port(), Map.of(), words("-tls1_3 -enable_pha " + client));
      connected.say(TEXT);
      running.awaits(TEXT);
      running.says("c");
      running.awaits("SSL_do_handshake");
      connected.await(running.says("welcome")).quit();
      return running.recorded("after the handshake");
    }
  }

  private static void early(OpenSslServer server, String arguments, String outcome)
      throws IOException, InterruptedException {
    OpenSslClient.start(server.port(), Map.of(), words(arguments)).await(outcome).quit();
  }

  private void keyUpdate() throws IOException, InterruptedException {
    try (OpenSslServer running = server(p256, "-rev -tls1_3")) {
      OpenSslClient.start(running.port(), Map.of(), List.of("-tls1_3"))
          .say("first")
          .await("tsrif")
          .say("K")
          .await("KEYUPDATE")
          .say(TEXT)
          .await(REVERSED)
          .quit();
      recorded.add(running.recorded("TLS 1.3 KeyUpdate"));
    }
  }
}
