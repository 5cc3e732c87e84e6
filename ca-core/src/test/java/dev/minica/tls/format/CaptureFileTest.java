package dev.minica.tls.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.testing.Tool;
import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Close;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.wire.Octets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureFileTest {

  private static final Conversation ONE = Conversations.between("192.0.2.1", "192.0.2.2");
  private static final KeyLog KEYS =
      KeyLog.parse(
          ("CLIENT_RANDOM " + "0f".repeat(32) + " " + "ab".repeat(48))
              .getBytes(StandardCharsets.US_ASCII));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"192.0.2.1, 192.0.2.2", "2001:db8::1, 2001:db8::2"})
  void aConversationComesBackAsItWas(String client, String server) {
    Conversation conversation = Conversations.between(client, server);

    assertThat(file(conversation).conversations()).containsExactly(conversation);
  }

  @Test
  void secretsAreInTheFile() {
    CaptureFile file = CaptureFile.decode(new CaptureFile(List.of(ONE), KEYS, false).encoded());

    assertThat(file.keyLog()).isEqualTo(KEYS);
  }

  @Test
  void aResetIsOne() {
    Conversation refused =
        new Conversation(
            ONE.client(),
            ONE.server(),
            List.of(),
            List.of(new Close(Sender.SERVER, Conversations.AT, true)),
            Set.of());

    assertThat(file(refused).conversations()).containsExactly(refused);
  }

  @Test
  void whatIsTooLongForAPacketIsCutUp() {
    byte[] octets = new byte[200_000];
    new Random(1).nextBytes(octets);
    Conversation conversation = saying(Octets.of(octets));

    assertThat(file(conversation).conversations().get(0).sentBy(Sender.CLIENT)).isEqualTo(octets);
  }

  @Test
  void bothConversationsBetweenTheSamePortsAreFound() {
    List<Conversation> both = List.of(ONE, saying(octets("a port may be taken again")));
    CaptureFile file = new CaptureFile(both, KEYS, false);

    assertThat(CaptureFile.decode(file.encoded()).conversations()).isEqualTo(both);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pcap", "nsecpcap", "pcapng"})
  void isReadInEachFormThatEditcapWrites(String form) throws IOException {
    Path ours = write(new CaptureFile(List.of(ONE), KeyLog.empty(), false).encoded());
    Path theirs = folder.resolve("theirs");
    Tool.named("editcap").run("-F", form, ours, theirs).succeeded();

    CaptureFile read = CaptureFile.decode(Files.readAllBytes(theirs));

    assertThat(read.conversations()).hasSize(1);
    assertThat(read.conversations().get(0).chunks())
        .extracting(Chunk::octets)
        .containsExactly(octets("question"), octets("answer"));
  }

  @Test
  void tsharkFindsNothingWrongWithIt() throws IOException {
    Path file = write(new CaptureFile(List.of(ONE), KEYS, false).encoded());

    String report =
        Tool.named("tshark")
            .run(
                "-r",
                file,
                "-o",
                "tcp.check_checksum:TRUE",
                "-o",
                "ip.check_checksum:TRUE",
                "-T",
                "fields",
                "-e",
                "tcp.checksum.status",
                "-e",
                "ip.checksum.status",
                "-e",
                "_ws.expert.message",
                "-e",
                "tcp.payload")
            .succeeded()
            .text();

    assertThat(report)
        .contains("1\t1\t")
        .contains("7175657374696f6e")
        .doesNotContain("2\t1\t", "1\t2\t", "Malformed", "out-of-order", "retransmission");
  }

  @Test
  void aFileOfAMachineWithTheOtherOrderOfOctetsIsRead() {
    CaptureFile read = CaptureFile.decode(bigEndianPcap());

    assertThat(read.conversations().get(0).sentBy(Sender.CLIENT))
        .isEqualTo(octets("hello").toArray());
  }

  @Test
  void whatAKilledCaptureLeftIsReadUpToItsEnd() {
    byte[] whole = new CaptureFile(List.of(ONE), KEYS, false).encoded();

    CaptureFile read = CaptureFile.decode(Arrays.copyOf(whole, whole.length - 7));

    assertThat(read.isCutOff()).isTrue();
    assertThat(read.conversations().get(0).chunks()).isEqualTo(ONE.chunks());
  }

  @Test
  void otherFilesAreRefused() {
    assertThatThrownBy(() -> CaptureFile.decode(new byte[100]))
        .isInstanceOf(MinicaException.class)
        .hasMessage("neither pcapng nor pcap")
        .extracting(e -> ((MinicaException) e).kind())
        .isEqualTo(Kind.BAD_INPUT);
  }

  @Test
  void aNetworkThatIsNotKnownIsNamed() {
    byte[] file = bigEndianPcap();
    file[23] = 105;

    assertThatThrownBy(() -> CaptureFile.decode(file))
        .hasMessage("packets of link-layer type 105 are not understood");
  }

  private Path write(byte[] octets) throws IOException {
    return Files.write(folder.resolve("capture"), octets);
  }

  private static CaptureFile file(Conversation conversation) {
    return CaptureFile.decode(
        new CaptureFile(List.of(conversation), KeyLog.empty(), false).encoded());
  }

  private static Conversation saying(Octets octets) {
    return new Conversation(
        ONE.client(),
        ONE.server(),
        List.of(new Chunk(Sender.CLIENT, Conversations.AT, octets)),
        List.of(new Close(Sender.SERVER, Conversations.AT, true)),
        Set.of());
  }

  private static Octets octets(String text) {
    return Conversations.octets(text);
  }

  /** Of Ethernet with a VLAN tag, as a router of another make would write it. */
  private static byte[] bigEndianPcap() {
    byte[] ip = firstPacket();
    ByteBuffer file = ByteBuffer.allocate(24 + 16 + 18 + ip.length);
    file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4);
    file.putLong(0).putInt(65535).putInt(1);
    file.putInt(1_700_000_000).putInt(5).putInt(18 + ip.length).putInt(18 + ip.length);
    file.put(new byte[12]).putShort((short) 0x8100).putShort((short) 7).putShort((short) 0x0800);
    return file.put(ip).array();
  }

  private static byte[] firstPacket() {
    byte[][] packet = new byte[1][];
    TcpPackets.of(
        saying(octets("hello")),
        0,
        (at, octets) -> {
          if (octets.length > 40) {
            packet[0] = octets;
          }
        });
    return packet[0];
  }
}
