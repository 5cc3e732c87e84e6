package dev.minica.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What openssl's client says to its server, recorded and read back by the commands. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class RecordAndDecodeTest {

  @TempDir static Path folder;

  private RecordedWorld world;

  @BeforeAll
  void record() throws Exception {
    world = new RecordedWorld(folder);
    world.record("rsakx", "rsa", "-tls1_2 -cipher AES128-GCM-SHA256");
    world.record("ecdhe", "rsa", "-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256");
    world.record("rsa13", "rsa", "-tls1_3");
    world.record("tls13", "ec", "-tls1_3");
    Files.writeString(world.file("text.txt"), "no capture at all\n");
    Files.writeString(world.file("empty.log"), "# nothing\n");
    byte[] whole = Files.readAllBytes(world.file("tls13.pcapng"));
    Files.write(world.file("cut.pcapng"), Arrays.copyOf(whole, whole.length - 30));
    Files.write(world.file("beginning.pcapng"), Arrays.copyOf(whole, 80));
  }

  /** The lesson: who has the server's key reads what was recorded years before. */
  @Test
  void rsaKeyExchangeOpensWithTheServersKey() {
    Ran ran = world.run("tls", "decode", "rsakx.pcapng", "--server-key", "rsa/key.pem");

    assertThat(ran.exit()).isZero();
    assertThat(unwrapped(ran))
        .contains(
            "complete: both sides finished, and every value that was recomputed agrees; not"
                + " checked: whether the certificate of the server can be relied on")
        .contains("ok it was encrypted to the server's key", "EncryptedPreMasterSecret");
  }

  /** The other half of it: with ephemeral keys the same key opens nothing. */
  @ParameterizedTest
  @CsvSource({"ecdhe, does not open ECDHE", "rsa13, opens nothing of TLS 1.3"})
  void forwardSecrecyKeepsItClosed(String name, String words) {
    Ran ran = world.run("tls", "decode", name + ".pcapng", "--server-key", "rsa/key.pem");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(unwrapped(ran))
        .contains("opaque: the server's private key " + words)
        .contains("it has signed, and decrypted nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsakx", "ecdhe", "tls13"})
  void theServersKeyLogOpensAll(String name) {
    Ran ran =
        world.run(
            "tls", "decode", name + ".pcapng", "--keylog", name + ".log", "--root", "rsa/ca.pem");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("complete: ")
        .contains("it is for localhost", " 0 disagree")
        .doesNotContain("opaque: ");
  }

  @Test
  void withoutKeysItStaysClosed() {
    Ran ran = world.run("tls", "decode", "tls13.pcapng");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("opaque: there are no keys to this connection\n")
        .contains("ClientHello", "ServerHello");
  }

  @Test
  void judgesTheCertificateByWhomTheUserTrusts() {
    world.done("init", "--ca", "other");
    Ran ran =
        world.run(
            "tls", "decode", "ecdhe.pcapng", "--keylog", "ecdhe.log", "--root", "other/root.pem");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("failed: ")
        .contains("the path ends at a certificate that is trusted");
  }

  /** Wireshark gets one file and nothing else, made with the server's key alone. */
  @Test
  void wiresharkOpensWhatTheServersKeyOpened() throws Exception {
    Ran ran =
        world.done(
            "tls", "decode", "rsakx.pcapng", "--server-key", "rsa/key.pem", "--pcap", "out.pcapng");

    assertThat(ran.err()).contains("out.pcapng, for you alone (mode 0600): the packets and the");
    assertThat(mode("out.pcapng")).isEqualTo("rw-------");
    assertThat(plaintext("out.pcapng")).contains("hello", "olleh");
  }

  /** Wireshark's own tools write it anew, in both formats; what is in it stays the same. */
  @ParameterizedTest
  @ValueSource(strings = {"pcap", "nsecpcap", "pcapng"})
  void readsWhatEditcapWrites(String format) {
    String file = "edited-" + format;
    Tool.named("editcap")
        .run("-F", format, world.file("tls13.pcapng"), world.file(file))
        .succeeded();

    assertThat(world.done("tls", "decode", file, "--keylog", "tls13.log").out())
        .contains("complete: ");
  }

  @Test
  void showsNoSecretUnlessItIsToldTo() throws Exception {
    String[] line = {"tls", "decode", "tls13.pcapng", "--keylog", "tls13.log"};
    List<String> secrets =
        Files.readAllLines(world.file("tls13.log")).stream()
            .filter(each -> !each.startsWith("#"))
            .map(each -> each.substring(each.lastIndexOf(' ') + 1))
            .toList();

    assertThat(secrets).isNotEmpty();
    assertThat(digits(world.done(line))).doesNotContain(secrets);
    assertThat(world.done(with(line, "--json")).out()).doesNotContain(secrets);
    assertThat(digits(world.done(with(line, "--secrets")))).contains(secrets.get(0));
    assertThat(world.done(with(line, "--secrets", "--json")).out()).contains(secrets.get(0));
  }

  @Test
  void saysTheSameAsJson() {
    Ran ran = world.done("tls", "decode", "rsakx.pcapng", "--keylog", "rsakx.log", "--json");

    String check =
        """
        import json, sys
        trace = json.load(sys.stdin)
        assert trace["format"] == "minica-trace/1"
        assert trace["verdict"] == "complete", trace["because"]
        assert trace["negotiation"]["version"] == "TLS 1.2"
        assert trace["negotiation"]["meaning"]["keyExchange"] == "RSA"
        assert trace["checks"]["disagreed"] == 0 and trace["checks"]["agreed"] > 8
        assert trace["events"][0]["name"] == "ClientHello"
        for event in trace["events"]:
            for field in event["fields"]:
                assert field["offset"] + field["length"] <= len(event["octets"]) // 2
            for number in event["records"]:
                assert trace["records"][number]["sender"] == event["sender"]
        said = [bytes.fromhex(e["octets"]) for e in trace["events"] if e["kind"] == "application-data"]
        assert said == [b"hello\\n", b"olleh\\n"], said
        """;
    Tool.named("python3").feed(ran.out().getBytes(StandardCharsets.UTF_8), "-c", check).succeeded();
  }

  /** The judge is Python's implementation of JSON Schema. */
  @ParameterizedTest
  @ValueSource(strings = {"rsakx", "ecdhe", "tls13"})
  void theDocumentIsAsItsSchemaSays(String name) {
    Tool python = Tool.named("python3");
    assumeTrue(
        python.run("-c", "import jsonschema").exit() == 0, "skipped: python3 has no jsonschema");
    Path schema = Path.of("../docs/trace.schema.json").toAbsolutePath();
    String[] keys = {"--keylog", name + ".log", "--root", "rsa/ca.pem", "--json"};
    Ran ran = world.done(with(new String[] {"tls", "decode", name + ".pcapng"}, keys));

    String check =
        "import json, jsonschema, sys;"
            + "jsonschema.validate(json.load(sys.stdin), json.load(open(sys.argv[1])))";
    python.feed(ran.out().getBytes(StandardCharsets.UTF_8), "-c", check, schema).succeeded();
  }

  @Test
  void ofSeveralConnectionsItShowsAList() throws Exception {
    try (OpensslServer openssl =
        OpensslServer.start(world.file("ec"), world.file("two.log"), "-tls1_3")) {
      RunningRecorder recorder =
          RunningRecorder.start(folder, openssl.port(), "--out", "two.pcapng");
      assertThat(recorder.talk()).startsWith("passing on what comes to 127.0.0.1:");
      RecordedWorld.say(recorder.port());
      assertThat(recorder.talk())
          .contains("name localhost, TLS 1.3, TLS_AES_256_GCM_SHA384: opaque, ");
      assertThat(world.run("tls", "decode", "two.pcapng").exit()).isEqualTo(1);
      RecordedWorld.say(recorder.port());
      recorder.talk();
      recorder.interrupt();
      assertThat(recorder.exit()).isZero();
      assertThat(recorder.restOfTalk())
          .singleElement()
          .asString()
          .startsWith("2 connections are in ");
    }
    Ran list = world.done("tls", "decode", "two.pcapng", "--keylog", "two.log");
    assertThat(list.out().lines()).hasSize(2).allMatch(line -> line.contains("complete, "));
    assertThat(list.err()).isEqualTo("--stream N shows one of them\n");
    assertThat(world.done("tls", "decode", "two.pcapng", "--json").out())
        .contains("\"format\": \"minica-connections/1\"", "\"stream\": 1");
    assertThat(
            world.done("tls", "decode", "two.pcapng", "--keylog", "two.log", "--stream", "1").out())
        .contains("complete: ");
    assertThat(world.run("tls", "decode", "two.pcapng", "--pcap", "one.pcapng").exit())
        .isEqualTo(2);
    assertThat(world.file("one.pcapng")).doesNotExist();
  }

  @Test
  void aRecordingThatIsCutOffIsReadAsFarAsItGoes() {
    Ran ran = world.run("tls", "decode", "cut.pcapng", "--keylog", "tls13.log");

    assertThat(ran.exit()).isIn(0, 1);
    assertThat(ran.err()).contains("ends in the middle of a packet");
    assertThat(ran.out()).contains("ClientHello");
  }

  /** As tcpdump leaves it that is stopped before the browser lets go of its connection. */
  @Test
  void aRecordingThatWasStoppedIsReadAsFarAsItGoes() {
    Path whole = world.file("tls13.pcapng");
    String firstEnd =
        Tool.named("tshark")
            .run("-r", whole, "-Y", "tcp.flags.fin==1", "-T", "fields", "-e", "frame.number")
            .succeeded()
            .text()
            .lines()
            .findFirst()
            .orElseThrow();
    String packets = "1-" + (Integer.parseInt(firstEnd) - 1);
    Tool.named("editcap").run("-r", whole, world.file("open.pcapng"), packets).succeeded();

    Ran ran = world.done("tls", "decode", "open.pcapng", "--keylog", "tls13.log");
    assertThat(unwrapped(ran))
        .contains(
            "partial: recorded in part, without the end of what the client sent, the end of what"
                + " the server sent: both sides finished, and every value that was recomputed");
    assertThat(world.done("tls", "decode", "open.pcapng", "--keylog", "tls13.log", "--json").out())
        .contains("\"verdict\": \"partial\"");
    assertThat(world.run("tls", "decode", "open.pcapng").exit()).isEqualTo(1);
  }

  @Test
  void aRecordingIsForItsOwnerAlone() throws Exception {
    assertThat(mode("rsakx.pcapng")).isEqualTo("rw-------");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "decode nowhere.pcapng|3|no such file",
        "decode text.txt|3|text.txt: neither pcapng nor pcap",
        "decode beginning.pcapng|3|no TCP connection is in it",
        "decode rsa|3|it is a directory",
        "decode tls13.pcapng --stream 1|3|there is no connection 1: it holds 1, counted from 0",
        "decode tls13.pcapng --stream x|2|no number of a connection",
        "decode tls13.pcapng --keylog ecdhe.log|3|no line is of this connection",
        "decode tls13.pcapng --keylog empty.log|3|no line in it is of a key log",
        "decode rsakx.pcapng --server-key ec/key.pem|3|signs and decrypts nothing",
        "decode rsakx.pcapng --server-key rsa/cert.pem|3|no private key: only CERTIFICATE",
        "decode rsakx.pcapng --password pass:x|2|--password is given without --server-key",
        "decode rsakx.pcapng --host localhost|2|--host is given without --root",
        "decode rsakx.pcapng --crl rsa/ca.pem|2|--crl is given without --root",
        "decode rsakx.pcapng --root text.txt|3|text.txt",
        "decode rsakx.pcapng --pcap tls13.pcapng|5|exists already",
        "record --listen 127.0.0.1:0|2|--to",
        "record --listen 1 --to 127.0.0.1:1|2|no address and port",
        "record --listen 127.0.0.1:0 --to 127.0.0.1:1 --out rsakx.pcapng|5|exists already",
        "record --listen 127.0.0.1:0 --to 127.0.0.1:1 --connections 0|2|from 1 to 1000000",
        "record --listen 127.0.0.1:0 --to 127.0.0.1:1 --out rsa|5|is a directory",
      })
  void saysWhatIsWrong(String args, int code, String reason) {
    Ran ran = world.run(("tls " + args).split(" ", -1));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(code);
    assertThat(ran.err()).contains("minica: error: ", reason);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void aKeyOfAnotherServerIsSaidToBeOne() {
    world.done("issue", "other.test", "--ca", "ca", "--key", "rsa-2048", "--out", "another");
    Ran ran = world.run("tls", "decode", "rsakx.pcapng", "--server-key", "another/key.pem");

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("it is not the key of the certificate that the server showed");
  }

  /** Text as it is before it is fitted to the width of a terminal. */
  private static String unwrapped(Ran ran) {
    return ran.out().replaceAll("\\s+", " ");
  }

  /** The same of values that are longer than a line. */
  private static String digits(Ran ran) {
    return ran.out().replaceAll("\\s+", "");
  }

  private static String[] with(String[] line, String... more) {
    return Stream.concat(Arrays.stream(line), Arrays.stream(more)).toArray(String[]::new);
  }

  private String mode(String name) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(world.file(name)));
  }

  private String plaintext(String name) {
    return Tool.named("tshark")
        .run(
            "-q", "-r", world.file(name), "-d", "tcp.port==1-65535,tls", "-z", "follow,tls,ascii,0")
        .succeeded()
        .text();
  }
}
