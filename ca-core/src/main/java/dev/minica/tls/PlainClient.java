package dev.minica.tls;

import dev.minica.tls.watch.PlainProtocol;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A client that does not speak TLS: a browser with an http: URL, an SSH client, a port scanner. */
final class PlainClient {

  private static final int MAX_LINE = 512;

  private static final String ANSWER =
      """
      HTTP/1.1 400 Bad Request\r
      Content-Type: text/plain; charset=utf-8\r
      Connection: close\r
      \r
      400 Bad Request: this server speaks HTTPS, and the request came without TLS
      """;

  private PlainClient() {}

  /**
   * Answers it if it speaks HTTP.
   *
   * @param first the octet it began with, already read
   * @return what it did, for the caller to throw
   */
  static ProtocolException turnAway(Socket socket, int first) throws IOException {
    if (first < ' ' || first > '~') {
      return new ProtocolException("the client does not speak TLS: its first octet is " + first);
    }
    String line = line(first, socket.getInputStream());
    Optional<PlainProtocol> protocol = PlainProtocol.of(line);
    if (protocol.equals(Optional.of(PlainProtocol.HTTP))) {
      socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      socket.getInputStream().readNBytes(HttpRequest.MAX_HEAD_OCTETS);
    }
    return new ProtocolException(
        "the client does not speak TLS: it sent \""
            + line
            + "\""
            + protocol.map(PlainClient::words).orElse(""));
  }

  private static String words(PlainProtocol protocol) {
    return ", which is "
        + protocol.label()
        + (protocol == PlainProtocol.HTTP ? "; the URL begins with https:" : "");
  }

  private static String line(int first, InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = first; octet >= 0 && octet != '\n' && line.length() < MAX_LINE; ) {
      line.append((char) octet); // ISO 8859-1: each octet is one character
      octet = in.read();
    }
    return line.toString().stripTrailing();
  }
}
