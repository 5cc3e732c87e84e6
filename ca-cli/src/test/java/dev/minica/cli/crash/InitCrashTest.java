package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Crls;
import dev.minica.cli.output.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.X509CRL;
import java.util.List;
import org.junit.jupiter.api.Test;

/** There is a whole CA in the end, or none. */
class InitCrashTest extends CommandCrashTest {

  private List<String> files = List.of("root.key", "root.pem", "settings.properties");

  @Test
  void inANewDirectory() throws Exception {
    walk("init");
  }

  @Test
  void inADirectoryThatIsThere() throws Exception {
    Files.createDirectory(template.resolve("ca"));
    walk("init");
  }

  @Test
  void withAnIntermediate() throws Exception {
    files = List.of("root.key", "root.pem", "issuer-issuing.key", "issuer-issuing.pem");
    walk("init", "--intermediate");
  }

  @Test
  void withTheRootsKeyElsewhere() throws Exception {
    files = List.of("root.pem", "../home/root.key", "issuer-issuing.key", "issuer-issuing.pem");
    walk("init", "--root-key-out", "home/root.key");
  }

  @Test
  void withoutTheRootsKey() throws Exception {
    files = List.of("root.pem", "issuer-issuing.key", "issuer-issuing.pem");
    walk("init", "--throw-away-root");
  }

  @Override
  public void checkDone(CaFolder folder) throws Exception {
    for (String file : files) {
      assertThat(folder.ca().resolve(file)).isRegularFile();
    }
    boolean keeps = files.contains("root.key");
    assertThat(Files.exists(folder.at("ca/root.key"))).isEqualTo(keeps);
    assertThat(crlsOfTheRoot(folder)).isEqualTo(keeps ? 0 : 1);
  }

  /**
   * A root that never came to be may leave one as well: doctor tells of it, and nothing uses it.
   */
  private static int crlsOfTheRoot(CaFolder folder) throws Exception {
    PublicKey root = folder.rootKey();
    int own = 0;
    for (String path : folder.tree()) {
      if (path.endsWith(".crl") && isSignedBy(root, Crls.read(folder.at(path)))) {
        own++;
      }
    }
    return own;
  }

  private static boolean isSignedBy(PublicKey key, X509CRL crl) throws GeneralSecurityException {
    try {
      crl.verify(key);
      return true;
    } catch (SignatureException e) {
      return false;
    }
  }

  @Override
  public void checkNext(CaFolder folder, String[] arguments) throws Exception {
    Path root = folder.at("ca/root.pem");
    String promised = Files.exists(root) ? Files.readString(root) : "";
    Cli.Ran again = folder.run(arguments);
    Path key = folder.at("home/root.key");
    if (promised.isEmpty() && again.exit() != 0) {
      // a key that may be all that is left of a root is removed by nobody but its owner
      assertThat(again.err()).contains(key + " exists already");
      Files.delete(key);
      again = folder.run(arguments);
    }
    assertThat(again.exit())
        .as(again.err())
        .isEqualTo(promised.isEmpty() ? 0 : ExitCode.CONFLICT.number());
    checkDone(folder);
    assertThat(Files.readString(root)).contains(promised);
    folder.succeed("issue", "next.example", "--out", "home/next");
  }
}
