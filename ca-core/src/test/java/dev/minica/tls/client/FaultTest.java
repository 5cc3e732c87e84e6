package dev.minica.tls.client;

import static dev.minica.tls.TlsVersion.TLS_1_2;
import static dev.minica.tls.TlsVersion.TLS_1_3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What OpenSSL's server makes of a client that does one thing wrong. */
@Timeout(120)
class FaultTest {

  private static final String DECRYPT_ERROR = "the server sent the alert decrypt_error (51)";
  private static final String BAD_RECORD_MAC = "the server sent the alert bad_record_mac (20)";
  private static final String ILLEGAL = "the server sent the alert illegal_parameter (47)";

  @TempDir static Path folder;

  private static Credential rsa;

  @BeforeAll
  static void makeKey() {
    rsa = Credential.of(folder, "rsa", "rsa:2048");
  }

  @Test
  void aBrokenFinishedIsNoticed() throws Exception {
    assertThat(complaint(tls13("").with(Kind.SETTINGS.withFault(Fault.FINISHED))))
        .isEqualTo(DECRYPT_ERROR);
    assertThat(complaint(tls12("").with(Kind.SETTINGS.withFault(Fault.FINISHED))))
        .isEqualTo(DECRYPT_ERROR);
  }

  @Test
  void aBrokenRecordIsNoticed() throws Exception {
    for (Kind kind : List.of(tls13(""), tls12(""), cbc())) {
      assertThat(complaint(kind.with(Kind.SETTINGS.withFault(Fault.RECORD))))
          .isEqualTo(BAD_RECORD_MAC);
    }
  }

  @Test
  void aBrokenSignatureIsNoticed() throws Exception {
    for (Kind kind : List.of(tls13("-Verify 1"), tls12("-Verify 1"))) {
      Kind mutual = kind.showing(rsa).with(Kind.SETTINGS.withFault(Fault.SIGNATURE));
      assertThat(complaint(mutual)).isEqualTo(DECRYPT_ERROR);
    }
  }

  @Test
  void aPointBesideTheCurveIsRefused() throws Exception {
    Kind kind = tls13("").groups(NamedGroup.SECP256R1);

    assertThat(complaint(kind.with(Kind.SETTINGS.withFault(Fault.KEY_SHARE)))).isEqualTo(ILLEGAL);
  }

  /** Each octets are a share of x25519, so both come to a secret, but not to the same. */
  @Test
  void anotherShareLeadsToOtherKeys() throws Exception {
    Kind kind = tls13("").groups(NamedGroup.X25519);

    assertThat(complaint(kind.with(Kind.SETTINGS.withFault(Fault.KEY_SHARE))))
        .isEqualTo(
            "a record of the server: it is not authentic under these keys with this sequence"
                + " number");
  }

  /** RFC 5246 section 7.4.7.1: the server says nothing of it, so that nobody can ask it. */
  @Test
  void whatIsWrongInThePreMasterSecretShowsInTheFirstRecord() throws Exception {
    Kind kind = tls12("").suite("TLS_RSA_WITH_AES_128_GCM_SHA256");
    for (Fault fault : List.of(Fault.PRE_MASTER_VERSION, Fault.ENCRYPTED_PRE_MASTER)) {
      assertThat(complaint(kind.with(Kind.SETTINGS.withFault(fault)))).isEqualTo(BAD_RECORD_MAC);
    }
  }

  @Test
  void aBrokenBinderIsNoticed() throws Exception {
    Kind kind = tls13("").returning("", 0, Kind.SETTINGS.withFault(Fault.BINDER));

    assertThat(complaint(kind)).isEqualTo(ILLEGAL);
  }

  @Test
  void whoShowsABrokenTicketStartsAnew() throws Exception {
    for (Kind kind : List.of(tls13(""), tls12(""))) {
      Kind returning = kind.returning("", 0, Kind.SETTINGS.withFault(Fault.TICKET));

      assertThat(complaint(returning)).isEmpty();
      Trace trace = trace(last(returning));
      assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
      assertThat(trace.negotiation().isResumed()).isFalse();
    }
  }

  private static Kind tls13(String options) {
    return Kind.of("TLS 1.3", server("-tls1_3 " + options), TLS_1_3);
  }

  private static Kind tls12(String options) {
    return Kind.of("TLS 1.2", server("-tls1_2 " + options), TLS_1_2);
  }

  private static Kind cbc() {
    return tls12("").suite("TLS_RSA_WITH_AES_128_CBC_SHA");
  }

  private static List<String> server(String options) {
    List<String> all = new ArrayList<>(rsa.arguments());
    all.add("-rev");
    all.addAll(List.of(options.strip().split(" ", -1)));
    return all;
  }

  private static Meeting last(Kind kind) throws Exception {
    List<Meeting> all = Meeting.all(kind, folder);
    return all.get(all.size() - 1);
  }

  /** Of the last connection; whatever the client complains of, the trace is not complete. */
  private static String complaint(Kind kind) throws Exception {
    Meeting meeting = last(kind);
    String complaint = meeting.capture().complaint();
    assertThat(trace(meeting).verdict())
        .isEqualTo(complaint.isEmpty() ? Verdict.COMPLETE : Verdict.FAILED);
    return complaint;
  }

  private static Trace trace(Meeting meeting) {
    return new Analyzer(new SecureRandom())
        .analyze(meeting.capture().conversation(), meeting.evidence());
  }
}
