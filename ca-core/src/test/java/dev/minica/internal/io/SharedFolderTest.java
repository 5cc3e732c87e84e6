package dev.minica.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFolderTest {

  @TempDir Path workspace;

  /** The folder has its name then, and only the lock of its maker is left beside it. */
  @Test
  void whatTheMakerOfTheFolderLeftIsClearedToo() throws Exception {
    Path folder = Files.createDirectory(workspace.resolve("set"));
    String staged = ReplacedFile.staged(folder).getFileName().toString();
    Files.createFile(workspace.resolve(staged.replace(".new", "")));

    new SharedFolder(folder, "state").change(SharedFolderTest::write);

    assertThat(Disk.entries(workspace)).containsExactly(folder);
    assertThat(Disk.entries(folder)).containsExactly(folder.resolve("state"));
  }

  private static boolean write(FolderChange change) {
    change.write(new OutputFile("state", new byte[] {1}, Access.PUBLIC), true);
    return true;
  }
}
