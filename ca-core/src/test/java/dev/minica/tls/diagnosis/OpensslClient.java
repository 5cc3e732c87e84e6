package dev.minica.tls.diagnosis;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code openssl s_client}, which is told to check what others check by themselves. */
final class OpensslClient implements Client {

  private static final String REQUEST = "GET / HTTP/1.0\r\n\r\n";

  @Override
  public String name() {
    return "openssl";
  }

  @Override
  public boolean can(Wish wish) {
    return wish.scheme().equals("https");
  }

  @Override
  public Report connect(int port, Wish wish, Path keyLog) throws Exception {
    List<String> line =
        new ArrayList<>(List.of(Tool.named("openssl").path().toString(), "s_client"));
    line.addAll(List.of("-connect", "127.0.0.1:" + port, "-quiet", "-ign_eof"));
    line.addAll(List.of("-CAfile", wish.roots().toString(), "-verify_return_error"));
    line.addAll(List.of("-keylogfile", keyLog.toString()));
    line.addAll(
        wish.isAddress()
            ? List.of("-noservername", "-verify_ip", wish.host())
            : List.of("-servername", wish.host(), "-verify_hostname", wish.host()));
    add(line, wish.version(), "-tls" + wish.version().replace('.', '_'));
    add(line, wish.suite(), wish.isTls13() ? "-ciphersuites" : "-cipher", wish.suite());
    add(line, wish.group(), "-groups", wish.group());
    add(line, wish.signature(), "-sigalgs", wish.signature());
    add(line, wish.protocol(), "-alpn", wish.protocol());
    wish.crl().ifPresent(crl -> line.addAll(List.of("-CRL", crl.toString(), "-crl_check")));
    wish.identity()
        .ifPresent(
            own ->
                line.addAll(
                    List.of(
                        "-cert",
                        own.file("cert.pem"),
                        "-key",
                        own.file("key.pem"),
                        "-cert_chain",
                        own.file("fullchain.pem"))));
    return Report.of(run(line, wish.patience(), Path.of(keyLog + ".out")));
  }

  private static void add(List<String> line, String wish, String... options) {
    if (!wish.isEmpty()) {
      line.addAll(List.of(options));
    }
  }

  /** It has no time-out of its own, so that a silent server is left by ending it. */
  private static String run(List<String> line, int patience, Path out)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try (var in = process.getOutputStream()) {
      in.write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      in.flush();
      process.waitFor(patience, TimeUnit.SECONDS);
    } catch (IOException gone) {
      process.waitFor(patience, TimeUnit.SECONDS);
    }
    process.destroy();
    process.waitFor();
    return Files.readString(out, StandardCharsets.ISO_8859_1);
  }
}
