package dev.minica.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.command.Commands;
import dev.minica.cli.docs.Paper.Example;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The papers speak of what is there, and their examples print what they show. */
class DocumentationTest {

  /** Names of other people's classes. */
  private static final Set<String> FOREIGN = Set.of("BouncyCastleProvider", "CommandLine");

  @ParameterizedTest
  @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"})
  void everyClassAndPackageThatIsNamedExists(String paper) throws IOException {
    Set<String> named =
        Paper.named(paper)
            .quoted()
            .filter(DocumentationTest::looksLikeOurs)
            .collect(Collectors.toSet());
    named.removeAll(classesAndPackages());
    assertThat(named).isEmpty();
  }

  private static boolean looksLikeOurs(String quoted) {
    return (quoted.matches("([A-Z][a-z0-9]+)+") && !FOREIGN.contains(quoted))
        || quoted.matches("dev\\.minica(\\.[a-z0-9]+)*");
  }

  /** By the names of source files, and of the folders they are in. */
  private static Set<String> classesAndPackages() throws IOException {
    Set<String> names = new HashSet<>();
    for (String folder : List.of("main", "test")) {
      for (String module : List.of("ca-core", "ca-server", "ca-junit", "ca-cli")) {
        Path sources =
            Paper.REPOSITORY.resolve(module).resolve("src").resolve(folder).resolve("java");
        try (Stream<Path> files = Files.walk(sources)) {
          files.map(sources::relativize).map(Path::toString).forEach(name -> addNames(name, names));
        }
      }
    }
    return names;
  }

  private static void addNames(String file, Set<String> names) {
    if (file.endsWith(".java")) {
      names.add(file.substring(file.lastIndexOf(File.separatorChar) + 1, file.length() - 5));
    } else {
      names.add(file.replace(File.separatorChar, '.'));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "CHANGELOG.md",
        "ARCHITECTURE.md",
        "SECURITY.md",
        "docs/handshake.md"
      })
  void everyCommandAndOptionThatIsNamedExists(String name) {
    Paper paper = Paper.named(name);
    List<String> lines =
        Stream.of(
                paper.quoted(),
                paper.lines("sh"),
                paper.examples().stream().map(Example::commandLine))
            .flatMap(each -> each)
            .filter(line -> line.startsWith("minica "))
            .toList();
    assertThat(lines).allSatisfy(DocumentationTest::assertKnown);
  }

  private static void assertKnown(String line) {
    List<String> words = Shell.words(line);
    String help = help(words);
    assertThat(
            words.stream()
                .filter(word -> word.startsWith("--"))
                .map(word -> word.replaceAll("=.*", "")))
        .allSatisfy(option -> assertThat(help).containsPattern("\\Q" + option + "\\E\\b"));
  }

  /** The help of the command that the line calls; of minica itself if the line begins otherwise. */
  private static String help(List<String> words) {
    String called = String.join(" ", words.subList(1, words.size())) + " ";
    Optional<String> command =
        Commands.commands().stream()
            .map(Commands.Entry::name)
            .filter(each -> called.startsWith(each + " "))
            .findFirst();
    assertThat(command.isPresent() || called.startsWith("-")).as(called).isTrue();
    String asked = command.map(name -> name + " ").orElse("") + "--help";
    return new Cli().run(asked.split(" ", -1)).out();
  }

  @Test
  void theExamplesPrintWhatTheyShow(@TempDir Path temporary)
      throws IOException, InterruptedException {
    Path directory = temporary.toRealPath();
    copySamples("sample-config/profiles", directory);
    copySamples("sample-config/fixtures", directory);
    Shell shell = new Shell(directory);
    SoftAssertions each = new SoftAssertions();
    for (Example example : Paper.named("README.md").examples()) {
      shell
          .run(example.commandLine())
          .ifPresent(
              printed ->
                  each.assertThat(Normalized.of(printed, directory))
                      .as(example.commandLine())
                      .isEqualTo(Normalized.of(example.output(), directory)));
    }
    each.assertAll();
  }

  /** The examples take them from where they are in the repository. */
  private static void copySamples(String folder, Path directory) throws IOException {
    Files.createDirectories(directory.resolve(folder));
    try (Stream<Path> samples = Files.list(Paper.REPOSITORY.resolve(folder))) {
      for (Path sample : samples.toList()) {
        Files.copy(sample, directory.resolve(folder).resolve(sample.getFileName()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CHANGELOG.md",
        "docs/handshake.md",
        "docs/junit.md"
      })
  void linksLeadToFilesAndNothingSpeaksOfOneMachine(String name) {
    Paper paper = Paper.named(name);
    assertThat(paper.links().filter(link -> link.startsWith("#"))).isSubsetOf(paper.anchors());
    assertThat(paper.links().filter(link -> !link.startsWith("https://") && !link.startsWith("#")))
        .allSatisfy(link -> assertThat(paper.path().resolveSibling(link)).exists());
    assertThat(paper.text()).doesNotContainPattern("(^|[\\s\"'`(])/(work|root|tmp|Users|mnt)/");
  }

  @Test
  void theScriptsThatAreNamedExist() throws IOException {
    Stream<String> named =
        Stream.of("README.md", "CONTRIBUTING.md", "docs/handshake.md")
            .map(Paper::named)
            .flatMap(paper -> Stream.concat(paper.quoted(), paper.lines("sh")))
            .map(line -> Shell.words(line).get(0))
            .filter(word -> word.startsWith("scripts/") || word.startsWith(".ci/"));
    assertThat(named)
        .isNotEmpty()
        .allSatisfy(
            script -> assertThat(Files.isExecutable(Paper.REPOSITORY.resolve(script))).isTrue());
  }
}
