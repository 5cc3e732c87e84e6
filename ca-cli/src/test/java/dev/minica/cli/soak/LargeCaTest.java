package dev.minica.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.CliProcess;
import dev.minica.cli.soak.Child.Fate;
import dev.minica.revocation.Crl;
import dev.minica.revocation.EncodedCrls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CA that has issued and revoked very many: it forgets none. It prints how long that takes. */
@Tag("soak")
class LargeCaTest {

  private static final int CERTIFICATES = Integer.getInteger("soak.certificates", 100_000);

  @TempDir Path folder;
  @TempDir Path outputs;

  @Test
  void listsAndRevokesAHundredThousand() throws Exception {
    Scene scene = new Scene(folder);
    scene.succeed("init");
    report(scene, "issue of a small CA", "issue", "first.example");
    LargeCa large = new LargeCa(scene.ca());
    large.add(CERTIFICATES - 1, CERTIFICATES - 1);

    String list = report(scene, "list", "list");
    Path crl = scene.home().resolve("ca.crl");
    report(scene, "crl", "crl", "--format", "der", "--out", crl.toString());
    report(scene, "issue of a large CA", "issue", "last.example");
    report(scene, "revoke", "revoke", "last.example");

    assertThat(list.lines()).hasSize(1 + CERTIFICATES);
    Crl made = EncodedCrls.decode(Files.readAllBytes(crl)).get(0);
    assertThat(made.entryCount()).isEqualTo(CERTIFICATES - 1);
  }

  /** Runs it as a process of its own. */
  private String report(Scene scene, String what, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--ca", scene.ca().toString()));
    Fate fate = new Child(scene.home(), outputs, CliProcess.minica(all)).spare();
    assertThat(fate.exit()).as("%s", fate).isZero();
    System.out.printf("%s: %d ms%n", what, fate.life().toMillis());
    return fate.out();
  }
}
