package dev.minica.tls.wire.handshake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.testing.Tool;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.capture.Tap;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.wire.Octets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code openssl s_client} and {@code openssl s_server} said to each other, with a recorder
 * between them.
 *
 * @param toServer the handshake messages as the server prints their octets, decrypted
 * @param toClient likewise
 * @param trace the same messages in words, as the client prints them
 * @param wireToServer what went over the wire, each connection by itself
 * @param wireToClient likewise
 */
record OpensslConversation(
    List<Octets> toServer,
    List<Octets> toClient,
    OpensslTrace trace,
    List<Octets> wireToServer,
    List<Octets> wireToClient) {

  private static final byte[] REQUEST = "GET / HTTP/1.0\r\n\r\n".getBytes(UTF_8);
  private static final Pattern ACCEPTING = Pattern.compile("ACCEPT 127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern HEADING = Pattern.compile("(<<<|>>>) .*?, (\\w+) .*");

  /**
   * Has them talk, once for each list of the client's arguments.
   *
   * @param folder with the server's {@code key.pem} and {@code cert.pem}; also for what they write
   */
  static OpensslConversation of(Path folder, String server, String... clients) throws Exception {
    Tool openssl = Tool.named("openssl");
    Path messages = Files.createTempFile(folder, "server", ".msg");
    List<String> command =
        arguments(
            openssl.path() + " s_server -accept 127.0.0.1:0 -www -msg -cert cert.pem -key key.pem",
            "-naccept " + clients.length + " -msgfile " + messages + " " + server);
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    List<Conversation> recorded = new ArrayList<>();
    StringBuilder trace = new StringBuilder();
    try (Tap tap = new Tap(port(process))) {
      for (String client : clients) {
        trace.append(visit(openssl, folder, tap, client));
        recorded.add(tap.next());
      }
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the server ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String printed = Files.readString(messages);
    return new OpensslConversation(
        messages(printed, "<<<"),
        messages(printed, ">>>"),
        OpensslTrace.of(trace.toString()),
        sentBy(Sender.CLIENT, recorded),
        sentBy(Sender.SERVER, recorded));
  }

  private static List<Octets> sentBy(Sender sender, List<Conversation> recorded) {
    return recorded.stream().map(each -> Octets.of(each.sentBy(sender))).toList();
  }

  private static String visit(Tool openssl, Path folder, Tap tap, String client)
      throws IOException {
    Path trace = Files.createTempFile(folder, "client", ".trace");
    openssl.feed(
        REQUEST,
        arguments(
                "s_client -ign_eof -servername server.example -connect 127.0.0.1:" + tap.port(),
                "-trace -msgfile " + trace + " " + client.replace("%/", folder + "/"))
            .toArray());
    return Files.readString(trace, ISO_8859_1);
  }

  private static List<String> arguments(String... lists) {
    return Stream.of(lists).flatMap(list -> Arrays.stream(list.strip().split(" +"))).toList();
  }

  private static int port(Process server) throws IOException {
    BufferedReader out = server.inputReader(UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher accepting = ACCEPTING.matcher(line);
      if (accepting.matches()) {
        drain(out);
        return Integer.parseInt(accepting.group(1));
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("the server did not start: " + said);
  }

  /** A full pipe would stop the server. */
  private static void drain(BufferedReader out) {
    Thread draining =
        new Thread(
            () -> {
              try {
                out.transferTo(Writer.nullWriter());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            "openssl s_server");
    draining.setDaemon(true);
    draining.start();
  }

  /** Headings of {@code -msg}, each with lines of hexadecimal below it. */
  private static List<Octets> messages(String printed, String direction) {
    List<Octets> messages = new ArrayList<>();
    StringBuilder hex = new StringBuilder();
    boolean wanted = false;
    for (String line : (printed + ">>> end, of it\n").lines().toList()) {
      Matcher heading = HEADING.matcher(line);
      if (!heading.matches()) {
        hex.append(wanted ? line : "");
        continue;
      }
      if (wanted) {
        messages.add(Octets.ofHex(hex.toString()));
      }
      hex.setLength(0);
      wanted = heading.group(1).equals(direction) && heading.group(2).equals("Handshake");
    }
    return messages;
  }
}
