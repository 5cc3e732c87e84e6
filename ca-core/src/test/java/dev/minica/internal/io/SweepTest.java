package dev.minica.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a killed run leaves, and what the next writer makes of it. */
class SweepTest {

  private static final String STRAY = ".minica-0123456789abcdef";
  private static final List<OutputFile> FILES = List.of(file("cert.pem"), file("key.pem"));

  private final Disk disk = new Disk(new SecureRandom());
  @TempDir Path temporary;
  private Path home;
  private StateDirectory state;

  @BeforeEach
  void makeDirectories() throws IOException {
    home = Files.createDirectory(temporary.resolve("höme"));
    state = new StateDirectory(Files.createDirectory(temporary.resolve("ca")), disk);
    state.beginWriting().close();
  }

  @Test
  void removesTemporaryFilesAndNothingElse() throws IOException {
    Files.createFile(state.staging().resolve(STRAY));
    Files.createFile(state.staging().resolve(STRAY + "0"));
    Files.createFile(state.staging().resolve(".minica-0123456789abcdeF"));
    Files.createFile(state.staging().resolve("note"));

    state.beginWriting().close();

    assertThat(names(state.staging()))
        .containsExactly(".minica-0123456789abcdeF", STRAY + "0", "note");
  }

  @Test
  void waitsUntilNobodyIsWriting() throws IOException {
    Writing first = state.beginWriting();
    Writing second = new StateDirectory(state.root(), disk).beginWriting();
    Files.createFile(state.staging().resolve(STRAY));

    first.close();
    state.beginWriting().close();
    assertThat(state.staging().resolve(STRAY)).exists();

    second.close();
    state.beginWriting().close();
    assertThat(state.staging().resolve(STRAY)).doesNotExist();
  }

  @Test
  void removesAStagedDirectoryWithTheOnesMadeAboveIt() throws IOException {
    killAfter(writing -> writing.stage(home.resolve("a/b/c"), FILES, false));
    assertThat(home).isNotEmptyDirectory();

    state.beginWriting().close();

    assertThat(home).isEmptyDirectory();
    assertThat(state.staging()).isEmptyDirectory();
  }

  @Test
  void keepsADirectoryThatWasCommitted() throws IOException {
    killAfter(writing -> writing.stage(home.resolve("a/b"), FILES, false).commit());

    state.beginWriting().close();

    assertThat(names(home.resolve("a/b"))).containsExactly("cert.pem", "key.pem");
    assertThat(names(home.resolve("a"))).containsExactly("b");
    assertThat(state.staging()).isEmptyDirectory();
  }

  @Test
  void keepsFilesThatWereCommitted() throws IOException {
    Files.writeString(home.resolve("key.pem"), "old");
    killAfter(writing -> writing.stage(home, FILES, true).commit());
    assertThat(names(home)).hasSize(3);

    state.beginWriting().close();

    assertThat(names(home)).containsExactly("cert.pem", "key.pem");
    assertThat(home.resolve("key.pem")).hasContent("new");
    assertThat(state.staging()).isEmptyDirectory();
  }

  @Test
  void takesBackFilesThatWereNotCommitted() throws IOException {
    killAfter(writing -> writing.stage(home, FILES, false).staging().put("cert.pem", false));
    assertThat(home.resolve("cert.pem")).exists();

    state.beginWriting().close();

    assertThat(home).isEmptyDirectory();
    assertThat(state.staging()).isEmptyDirectory();
  }

  @Test
  void keepsFilesOfWhichTheLastHasItsName() throws IOException {
    killAfter(
        writing -> {
          StagingDirectory staging = writing.stage(home, FILES, false).staging();
          staging.put("cert.pem", false);
          staging.put("key.pem", false);
        });

    state.beginWriting().close();

    assertThat(names(home)).containsExactly("cert.pem", "key.pem");
    assertThat(state.staging()).isEmptyDirectory();
  }

  @Test
  void putsBackFilesThatWereReplacedButNotCommitted() throws IOException {
    Files.writeString(home.resolve("cert.pem"), "old");
    Files.writeString(home.resolve("key.pem"), "old");
    killAfter(writing -> writing.stage(home, FILES, true).staging().put("cert.pem", true));
    assertThat(home.resolve("cert.pem")).hasContent("new");

    state.beginWriting().close();

    assertThat(home.resolve("cert.pem")).hasContent("old");
    assertThat(names(home)).containsExactly("cert.pem", "key.pem");
  }

  @RepeatedTest(4)
  void putsBackFilesThatOneRunAfterTheOtherReplaced() throws IOException {
    Files.writeString(home.resolve("cert.pem"), "old");
    Files.writeString(home.resolve("key.pem"), "old");
    Writing other = new StateDirectory(state.root(), disk).beginWriting();
    killAfter(writing -> writing.stage(home, FILES, true).staging().put("cert.pem", true));
    date("note-", Instant.EPOCH);
    killAfter(writing -> writing.stage(home, FILES, true).staging().put("cert.pem", true));
    other.close();

    state.beginWriting().close();

    assertThat(home.resolve("cert.pem")).hasContent("old");
    assertThat(names(home)).containsExactly("cert.pem", "key.pem");
  }

  @Test
  void leavesAFileThatSomebodyPutThereSince() throws IOException {
    Files.writeString(home.resolve("cert.pem"), "old");
    killAfter(writing -> writing.stage(home, FILES, true).staging().put("cert.pem", true));
    Files.delete(home.resolve("cert.pem"));
    Files.writeString(home.resolve("cert.pem"), "mine");

    state.beginWriting().close();

    assertThat(home.resolve("cert.pem")).hasContent("mine");
    assertThat(names(home)).containsExactly("cert.pem");
  }

  @Test
  void doesNotFollowALinkInThePlaceOfAStagedDirectory() throws IOException {
    Path precious = Files.createDirectory(home.resolve("precious"));
    Files.writeString(precious.resolve("f"), "mine");
    Files.createSymbolicLink(home.resolve(STRAY), precious);
    writeNote("staging " + home.resolve(STRAY).toUri() + "\nend\n");

    state.beginWriting().close();

    assertThat(precious.resolve("f")).hasContent("mine");
  }

  @Test
  void leavesADirectoryOfAnotherName() throws IOException {
    Path precious = Files.createDirectory(home.resolve("precious"));
    Files.writeString(precious.resolve("f"), "mine");
    writeNote("staging " + precious.toUri() + "\nend\n");

    state.beginWriting().close();

    assertThat(precious.resolve("f")).hasContent("mine");
  }

  @Test
  void keepsWhatSomebodyPutIntoADirectoryThatWasMade() throws IOException {
    killAfter(writing -> writing.stage(home.resolve("a/b/c"), FILES, false));
    Files.writeString(home.resolve("a/mine"), "mine");

    state.beginWriting().close();

    assertThat(names(home.resolve("a"))).containsExactly("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "staging file:///tmp/.minica-0123", "staging file:///x\nmade "})
  void forgetsHalfANote(String text) throws IOException {
    writeNote(text);

    state.beginWriting().close();

    assertThat(state.staging()).isEmptyDirectory();
  }

  @Test
  void worksOnBesideANoteThatMakesNoSense() throws IOException {
    writeNote("staging http://[\nend\n");

    try (Writing writing = state.beginWriting()) {
      assertThat(writing.createOnce(state.root().resolve("f"), new byte[0], Access.PUBLIC))
          .isTrue();
    }
  }

  /** What a run does before it is killed: what it has open is never closed, its lock is dropped. */
  private interface Run {
    void write(Writing writing) throws IOException;
  }

  private void killAfter(Run run) throws IOException {
    Writing writing = state.beginWriting();
    run.write(writing);
    writing.close();
  }

  /** Gives the files with this prefix in the staging directory the time of their writing. */
  private void date(String prefix, Instant time) throws IOException {
    for (String name : names(state.staging())) {
      if (name.startsWith(prefix)) {
        Files.setLastModifiedTime(state.staging().resolve(name), FileTime.from(time));
      }
    }
  }

  private void writeNote(String text) throws IOException {
    Files.writeString(state.staging().resolve("note-0123456789abcdef"), text);
  }

  private static OutputFile file(String name) {
    return new OutputFile(name, "new".getBytes(StandardCharsets.UTF_8), Access.PUBLIC);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(e -> e.getFileName().toString()).sorted().toList();
    }
  }
}
