package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.option.GlobalOptions;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The command lines that a diagnosis offers as remedies can be typed: the programs that they call
 * understand them. They are read from the sources, so that none is left out.
 */
class RemediesTest {

  private static final Path SOURCES =
      Path.of("").toAbsolutePath().getParent().resolve("ca-core/src/main/java");

  private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final String OPERAND = LITERAL + "|[\\w.()]+";
  private static final Pattern PART = Pattern.compile(OPERAND);

  /** A text that begins with a program, and what is added to it. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?=\"(?:minica|openssl|curl|java) )" + LITERAL + "(?:\\s*\\+\\s*(?:" + OPERAND + "))*");

  static Stream<String> linesOfMinica() {
    return lines("minica");
  }

  @ParameterizedTest
  @MethodSource("linesOfMinica")
  void minicaUnderstandsThem(String line) {
    List<String> words = words(line);
    Invocation invocation = Invocation.of(words.subList(1, words.size()));
    Command command = Commands.create(invocation.name());
    GlobalOptions options = new GlobalOptions(command instanceof Scripted);

    CommandLineModel.of(invocation.name(), options, command.syntax())
        .parseArgs(invocation.arguments().toArray(String[]::new));
    command.syntax().accept();

    assertThat(command.syntax().required())
        .noneMatch(each -> each.originalStringValues().isEmpty());
  }

  static Stream<String> linesOfOpenssl() {
    return lines("openssl");
  }

  @ParameterizedTest
  @MethodSource("linesOfOpenssl")
  void opensslHasTheOptions(String line) {
    List<String> words = words(line);

    Tool.Outcome help = Tool.named("openssl").run(words.get(1), "-help");

    assertHas(help.succeeded(), words);
  }

  static Stream<String> linesOfCurl() {
    return lines("curl");
  }

  @ParameterizedTest
  @MethodSource("linesOfCurl")
  void curlHasTheOptions(String line) {
    assertHas(Tool.named("curl").run("--help", "all").succeeded(), words(line));
  }

  private static void assertHas(Tool.Outcome help, List<String> words) {
    assertThat(words.stream().filter(word -> word.startsWith("-")))
        .allSatisfy(
            option ->
                assertThat(help.everything())
                    .containsPattern("(?m)^.* \\Q" + option + "\\E(?:[ ,]|$)"));
  }

  /** Without it, Java sees nothing in a PKCS#12 file, and complains of something else. */
  @Test
  void javaIsGivenThePasswordOfEachStore() {
    List<String> stores = lines("java").filter(line -> line.contains("Store=")).toList();

    assertThat(stores)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).containsPattern("(\\w+Store)=.*\\1Password=changeit"));
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }

  private static Stream<String> lines(String program) {
    try (Stream<Path> files = Files.list(SOURCES.resolve("dev/minica/tls/diagnosis"))) {
      List<String> sources = files.map(RemediesTest::read).toList();
      return sources.stream()
          .flatMap(source -> LINE.matcher(source).results())
          .map(found -> typed(found.group()))
          .filter(line -> line.startsWith(program + " "))
          .distinct()
          .sorted();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With something to fill in for what is no literal: the server, or what it speaks. */
  private static String typed(String expression) {
    return PART.matcher(expression)
        .results()
        .map(MatchResult::group)
        .map(RemediesTest::filledIn)
        .collect(Collectors.joining());
  }

  private static String filledIn(String part) {
    if (part.startsWith("\"")) {
      return part.substring(1, part.length() - 1);
    }
    return part.contains("server") ? "localhost:8443" : "smtp";
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
