package dev.minica.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.key.PrivateKeyInfo;
import dev.minica.testing.Tool;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.capture.Tap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code openssl s_server}, which sends each line back reversed, and visits to it. */
final class OpensslServer implements AutoCloseable {

  static final String EXPORTED_LABEL = "EXPERIMENTAL";

  private static final String LINE = "hello\n";

  private static final String EXPORTED = "Keying material: ";

  private final Tool openssl = Tool.named("openssl");
  private final Path folder;
  private final Process process;
  private final int port;

  OpensslServer(Path folder) throws IOException {
    this.folder = folder;
    certificate("rsa", "rsa:2048");
    certificate("ec", "ec");
    openssl
        .run(
            "pkcs8",
            "-topk8",
            "-nocrypt",
            "-in",
            file("rsa.key"),
            "-outform",
            "DER",
            "-out",
            file("rsa.der"))
        .succeeded();
    process =
        start(
            openssl,
            List.of("s_server", "-accept", "127.0.0.1:0", "-rev"),
            List.of("-cert", file("rsa.pem"), "-key", file("rsa.key")),
            List.of("-dcert", file("ec.pem"), "-dkey", file("ec.key")),
            List.of("-cipher", "ALL:@SECLEVEL=0", "-ciphersuites", ALL_13));
    port = acceptedPort(process.inputReader(StandardCharsets.US_ASCII));
  }

  private static final String ALL_13 =
      "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256"
          + ":TLS_AES_128_CCM_SHA256:TLS_AES_128_CCM_8_SHA256";

  private void certificate(String name, String algorithm) {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(List.of("req", "-x509", "-nodes", "-subj", "/CN=localhost"));
    arguments.addAll(List.of("-newkey", algorithm));
    if (algorithm.equals("ec")) {
      arguments.addAll(List.of("-pkeyopt", "ec_paramgen_curve:P-256"));
    }
    arguments.addAll(List.of("-keyout", file(name + ".key"), "-out", file(name + ".pem")));
    openssl.run(arguments.toArray()).succeeded();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @SafeVarargs
  private static Process start(Tool tool, List<String>... arguments) throws IOException {
    return start(Map.of(), tool, arguments);
  }

  @SafeVarargs
  private static Process start(
      Map<String, String> environment, Tool tool, List<String>... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(tool.path().toString()));
    for (List<String> some : arguments) {
      command.addAll(some);
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).start();
  }

  private static int acceptedPort(BufferedReader output) throws IOException {
    String line = output.readLine();
    while (!line.startsWith("ACCEPT ")) {
      line = output.readLine();
    }
    return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
  }

  PrivateKeyInfo rsaKey() throws IOException {
    return PrivateKeyInfo.decode(Files.readAllBytes(folder.resolve("rsa.der")));
  }

  /** Visits it through a recorder, sends {@code hello} and waits for {@code olleh}. */
  Visit visit(String... options) throws Exception {
    return visit(LINE, options);
  }

  /** The same after this input, the line itself or a command. */
  Visit visit(String input, String[] options) throws Exception {
    Path keyLog = Files.createTempFile(folder, "keys", ".log");
    try (Tap tap = new Tap(port)) {
      Process client =
          start(
              openssl,
              List.of("s_client", "-connect", "127.0.0.1:" + tap.port(), "-no_ticket"),
              List.of("-keylogfile", keyLog.toString(), "-keymatexport", EXPORTED_LABEL),
              List.of(options));
      return visit(tap, client, input, keyLog);
    }
  }

  /** A visit of another program, which does without the extended master secret if told so. */
  Visit visitOfGnutls(String priority) throws Exception {
    Tool gnutls = Tool.named("gnutls-cli");
    Path keyLog = Files.createTempFile(folder, "keys", ".log");
    try (Tap tap = new Tap(port)) {
      Process client =
          start(
              Map.of("SSLKEYLOGFILE", keyLog.toString()),
              gnutls,
              List.of("--insecure", "--no-ca-verification", "--noticket"),
              List.of("--priority", priority, "-p", Integer.toString(tap.port()), "127.0.0.1"));
      return visit(tap, client, LINE, keyLog);
    }
  }

  private static Visit visit(Tap tap, Process client, String input, Path keyLog) throws Exception {
    try {
      String exported = talk(client, input);
      return new Visit(tap.next(), secrets(keyLog), exported);
    } finally {
      client.destroyForcibly();
    }
  }

  /**
   * Gives the keying material that the client exported. A command of one letter has to be alone in
   * what s_client reads, so the line is sent once it was obeyed.
   */
  private static String talk(Process client, String first) throws IOException {
    BufferedReader output = client.inputReader(StandardCharsets.US_ASCII);
    String exported = "";
    try (OutputStream stdin = client.getOutputStream()) {
      send(stdin, first);
      String line = output.readLine();
      while (line != null && !line.endsWith("olleh")) {
        exported = line.contains(EXPORTED) ? line.strip().substring(EXPORTED.length()) : exported;
        if (line.contains("KEYUPDATE")) {
          send(stdin, LINE);
        }
        line = output.readLine();
      }
      assertThat(line).isNotNull();
    }
    return exported;
  }

  private static void send(OutputStream stdin, String text) throws IOException {
    stdin.write(text.getBytes(StandardCharsets.US_ASCII));
    stdin.flush();
  }

  /** Label and secret of each line; there is one connection in a file. */
  private static Map<String, byte[]> secrets(Path keyLog) throws IOException {
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    for (String line : Files.readAllLines(keyLog)) {
      String[] words = line.split(" ", -1);
      if (words.length == 3) {
        secrets.put(words[0], HexFormat.of().parseHex(words[2]));
      }
    }
    return secrets;
  }

  /** What was sent and what the client wrote of its secrets. */
  record Visit(Conversation recording, Map<String, byte[]> secrets, String exported) {

    NamedOctets secret(String label) {
      return NamedOctets.secret(label, secrets.get(label));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
