package dev.minica.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8443, 127.0.0.1:8443",
    "0.0.0.0:0, 0.0.0.0:0",
    "[::1]:65535, [0:0:0:0:0:0:0:1]:65535",
  })
  void readsAndWritesAnAddressAndPort(String text, String written) {
    InetSocketAddress address = Endpoint.parse(text);
    assertThat(Endpoint.text(address)).isEqualTo(written);
    assertThat(Endpoint.parse(Endpoint.text(address))).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ":", ":8443", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1",
        "127.0.0.1:+1", "127.0.0.1:8 ", "::1:8443", "[::1]", "[]:1", "127.0.0.1:٣", "no such host:1"
      })
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> Endpoint.parse(text))
        .isInstanceOfSatisfying(
            MinicaException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(MinicaException.Kind.USAGE));
  }
}
