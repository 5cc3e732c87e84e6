package dev.minica.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.CliProcess;
import dev.minica.cli.soak.Child.Fate;
import dev.minica.encoding.Pem;
import dev.minica.store.SampleCertificates;
import dev.minica.testing.Tool;
import dev.minica.x509.SerialNumber;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many processes add to one key store at once, and keytool finds what each has added. */
class ManyAddsTest {

  @TempDir Path home;
  @TempDir Path outputs;

  @ParameterizedTest
  @ValueSource(strings = {"store.p12", "store.jks"})
  void aFewProcessesLoseNothing(String store) throws Exception {
    assertNothingLost(store, 3, 6);
  }

  @Test
  @Tag("soak")
  void manyProcessesLoseNothing() throws Exception {
    assertNothingLost("store.p12", 8, 50);
  }

  private void assertNothingLost(String store, int processes, int each) throws Exception {
    makeCertificates(processes * each);
    Cli.Ran made = new Cli().in(home).run("keystore", "create", store, "--cert", "0.pem");
    assertThat(made.exit()).as(made.err()).isZero();

    List<Fate> fates =
        AtOnce.perform(processes, number -> add(store, (number - 1) * each + 1, number * each));

    assertThat(fates).allSatisfy(fate -> assertThat(fate.exit()).as("%s", fate).isZero());
    String listing =
        Tool.ofThisJdk("keytool")
            .run("-list", "-keystore", home.resolve(store), "-storepass", "changeit")
            .succeeded()
            .text();
    assertThat(listing).contains("contains " + (processes * each + 1) + " entries");
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."));
    }
  }

  private Fate add(String store, int first, int last) throws Exception {
    List<String> arguments =
        List.of(home.toString(), store, Integer.toString(first), Integer.toString(last));
    return new Child(home, outputs, CliProcess.java(List.of(), AddingProcess.class, arguments))
        .spare();
  }

  private void makeCertificates(int last) throws IOException {
    SampleCertificates samples = new SampleCertificates();
    for (int i = 0; i <= last; i++) {
      SerialNumber number = new SerialNumber(BigInteger.valueOf(i + 1));
      Files.writeString(home.resolve(i + ".pem"), Pem.encode(samples.certificate(number, "first")));
    }
  }
}
