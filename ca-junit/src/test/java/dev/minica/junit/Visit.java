package dev.minica.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLHandshakeException;
import org.assertj.core.api.AbstractThrowableAssert;

/** One client at one server. */
final class Visit {

  private Visit() {}

  static String of(HttpClient client, URI server) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(server).build(), BodyHandlers.ofString()).body();
  }

  static void succeeds(HttpClient client, URI server) throws Exception {
    assertThat(of(client, server)).startsWith("hello ");
  }

  /** The client itself finds fault with the server. */
  static AbstractThrowableAssert<?, ? extends Throwable> isRefusedByTheClient(
      HttpClient client, URI server) {
    return assertThatThrownBy(() -> of(client, server)).isInstanceOf(SSLHandshakeException.class);
  }

  /** In TLS 1.3 the server's word may come after the client believes that all is well. */
  static void isRefusedByTheServer(HttpClient client, URI server) {
    assertThatThrownBy(() -> of(client, server)).isInstanceOf(IOException.class);
  }
}
