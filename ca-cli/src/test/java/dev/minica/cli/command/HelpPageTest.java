package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.output.ExitCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpPageTest {

  static Stream<String> commands() {
    return Commands.commands().stream().map(Commands.Entry::name);
  }

  static Stream<String> commandsAndGroups() {
    return Stream.concat(commands(), Commands.groups().stream().map(Commands.Entry::name));
  }

  @ParameterizedTest
  @MethodSource("commandsAndGroups")
  void itFitsAnyTerminal(String name) {
    assertThat(HelpPage.of(name).lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @ParameterizedTest
  @MethodSource("commandsAndGroups")
  void itBeginsWithTheSynopsisAndNamesTheOptionsOfEveryCommand(String name) {
    assertThat(HelpPage.of(name))
        .startsWith("Usage: " + Invocation.called(name) + " [OPTION]...")
        .contains("--ca DIR", "--json", "--quiet", "--color WHEN", "--stacktrace", "--help");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void itHasThreeWorkedExamplesOrMore(String name) {
    List<Manual.Example> examples = Commands.create(name).manual().examples();
    assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
    assertThat(examples)
        .allSatisfy(example -> assertThat(example.commandLine()).contains("minica"));
    assertThat(examples)
        .filteredOn(example -> example.commandLine().contains("minica " + name))
        .hasSizeGreaterThanOrEqualTo(2);
    String page = HelpPage.of(name);
    assertThat(examples)
        .allSatisfy(
            example ->
                assertThat(page)
                    .contains("\n  " + example.commandLine() + "\n      " + example.outcome()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void itSaysHowTheCommandCanEnd(String name) {
    assertThat(HelpPage.of(name))
        .contains(
            "\nExit codes:\n  0   done, or \"yes\"\n",
            "\n  2   usage\n",
            "\n  70  a bug in minica\n");
    assertThat(Commands.create(name).manual().exits())
        .contains(ExitCode.DONE, ExitCode.USAGE, ExitCode.FAILED, ExitCode.INTERNAL);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpBeforeAfterAndInsteadOfACommandIsTheSame(String name) {
    String[] words = name.split(" ");
    String page = new Cli().run(with(words, "--help")).out();
    assertThat(page).isEqualTo(HelpPage.of(name));
    assertThat(new Cli().run(with(new String[] {"help"}, words)).out()).isEqualTo(page);
    assertThat(new Cli().run(with(new String[] {"-h"}, words)).out()).isEqualTo(page);
  }

  @Test
  void helpOfMinicaListsEveryCommandAndEveryExitCode() {
    String page = HelpPage.of("");
    assertThat(Commands.within(""))
        .allSatisfy(entry -> assertThat(page).contains(entry.lastWord(), entry.summary()));
    assertThat(ExitCode.values())
        .allSatisfy(code -> assertThat(page).contains(code.number() + " ", code.meaning()));
  }

  @Test
  void helpForgivesWhatTheCommandWouldMiss() {
    assertThat(new Cli().run("completion", "nonsense", "--help").exit()).isZero();
  }

  private static String[] with(String[] first, String... second) {
    return Stream.concat(Stream.of(first), Stream.of(second)).toArray(String[]::new);
  }
}
