package dev.minica.cli.option;

import dev.minica.Environment;
import dev.minica.cli.output.Terminal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * All that the process has from outside besides its streams and arguments, so that a test can
 * decide each of it.
 *
 * @param variables the environment variables
 * @param terminal the person on the other side, if any
 * @param workingDirectory what relative paths are relative to; absolute
 * @param home the user's home directory
 * @param osName Java's {@code os.name}
 * @param charset in which stdout and stderr are written
 * @param environment time and randomness, made when a command needs them: seeding takes a while
 */
public record Surroundings(
    Map<String, String> variables,
    Terminal terminal,
    Path workingDirectory,
    Path home,
    String osName,
    Charset charset,
    Supplier<Environment> environment) {}
