package dev.minica.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store on a file system of 64 KiB, which only root may mount. */
class FullDiskTest {

  private static final SampleCertificates SAMPLES = new SampleCertificates();

  @TempDir Path mountPoint;
  private boolean mounted;

  @BeforeEach
  void mount() throws InterruptedException {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=64k", "none", mountPoint.toString());
    assumeTrue(mounted, "may not mount a small file system here");
  }

  @AfterEach
  void unmount() throws InterruptedException {
    if (mounted) {
      assertThat(run("umount", mountPoint.toString())).isTrue();
    }
  }

  @Test
  void saysThatItIsFullAndGoesOnWhenThereIsRoom() throws IOException {
    Path ballast = mountPoint.resolve("ballast");
    Path ca = Files.createDirectory(mountPoint.resolve("ca"));
    DirectoryStore store = new DirectoryStore(new StateDirectory(ca, new Disk(new SecureRandom())));
    store.record(SAMPLES.issued(1));
    assertThatThrownBy(() -> Files.write(ballast, new byte[1 << 16])).isNotNull();

    assertThatThrownBy(() -> store.record(SAMPLES.issued(2)))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FAILED))
        .hasMessageStartingWith("cannot write " + ca)
        .hasMessageEndingWith("No space left on device");
    assertThat(store.list().certificates()).hasSize(1);
    assertThat(ca.resolve("tmp")).isEmptyDirectory();

    Files.delete(ballast);
    store.record(SAMPLES.issued(2));
    assertThat(store.list().certificates()).hasSize(2);
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
