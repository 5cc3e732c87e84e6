package dev.minica.tls.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.tls.crypto.Sender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecorderTest {

  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final BlockingQueue<Conversation> ended = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> unreachable = new LinkedBlockingQueue<>();
  private ServerSocket server;
  private Recorder recorder;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    recorder = record((InetSocketAddress) server.getLocalSocketAddress());
  }

  @AfterEach
  void stop() throws IOException {
    recorder.close();
    server.close();
  }

  @Test
  void passesOnAndTakesDownBothDirections() throws Exception {
    try (Socket client = connect();
        Socket accepted = server.accept()) {
      client.getOutputStream().write(ascii("question"));
      assertThat(accepted.getInputStream().readNBytes(8)).isEqualTo(ascii("question"));
      accepted.getOutputStream().write(ascii("answer"));
      accepted.shutdownOutput();
      assertThat(client.getInputStream().readAllBytes()).isEqualTo(ascii("answer"));
    }

    Conversation conversation = next();
    assertThat(conversation.sentBy(Sender.CLIENT)).isEqualTo(ascii("question"));
    assertThat(conversation.sentBy(Sender.SERVER)).isEqualTo(ascii("answer"));
    assertThat(conversation.chunks())
        .extracting(Chunk::sender)
        .containsExactly(Sender.CLIENT, Sender.SERVER);
    assertThat(conversation.closes()).extracting(Close::isReset).containsExactly(false, false);
    assertThat(conversation.server()).isEqualTo(server.getLocalSocketAddress());
  }

  @Test
  void aHalfThatIsClosedLeavesTheOtherOpen() throws Exception {
    try (Socket client = connect();
        Socket accepted = server.accept()) {
      client.shutdownOutput();
      assertThat(accepted.getInputStream().read()).isNegative();
      accepted.getOutputStream().write(ascii("still here"));
      accepted.shutdownOutput();
      assertThat(client.getInputStream().readAllBytes()).isEqualTo(ascii("still here"));
    }

    assertThat(next().closes())
        .extracting(Close::sender)
        .containsExactly(Sender.CLIENT, Sender.SERVER);
  }

  @Test
  void aResetIsPassedOnAsOne() throws Exception {
    try (Socket client = connect()) {
      try (Socket accepted = server.accept()) {
        client.getOutputStream().write(1);
        assertThat(accepted.getInputStream().read()).isOne();
        accepted.setSoLinger(true, 0);
      }
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
    }

    assertThat(next().closes())
        .anyMatch(close -> close.sender() == Sender.SERVER && close.isReset());
  }

  @Test
  void saysThatTheServerCannotBeReached() throws Exception {
    InetSocketAddress nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = (InetSocketAddress) free.getLocalSocketAddress();
    }
    try (Recorder toNobody = record(nobody);
        Socket client = new Socket()) {
      client.connect(toNobody.address());
      assertThat(client.getInputStream().read()).isNegative();
    }

    assertThat(unreachable.poll(30, TimeUnit.SECONDS)).isEqualTo("Connection refused");
  }

  @Test
  void whatIsOpenWhenItClosesIsCutAndToldOf() throws Exception {
    try (Socket client = connect();
        Socket accepted = server.accept()) {
      client.getOutputStream().write(ascii("x"));
      assertThat(accepted.getInputStream().read()).isEqualTo('x');

      recorder.close();

      assertThat(ended)
          .singleElement()
          .satisfies(one -> assertThat(one.sentBy(Sender.CLIENT)).isEqualTo(ascii("x")));
    }
  }

  @Test
  void anAddressInUseIsSaid() {
    InetSocketAddress taken = recorder.address();

    assertThatThrownBy(() -> Recorder.start(Environment.system(), taken, ANY, listener()))
        .isInstanceOf(MinicaException.class)
        .hasMessageStartingWith("cannot listen on 127.0.0.1 port " + taken.getPort());
  }

  private Recorder record(InetSocketAddress to) {
    return Recorder.start(Environment.system(), ANY, to, listener());
  }

  private RecordingListener listener() {
    return new RecordingListener() {
      @Override
      public void ended(Conversation conversation) {
        ended.add(conversation);
      }

      @Override
      public void unreachable(InetSocketAddress client, String reason) {
        unreachable.add(reason);
      }
    };
  }

  private Socket connect() throws IOException {
    Socket client = new Socket();
    client.connect(recorder.address());
    return client;
  }

  private Conversation next() throws InterruptedException {
    return ended.poll(30, TimeUnit.SECONDS);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
