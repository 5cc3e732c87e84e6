package dev.minica.cli;

import dev.minica.Environment;
import dev.minica.cli.option.Surroundings;
import dev.minica.cli.output.Terminal;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The surroundings of the process that runs; nothing else asks the system for them. */
final class ThisProcess {

  private ThisProcess() {}

  static Surroundings surroundings() {
    // Options are converted by the core's parsers; picocli's converters are 7 ms of reflection.
    System.setProperty("picocli.converters.excludes", ".*");
    return new Surroundings(
        System.getenv(),
        new SystemTerminal(System.getProperty("minica.terminal")),
        Path.of("").toAbsolutePath(),
        Path.of(System.getProperty("user.home", "")),
        System.getProperty("os.name", ""),
        charset(),
        Environment::system);
  }

  /** The JDK's own choice for stdout: the first name is known since 19, the second since 17. */
  private static Charset charset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : StandardCharsets.UTF_8;
  }

  /**
   * The terminal through {@code java.io.Console}.
   *
   * @param descriptors which of 0, 1 and 2 are terminals, as the launcher found; the JDK can only
   *     tell whether 0 and 1 both are
   */
  private record SystemTerminal(@Nullable String descriptors) implements Terminal {

    @Override
    public boolean isInteractive(Stream stream) {
      return descriptors != null ? descriptors.contains(stream.descriptor()) : console() != null;
    }

    @Override
    public boolean outputIsPipe() {
      return isPipe("/dev/fd/1");
    }

    @Override
    public Optional<char[]> askSecret(String prompt) {
      return Optional.ofNullable(console()).map(console -> console.readPassword("%s", prompt));
    }

    /** The JVM's own status for an end by a signal is 128 and the signal's number. */
    @Override
    public Runnable whenToldToEnd(Runnable last) {
      Runtime runtime = Runtime.getRuntime();
      Thread hook =
          new Thread(
              () -> {
                last.run();
                runtime.halt(0);
              },
              "minica-end");
      runtime.addShutdownHook(hook);
      return () -> {
        try {
          runtime.removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
          // it is running, and will end the process
        }
      };
    }

    /** From 22 to 24 the JDK's default console claims to be there without a terminal. */
    private static @Nullable Console console() {
      System.setProperty("jdk.console", "java.base");
      return System.console();
    }

    /** POSIX {@code sys/stat.h}: the file type is in these bits of the mode. */
    private static boolean isPipe(String descriptor) {
      try {
        int type = (int) Files.getAttribute(Path.of(descriptor), "unix:mode") & 0170000;
        return type == 0010000 || type == 0140000;
      } catch (IOException | UnsupportedOperationException e) {
        return false;
      }
    }
  }
}
