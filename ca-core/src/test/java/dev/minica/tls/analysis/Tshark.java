package dev.minica.tls.analysis;

import dev.minica.testing.Tool;
import dev.minica.tls.format.CaptureFile;
import dev.minica.tls.format.KeyLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Wireshark reads in conversations, given nothing but our file with the secrets in it. */
public final class Tshark {

  /** Of one connection, each in the order in which it was sent. */
  public record Seen(List<String> messages, List<String> alerts) {
    Seen() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  private final Path file;
  private final List<Object> decodeAs = new ArrayList<>();

  public Tshark(Path folder, List<Recorded> recorded) throws IOException {
    KeyLog secrets = recorded.stream().map(Recorded::keyLog).reduce(KeyLog.empty(), KeyLog::and);
    CaptureFile capture =
        new CaptureFile(recorded.stream().map(Recorded::conversation).toList(), secrets, false);
    this.file = Files.write(folder.resolve("all.pcapng"), capture.encoded());
    recorded.stream()
        .map(each -> each.conversation().server().getPort())
        .distinct()
        .forEach(port -> decodeAs.addAll(List.of("-d", "tcp.port==" + port + ",tls")));
  }

  /** By the number of the connection in the file. */
  public Map<Integer, Seen> seen() {
    List<Object> arguments = new ArrayList<>(List.of("-r", file));
    arguments.addAll(decodeAs);
    arguments.addAll(List.of("-T", "fields", "-E", "separator=/t", "-e", "tcp.stream"));
    arguments.addAll(List.of("-e", "tls.handshake.type", "-e", "tls.alert_message.desc"));
    Map<Integer, Seen> seen = new TreeMap<>();
    Tool.named("tshark")
        .run(arguments.toArray())
        .succeeded()
        .text()
        .lines()
        .map(line -> line.split("\t", -1))
        .forEach(
            columns -> {
              Seen one = seen.computeIfAbsent(Integer.valueOf(columns[0]), stream -> new Seen());
              add(columns[1], one.messages);
              add(columns[2], one.alerts);
            });
    return seen;
  }

  private static void add(String column, List<String> values) {
    Arrays.stream(column.split(",", -1)).filter(value -> !value.isEmpty()).forEach(values::add);
  }

  /** What the protocol above said, both sides' octets in hexadecimal, the client's first. */
  public List<String> plaintext(int stream) {
    List<Object> arguments = new ArrayList<>(List.of("-q", "-r", file));
    arguments.addAll(decodeAs);
    arguments.addAll(List.of("-z", "follow,tls,raw," + stream));
    StringBuilder client = new StringBuilder();
    StringBuilder server = new StringBuilder();
    Tool.named("tshark")
        .run(arguments.toArray())
        .succeeded()
        .text()
        .lines()
        .filter(line -> line.matches("\\t?[0-9a-f]+"))
        .forEach(line -> (line.startsWith("\t") ? server : client).append(line.strip()));
    return List.of(client.toString(), server.toString());
  }
}
