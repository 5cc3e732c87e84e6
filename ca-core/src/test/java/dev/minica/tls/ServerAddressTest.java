package dev.minica.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

  @ParameterizedTest
  @CsvSource({
    "localhost:8443, localhost:8443",
    "server.example:443, server.example:443",
    "192.0.2.1:443, 192.0.2.1:443",
    "[::1]:443, [::1]:443",
    "https://server.example, server.example:443",
    "HTTPS://server.example:8443/a/b?c#d, server.example:8443",
    "https://[::1]/, [::1]:443",
    "b\u00fccher.example:443, xn--bcher-kva.example:443",
  })
  void isWhereAServerIs(String text, String shown) {
    assertThat(ServerAddress.of(text).orElseThrow()).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cert.pem",
        "localhost",
        "localhost:",
        "localhost:0",
        "localhost:65536",
        "localhost:https",
        ":443",
        "::1:443",
        "[localhost]:443",
        "[]:443",
        "*.example:443",
        "a@b.example:443",
        "a b:443",
        "http://server.example",
        "https://",
        "https:///path",
      })
  void anythingElseIsNone(String text) {
    assertThat(ServerAddress.of(text)).isEmpty();
  }
}
