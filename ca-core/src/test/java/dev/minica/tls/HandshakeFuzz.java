package dev.minica.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.fuzz.ReaderFuzz;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;

/** What a server answers to a ClientHello: read, or refused as a failure of the connection. */
public final class HandshakeFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(HandshakeFuzz::shake);
  }

  private static void shake(byte[] octets) {
    ServerAddress address = ServerAddress.of("server.example:443").orElseThrow();
    try (Answering socket = new Answering(octets)) {
      new PlainHandshake(address, new SecureRandom()).over(socket, "none");
    } catch (IOException refused) {
      assertThat(refused).hasMessageNotContaining("Exception");
    }
  }

  /** Says what it was given, and hears nothing. */
  private static final class Answering extends Socket {
    private final byte[] octets;

    Answering(byte[] octets) {
      this.octets = octets;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(octets);
    }

    @Override
    public OutputStream getOutputStream() {
      return new ByteArrayOutputStream();
    }
  }
}
