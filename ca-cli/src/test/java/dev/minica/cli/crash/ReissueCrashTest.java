package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Handout;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key store that is made again in its place is the old one or the new one. */
class ReissueCrashTest extends CommandCrashTest {

  private static final String STORE = "home/old.p12";
  private static final String STAGED = "/.minica-";

  private String old = "";

  @BeforeEach
  void makeTheStore() throws Exception {
    given("init");
    given("self-sign", "old.example", "--key-out", "home/own.key", "--out", "home/own.crt");
    given("keystore", "create", STORE, "--key-file", "home/own.key", "--cert", "home/own.crt");
    old = certificate(template.resolve(STORE)).toString();
  }

  @Test
  void itIsTheOldOrTheNewOne() throws Exception {
    walk("reissue", "--in-place", "--like", STORE);
  }

  private static X509Certificate certificate(Path file) throws Exception {
    KeyStore store = Handout.store(file);
    String alias = Collections.list(store.aliases()).get(0);
    assertThat(store.isKeyEntry(alias)).isTrue();
    return (X509Certificate) store.getCertificate(alias);
  }

  @Override
  public void checkDone(CaFolder folder) throws Exception {
    X509Certificate made = certificate(folder.at(STORE));
    assertThat(made.toString()).isNotEqualTo(old);
    made.verify(made.getPublicKey());
  }

  /** There is no folder of minica's that would tell the next run of it. */
  @Override
  public boolean mayStay(Path path) {
    return path.toString().contains(STAGED);
  }
}
