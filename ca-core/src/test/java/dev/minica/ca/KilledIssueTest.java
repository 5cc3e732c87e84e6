package dev.minica.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.ca.order.CaOrder;
import dev.minica.ca.order.RootOrder;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.OutputFile;
import dev.minica.internal.io.StateDirectory;
import dev.minica.internal.io.Writing;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Profile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.x509.GeneralName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issuing again where issuing was killed. */
class KilledIssueTest {

  private final Environment environment = Environment.system();
  @TempDir Path folder;
  private Path home;
  private CertificateAuthority authority;

  @BeforeEach
  void makeTheCa() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    authority = CertificateAuthority.init(ca(), CaOrder.of(RootOrder.standard()), environment);
  }

  @Test
  void isNotInItsOwnWay() throws IOException {
    dieWithTheKeyInPlace();
    assertThat(home.resolve("key.pem")).exists();

    issue();

    assertThat(names(home)).containsExactly("ca.pem", "cert.pem", "fullchain.pem", "key.pem");
    assertThat(home.resolve("key.pem")).content().startsWith("-----BEGIN PRIVATE KEY-----");
  }

  @Test
  void isInItsOwnWayWhenItWasDone() {
    issue();

    assertThatThrownBy(this::issue)
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> assertThat(e.kind()).isEqualTo(MinicaException.Kind.CONFLICT));
  }

  private Path ca() {
    return folder.resolve("ca");
  }

  private void issue() {
    authority.issue(
        IssuanceRequest.of(Profile.SERVER, List.of(GeneralName.parse("server.example"))),
        () -> KeyPairs.generate(KeyAlgorithm.EC_P256, environment.random()),
        Delivery.ofPem(home, "server", false),
        () -> new char[0]);
  }

  /** Two of the files are staged, and the first has its name. */
  private void dieWithTheKeyInPlace() throws IOException {
    StateDirectory state = new StateDirectory(ca(), new Disk(environment.random()));
    List<OutputFile> files =
        List.of(
            new OutputFile("key.pem", new byte[0], Access.SECRET),
            new OutputFile("cert.pem", new byte[0], Access.PUBLIC));
    try (Writing writing = state.beginWriting()) {
      assertThat(writing.stage(home, files, false)).isNotNull();
      Path staging = home.resolve(names(home).get(0));
      Files.createLink(home.resolve("key.pem"), staging.resolve("key.pem.new"));
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(e -> e.getFileName().toString()).sorted().toList();
    }
  }
}
