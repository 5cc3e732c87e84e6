package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command of the user's, to be run by the shell when the work is done.
 *
 * @param command a line for sh, or on Windows for cmd
 */
record Hook(String command) {

  private static final int LAST_WORDS_MILLIS = 1_000;

  /**
   * Runs it and waits for it. It reads nothing, and what it writes goes to stderr: stdout is for
   * the result.
   *
   * @param variables in its environment, besides those of minica
   * @throws MinicaException FAILED if it cannot be started, or ends with another exit code than 0
   */
  void run(Session session, Map<String, String> variables) {
    session.say("running " + Escaped.of(command));
    int exit = exit(session, variables);
    if (exit != 0) {
      throw new MinicaException(
          Kind.FAILED, "the certificate is renewed, but the hook ended with exit code " + exit);
    }
  }

  private int exit(Session session, Map<String, String> variables) {
    boolean isWindows = File.separatorChar == '\\';
    ProcessBuilder builder =
        new ProcessBuilder(isWindows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command))
            .directory(session.resolve(Path.of("")).toFile())
            .redirectInput(Redirect.from(new File(isWindows ? "NUL" : "/dev/null")))
            .redirectErrorStream(true);
    builder.environment().putAll(variables);
    try {
      Process process = builder.start();
      Thread output = new Thread(() -> pass(process, session), "hook output");
      output.setDaemon(true);
      output.start();
      int exit = process.waitFor();
      output.join(LAST_WORDS_MILLIS); // what it has started in the background may go on writing
      return exit;
    } catch (IOException e) {
      throw new MinicaException(
          Kind.FAILED, "the certificate is renewed, but the hook cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MinicaException(Kind.BUSY, "interrupted while the hook ran", e);
    }
  }

  private static void pass(Process process, Session session) {
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(line -> session.say(Escaped.of(line)));
    } catch (IOException | UncheckedIOException e) {
      // It has closed its output, and its exit code tells how it ended.
    }
  }
}
