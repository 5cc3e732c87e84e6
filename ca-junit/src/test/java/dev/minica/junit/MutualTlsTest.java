package dev.minica.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** The first example of the documentation, which shows it from here. */
@Pki
class MutualTlsTest {

  @Test
  void onlyWhoIsKnownGetsIn(
      @ForServer SSLContext server, @ForClient("alice") HttpClient alice, HttpClient stranger)
      throws Exception {
    try (GreetingServer greeting = new GreetingServer(server)) {
      HttpRequest request = HttpRequest.newBuilder(greeting.uri()).build();
      assertEquals("hello CN=alice", alice.send(request, BodyHandlers.ofString()).body());
      assertThrows(IOException.class, () -> stranger.send(request, BodyHandlers.ofString()));
    }
  }
}
