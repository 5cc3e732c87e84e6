package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Crls;
import dev.minica.cli.Served;
import dev.minica.crash.Fault;
import dev.minica.crash.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that dies: the next one knows all that it said. */
class ServeCrashTest extends CommandCrashTest {

  private String revoked = "";

  @BeforeEach
  void makeTheCa() {
    given("init");
    given("issue", "old.example", "--out", "home/old");
    revoked =
        given("revoke", "home/old", "--json").replaceAll("(?s).*\"serial\": \"(\\w+)\".*", "$1");
  }

  /** When it issues the certificates of those who sign its answers. */
  @Test
  void asItStarts() throws Exception {
    walk(new Server(false));
  }

  /** When it makes the CRL that is asked for. It is killed: Java's own writes would fail, too. */
  @Test
  void asItAnswers() throws Exception {
    walk(new Server(true), EnumSet.of(Fault.KILL));
  }

  @Override
  public void checkDone(CaFolder folder) throws Exception {
    assertThat(folder.crls())
        .allSatisfy(crl -> assertThat(Crls.serials(crl)).containsExactly(revoked));
  }

  /** Another server answers for all that was revoked and issued. */
  @Override
  public void checkNext(CaFolder folder, String[] arguments) throws Exception {
    Path root = folder.at("ca/root.pem");
    try (Served.Running next = Served.start(folder.ca(), workspace)) {
      assertThat(Crls.serials(next.served().crl("root"))).containsExactly(revoked);
      assertThat(next.served().status(root, root, List.of(revoked)))
          .isEqualTo(Map.of(revoked, "revoked"));
    }
    checkDone(folder);
  }

  /** It is asked once, or not at all, and then told to end. */
  private final class Server extends CommandScenario {

    private final boolean isAsked;
    private Optional<X509CRL> answer = Optional.empty();

    Server(boolean isAsked) {
      super(template, ServeCrashTest.this, List.of("serve", "--listen", "127.0.0.1:0"));
      this.isAsked = isAsked;
    }

    @Override
    public boolean isWatchedWhenReady() {
      return isAsked;
    }

    @Override
    public void awaitReady(Process process, Path out) throws IOException {
      Served.awaitUrl(process, out);
    }

    @Override
    public void accompany(Process process, Path out) throws IOException {
      answer = Optional.empty();
      String url = Served.awaitUrl(process, out);
      if (isAsked && !url.isEmpty()) {
        answer = ask(new Served(url));
      }
      Stream.concat(process.descendants(), Stream.of(process.toHandle()))
          .findFirst()
          .ifPresent(ProcessHandle::destroy);
    }

    private Optional<X509CRL> ask(Served server) {
      try {
        return Optional.of(server.crl("root"));
      } catch (IOException e) {
        return Optional.empty(); // it was killed, or says that it cannot
      }
    }

    @Override
    public void check(Path folder, Run run) throws Exception {
      CaFolder found = new CaFolder(folder);
      found.checkSecrets();
      if (run.fault() == Fault.KILL) {
        assertThat(run.exitCode()).isEqualTo(137);
      } else if (!isAsked && run.exitCode() != 0) {
        checkReport(run);
      } else {
        assertThat(run.exitCode()).isZero();
      }
      if (answer.isPresent()) {
        assertThat(found.crls()).contains(answer.get());
        checkDone(found);
      }
      checkNext(found);
    }
  }
}
