package dev.minica.tls.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Why there is no connection: nobody is there, or nobody answers. */
@Timeout(60)
class DialTest {

  @Test
  void nobodyListens() throws IOException {
    InetSocketAddress address;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = (InetSocketAddress) free.getLocalSocketAddress();
    }

    failure(address, Duration.ofSeconds(5), Kind.FAILED)
        .hasMessage(
            "cannot connect to 127.0.0.1:"
                + address.getPort()
                + ": nobody listens there (refused)");
  }

  /** The system drops what it has no room for, as a firewall does. */
  @Test
  void nobodyAnswers() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      InetSocketAddress address = (InetSocketAddress) full.getLocalSocketAddress();
      while (fill(address, waiting)) {
        assertThat(waiting).hasSizeLessThan(20);
      }

      failure(address, Duration.ofMillis(100), Kind.BUSY)
          .hasMessage("127.0.0.1:" + address.getPort() + " has not answered within 100 ms");
      failure(address, Duration.ZERO, Kind.BUSY);
    } finally {
      for (Socket each : waiting) {
        each.close();
      }
    }
  }

  private static boolean fill(InetSocketAddress address, List<Socket> waiting) throws IOException {
    Socket socket = new Socket();
    waiting.add(socket);
    try {
      socket.connect(address, 200);
      return true;
    } catch (SocketTimeoutException noRoom) {
      return false;
    }
  }

  private static AbstractThrowableAssert<?, ?> failure(
      InetSocketAddress address, Duration limit, Kind kind) throws IOException {
    try (Socket socket = new Socket()) {
      return assertThatThrownBy(() -> new Dial(address, limit).connect(socket))
          .isInstanceOfSatisfying(MinicaException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
  }
}
