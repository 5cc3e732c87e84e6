package dev.minica.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.testing.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a running {@code minica serve} answers, asked as its clients do: CRLs are read by the JDK,
 * OCSP responses by openssl.
 *
 * @param url of the server, with a slash at its end
 */
public record Served(String url) {

  private static final Pattern STATUS = Pattern.compile("(?m)^0x([0-9a-f]+): (\\w+)$");
  private static final int LIMIT_MILLIS = 60_000;
  private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();

  /** The arguments that serve a CA on a free port. */
  public static List<String> arguments(Path ca) {
    return List.of("serve", "--listen", "127.0.0.1:0", "--ca", ca.toString());
  }

  /** A server that is a process of its own. */
  public static final class Running implements AutoCloseable {

    private final Process process;
    private final Served served;

    private Running(Process process, Served served) {
      this.process = process;
      this.served = served;
    }

    public Served served() {
      return served;
    }

    /** Tells it to end, and asserts that it does so well. */
    @Override
    public void close() {
      Stream.concat(process.descendants(), Stream.of(process.toHandle()))
          .findFirst() // what started it waits for it
          .ifPresent(ProcessHandle::destroy);
      try {
        assertThat(process.onExit().get(1, TimeUnit.MINUTES).exitValue()).isZero();
      } catch (TimeoutException | ExecutionException e) {
        throw new AssertionError("the server does not end when it is told", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  /**
   * Starts one.
   *
   * @param outputs a folder for what it prints
   * @param under what it is started by, if anything, such as faketime
   */
  public static Running start(Path ca, Path outputs, String... under) throws Exception {
    Path out = Files.createTempFile(outputs, "out", ".txt");
    Path err = Files.createTempFile(outputs, "err", ".txt");
    List<String> command = new ArrayList<>(List.of(under));
    command.addAll(CliProcess.minica(arguments(ca)));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    String url = awaitUrl(process, out);
    assertThat(url).as(Files.readString(err)).isNotEmpty();
    return new Running(process, new Served(url));
  }

  /** The first line that a server prints, when it is ready; empty if it has ended. */
  public static String awaitUrl(Process process, Path out) throws IOException {
    boolean isAlive = true;
    while (true) {
      String printed = Files.readString(out);
      if (printed.endsWith("\n")) {
        return printed.lines().findFirst().orElseThrow();
      } else if (!isAlive) {
        return "";
      }
      LockSupport.parkNanos(POLL_NANOS);
      isAlive = process.isAlive();
    }
  }

  /**
   * The CRL of an issuing CA.
   *
   * @throws IOException if there is no answer, or it is not the CRL
   */
  public X509CRL crl(String name) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(url + "crl/" + name + ".crl").toURL().openConnection();
    connection.setConnectTimeout(LIMIT_MILLIS);
    connection.setReadTimeout(LIMIT_MILLIS);
    try (InputStream in = connection.getInputStream()) {
      return Crls.read(new ByteArrayInputStream(in.readAllBytes()));
    }
  }

  /**
   * The status of certificates of one issuer, by their serial numbers, in one OCSP request.
   *
   * @param root the root's file, also what signs the others
   * @param issuer the issuer's
   * @param serials in hexadecimal
   * @param under what openssl is started by, if anything
   */
  public Map<String, String> status(
      Path root, Path issuer, Collection<String> serials, String... under) {
    List<Object> arguments = new ArrayList<>();
    for (int i = 1; i < under.length; i++) {
      arguments.add(under[i]);
    }
    if (under.length > 0) {
      arguments.add("openssl");
    }
    arguments.addAll(List.of("ocsp", "-issuer", issuer, "-CAfile", root, "-url", url + "ocsp"));
    for (String serial : serials) {
      arguments.addAll(List.of("-serial", "0x" + serial));
    }
    Tool.Outcome outcome =
        Tool.named(under.length > 0 ? under[0] : "openssl").run(arguments.toArray()).succeeded();
    assertThat(outcome.err()).contains("Response verify OK");
    Map<String, String> found = new HashMap<>();
    for (MatchResult match : STATUS.matcher(outcome.text()).results().toList()) {
      found.put(match.group(1), match.group(2));
    }
    assertThat(found.keySet()).as(outcome.text()).containsExactlyInAnyOrderElementsOf(serials);
    return found;
  }
}
