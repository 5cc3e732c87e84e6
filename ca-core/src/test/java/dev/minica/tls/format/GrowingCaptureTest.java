package dev.minica.tls.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingCaptureTest {

  @TempDir private Path folder;

  @Test
  void isWholeAfterEachConversation() throws IOException {
    Path file = folder.resolve("growing.pcapng");
    GrowingCapture capture = GrowingCapture.create(file, false);
    assertThat(conversations(file)).isZero();

    capture.add(Conversations.between("127.0.0.1", "127.0.0.2"));
    assertThat(conversations(file)).isEqualTo(1);
    capture.add(Conversations.between("127.0.0.1", "127.0.0.2"));
    assertThat(conversations(file)).isEqualTo(2);
    assertThat(capture.count()).isEqualTo(2);
  }

  /** Both between the same ports: another connection shows in its sequence numbers. */
  @Test
  void wiresharkCountsTheSameConnections() {
    Path file = folder.resolve("growing.pcapng");
    GrowingCapture capture = GrowingCapture.create(file, false);
    capture.add(Conversations.between("127.0.0.1", "127.0.0.2"));
    capture.add(Conversations.between("127.0.0.1", "127.0.0.2"));

    assertThat(
            Tool.named("tshark")
                .run("-r", file, "-T", "fields", "-e", "tcp.stream")
                .succeeded()
                .text()
                .lines()
                .distinct())
        .containsExactly("0", "1");
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    Path file = folder.resolve("growing.pcapng");
    GrowingCapture.create(file, false);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void replacesAFileOnlyIfItIsToldTo() throws IOException {
    Path file = Files.writeString(folder.resolve("growing.pcapng"), "precious");

    assertThatThrownBy(() -> GrowingCapture.requireFree(file, false))
        .isInstanceOf(MinicaException.class)
        .hasMessageEndingWith("exists already");
    assertThatThrownBy(() -> GrowingCapture.create(file, false))
        .isInstanceOf(MinicaException.class);
    assertThat(file).hasContent("precious");

    GrowingCapture.create(file, true);
    assertThat(conversations(file)).isZero();
  }

  @Test
  void saysThatTheFileIsGone() throws IOException {
    Path file = folder.resolve("growing.pcapng");
    GrowingCapture capture = GrowingCapture.create(file, false);
    Files.delete(file);

    assertThatThrownBy(() -> capture.add(Conversations.between("127.0.0.1", "127.0.0.2")))
        .isInstanceOf(MinicaException.class)
        .hasMessageContaining("cannot append to");
    assertThat(capture.count()).isZero();
  }

  private static int conversations(Path file) throws IOException {
    return CaptureFile.decode(Files.readAllBytes(file)).conversations().size();
  }
}
