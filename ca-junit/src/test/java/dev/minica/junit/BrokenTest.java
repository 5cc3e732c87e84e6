package dev.minica.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.defect.Defects;
import dev.minica.defect.Setting;
import dev.minica.defect.Specimen;
import dev.minica.defect.Verdict;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are wrong in one way, and a client that is to notice. */
@Pki
class BrokenTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expired",
        "wrong-host",
        "self-signed",
        "untrusted-root",
        "incomplete-chain",
        "revoked"
      })
  void javaRefusesWhatIsWrong(String defect, Authority ca) throws Exception {
    Identity broken = ca.defect(defect);
    try (GreetingServer server = new GreetingServer(broken.sslContext(), false)) {
      Visit.isRefusedByTheClient(broken.trust().httpClient(), server.uri());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfc5280/6.1-nothing-wrong", "rfc5280/6.3-nothing-revoked"})
  void andTakesTheSameWithoutTheDefect(String control, Authority ca) throws Exception {
    Identity sound = ca.defect(control);
    try (GreetingServer server = new GreetingServer(sound.sslContext(), false)) {
      Visit.succeeds(sound.trust().httpClient(), server.uri());
      Visit.isRefusedByTheClient(ca.trust().httpClient(), server.uri());
    }
  }

  @Test
  void anAnnotationNamesOne(
      @ForServer(defect = "expired") Identity expired, @ForServer(defect = "expired") Trust trust)
      throws Exception {
    assertThat(trust.certificates()).isEqualTo(expired.trust().certificates());
    try (GreetingServer server = new GreetingServer(expired.sslContext(), false)) {
      Visit.isRefusedByTheClient(trust.httpClient(), server.uri())
          .hasRootCauseInstanceOf(CertificateExpiredException.class);
    }
  }

  @Test
  void whatJavaCannotReadIsSentAllTheSame(Authority ca) throws Exception {
    Identity broken = ca.defect("rfc5280/4.1.2.5-month-13");
    try (GreetingServer server = new GreetingServer(broken.sslContext(), false)) {
      Visit.isRefusedByTheClient(broken.trust().httpClient(), server.uri());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reversed-chain", "rfc5280/4.1.2.5-month-13"})
  void keyStoresOfJavaTakeNoChainThatIsNone(String defect, Authority ca) {
    Identity broken = ca.defect(defect);
    assertThat(broken).asString().isEqualTo("the server with " + Defects.of(defect).id());
    assertThatThrownBy(broken::keyStore)
        .isInstanceOf(MinicaException.class)
        .hasMessageStartingWith("no key store of Java's takes " + broken + ": ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfc5280/6.3-nothing-revoked", "sound-request"})
  void crlsAreAtHandAndRequestsAreNothingToServe(String id, Authority ca) {
    Specimen specimen = Defects.of(id).specimen(Setting.of(Environment.system()));
    if (specimen instanceof Specimen.Served served) {
      assertThat(ca.defect(id).trust().crls()).hasSameSizeAs(served.crls()).isNotEmpty();
    } else {
      assertThatThrownBy(() -> ca.defect(id))
          .isInstanceOf(MinicaException.class)
          .hasMessageEndingWith("is of no certificate that a server shows");
    }
  }

  @Test
  void filesAreForProgramsThatTakeNoOther(Authority ca, @TempDir Path folder) throws Exception {
    Path files = folder.resolve("revoked");
    ca.defect("revoked").writeTo(files);
    assertThat(files.toFile().list())
        .containsExactlyInAnyOrder("key.pem", "cert.pem", "fullchain.pem", "ca.pem", "crl.pem");
  }

  @Test
  void someNeedADomainAboveTheHost(Authority ca) {
    String wildcard = "rfc9525/6.3-wildcard-above-two-labels";
    assertThat(Defects.of(wildcard).verdict()).isEqualTo(Verdict.REJECT);
    assertThatThrownBy(() -> ca.defect(wildcard))
        .isInstanceOf(MinicaException.class)
        .hasMessageContaining("takes a host of 3 labels");
    assertThat(ca.defect(wildcard, "a.b.example").certificate().getSubjectX500Principal())
        .hasToString("CN=a.b.example, OU=DO NOT TRUST");
  }
}
