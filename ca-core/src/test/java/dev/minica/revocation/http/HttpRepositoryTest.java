package dev.minica.revocation.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.revocation.Crl;
import dev.minica.revocation.OcspResponse;
import dev.minica.revocation.Repository;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered, whichever server carries it. */
class HttpRepositoryTest {

  /** Has nothing, and keeps what it was asked for. */
  private static final class Asked implements Repository {

    private final List<String> names = new ArrayList<>();

    @Override
    public List<String> names() {
      return List.of("root");
    }

    @Override
    public boolean answersFor(String name) {
      return false;
    }

    @Override
    public Optional<Certificate> certificate(String name) {
      names.add(name);
      return Optional.empty();
    }

    @Override
    public Optional<Crl> crl(String name) {
      throw new MinicaException(Kind.FAILED, "the disk is gone");
    }

    @Override
    public OcspResponse answer(byte[] ocspRequest) {
      throw new MinicaException(Kind.FAILED, "the key is gone");
    }
  }

  private final Asked asked = new Asked();
  private final List<String> troubles = new ArrayList<>();
  private final HttpRepository repository =
      new HttpRepository(asked, trouble -> troubles.add(trouble.getMessage()));

  private int status(String method, String path) {
    return repository.got(method, path).status();
  }

  @Test
  void pathsAreDecodedOnce() {
    assertThat(status("GET", "/a%20b+c%2541.crt")).isEqualTo(404);
    assertThat(asked.names).containsExactly("a b+c%41");
    assertThat(status("GET", "/%zz.crt")).isEqualTo(404);
    assertThat(asked.names).hasSize(1);
  }

  @Test
  void whoAsksIsNotToldWhatWentWrong() {
    Reply reply = repository.posted(new byte[0]);

    assertThat(reply.status()).isEqualTo(500);
    assertThat(new String(reply.body(), StandardCharsets.UTF_8)).doesNotContain("key");
    assertThat(status("GET", "/crl/root.crl")).isEqualTo(500);
    assertThat(troubles).containsExactly("the key is gone", "the disk is gone");
  }

  @ParameterizedTest
  @CsvSource({
    "/ocsp, GET HEAD POST",
    "/ocsp/AAAA, GET HEAD POST",
    "/ocspx, GET HEAD",
    "/, GET HEAD"
  })
  void methods(String path, String allowed) {
    assertThat(repository.isPosted("POST", path)).isEqualTo(allowed.endsWith("POST"));
    assertThat(repository.got("PUT", path).headers())
        .containsEntry("Allow", allowed.replace(" ", ", "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/ocsp-request", "APPLICATION/OCSP-REQUEST ; charset=x"})
  void aRequestIsOfItsType(String type) {
    assertThat(repository.refusal(type, -1)).isEmpty();
    assertThat(repository.refusal(type, HttpRepository.BODY_OCTETS)).isEmpty();
    assertThat(repository.refusal(type, HttpRepository.BODY_OCTETS + 1).map(Reply::status))
        .contains(413);
    assertThat(repository.refusal("text/plain", 1).map(Reply::status)).contains(415);
    assertThat(repository.refusal(null, 1).map(Reply::status)).contains(415);
  }

  @Test
  void datesAreInOneFormAnywhere() {
    assertThat(HttpDate.of(Instant.parse("2026-01-02T03:04:05.678Z")))
        .isEqualTo("Fri, 02 Jan 2026 03:04:05 GMT");
  }
}
