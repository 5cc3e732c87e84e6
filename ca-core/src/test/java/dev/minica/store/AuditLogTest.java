package dev.minica.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.internal.io.Disk;
import dev.minica.internal.io.StateDirectory;
import dev.minica.revocation.RevocationReason;
import dev.minica.store.AuditEvent.Action;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path ca;

  @Test
  void writesOneLineAnEventWithTheFactsThatApply() throws IOException {
    IssuedCertificate issued = new SampleCertificates().issued(0xABC);

    log().append(AuditEvent.ofCertificate(NOON, Action.ISSUE, issued, "root"));
    log().append(AuditEvent.ofRevocation(NOON, issued, "web", RevocationReason.KEY_COMPROMISE));
    log().append(AuditEvent.ofCrl(NOON, "root", BigInteger.TEN.pow(40)));

    assertThat(lines())
        .containsExactly(
            "{\"time\":\"2026-11-21T12:00:00Z\",\"event\":\"issue\",\"serial\":\"0abc\","
                + "\"profile\":\"server\",\"issuer\":\"root\",\"names\":[]}",
            "{\"time\":\"2026-11-21T12:00:00Z\",\"event\":\"revoke\",\"serial\":\"0abc\","
                + "\"profile\":\"server\",\"issuer\":\"web\",\"names\":[],"
                + "\"reason\":\"keyCompromise\"}",
            "{\"time\":\"2026-11-21T12:00:00Z\",\"event\":\"crl\",\"issuer\":\"root\","
                + "\"number\":1"
                + "0".repeat(40)
                + "}");
  }

  @Test
  void tellsWhatWasMadeAndWhatWasReplaced() throws IOException {
    SampleCertificates samples = new SampleCertificates();
    IssuedCertificate issued = samples.issued(0xABC);

    log().append(AuditEvent.ofIntermediate(NOON, issued, "web"));
    log()
        .append(
            AuditEvent.ofCertificate(NOON, Action.RENEW, issued, "web")
                .replacing(samples.issued(0xDEF).serialNumber()));

    assertThat(lines().get(0))
        .contains("\"event\":\"intermediate\"", "\"issuer\":\"root\",\"made\":\"web\"");
    assertThat(lines().get(1)).endsWith("\"names\":[],\"replaces\":\"0def\"}");
  }

  @Test
  void readsBackTimeEventAndNumberAndPassesOverWhatIsTorn() throws IOException {
    IssuedCertificate issued = new SampleCertificates().issued(0xABC);
    log().append(AuditEvent.ofCertificate(NOON, Action.ISSUE, issued, "root"));
    log().append(named("\",\"serial\":\"0def\",\"time\":\""));
    Files.writeString(
        ca.resolve(AuditLog.FILE), "\n{\"time\":\"2026-11-2\n{\"ti", StandardOpenOption.APPEND);

    List<AuditLog.Line> read = new ArrayList<>();
    log().read(read::add);

    assertThat(read)
        .containsExactly(
            new AuditLog.Line(NOON, "issue", Optional.of(issued.serialNumber())),
            new AuditLog.Line(
                NOON, "import", Optional.of(new SampleCertificates().issued(1).serialNumber())));
  }

  @Test
  void whereThereIsNoLogNothingIsRead() {
    log().read(line -> assertThat(line).isNull());

    assertThat(ca).isEmptyDirectory();
  }

  @Test
  void writesHostileCharactersAsJsonEscapes() throws IOException {
    log().append(named("\"\\\n\r\u0000\u001b[2J\u202e\u200b\ud83d\ude00\ud800\u2028ü"));

    assertThat(lines())
        .singleElement()
        .asString()
        .contains(
            "\"names\":[\"\\\"\\\\\\u000a\\u000d\\u0000\\u001b[2J\\u202e\\u200b\ud83d\ude00"
                + "\\ud800\\u2028ü\",\"b\"]");
  }

  @Test
  void anotherReaderOfJsonReadsTheNamesBack() throws IOException {
    String hostile = "\"\\\n\u0000\u202e\ud83d\ude00\u2028ü";
    log().append(named(hostile));

    Tool.Outcome outcome =
        Tool.named("python3")
            .run(
                "-c",
                "import json,sys;sys.stdout.buffer.write("
                    + "json.loads(open(sys.argv[1],'rb').read())['names'][0].encode())",
                ca.resolve(AuditLog.FILE));

    assertThat(outcome.succeeded().out()).isEqualTo(hostile.getBytes(StandardCharsets.UTF_8));
  }

  private static AuditEvent named(String name) {
    return new AuditEvent(
        NOON,
        Action.IMPORT,
        Optional.of(new SampleCertificates().issued(1).serialNumber()),
        Optional.empty(),
        Optional.empty(),
        List.of(name, "b"),
        Optional.empty(),
        Optional.empty());
  }

  private AuditLog log() {
    return new AuditLog(new StateDirectory(ca, new Disk(new SecureRandom())));
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(ca.resolve(AuditLog.FILE));
  }
}
