package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies unmarked beside a key is no trust anchor, and none is made of it: keytool tells. */
@Timeout(300)
class ChainMaterialTest {

  private static final String OLD = " --password pass:changeit";
  private static final String LEFT_OUT = "left out \"b.example\"";

  @TempDir static Path firstFolder;
  private static KeystoreWorld first;

  @TempDir Path folder;
  private KeystoreWorld world;

  @BeforeAll
  static void makeTheFirst() {
    first = KeystoreWorld.make(firstFolder);
  }

  /** A key with its certificate, and another certificate that is none of its issuers. */
  @BeforeEach
  void makeStores() {
    world = first.copyTo(folder);
    openssl("mat.p12", "-inkey a/key.pem -in a/cert.pem -certfile b/cert.pem -name leaf");
    openssl("bare.p12", "-nokeys -in b/cert.pem");
  }

  private void openssl(String store, String line) {
    List<Object> words = new ArrayList<>(List.of("pkcs12", "-export", "-passout", "pass:changeit"));
    words.addAll(List.of("-out", world.path(store)));
    for (String word : line.split(" ", -1)) {
      words.add(word.endsWith(".pem") ? world.path(word) : word);
    }
    Tool.named("openssl").run(words.toArray()).succeeded();
  }

  private void assertListed(String store, int entries, int trusted) {
    String listed = world.listed(Tool.ofThisJdk("keytool"), store);
    assertThat(listed).contains("contains " + entries + " entr");
    assertThat(listed.split("trustedCertEntry", -1)).as(listed).hasSize(trusted + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rename mat.p12 --alias leaf --to server",
        "password mat.p12 --new-password pass:changeit",
        "rename mat.p12 --alias b.example --to evil"
      })
  void aChangeMakesNoTrustAnchorOfIt(String line) {
    world.done(line + OLD);

    assertListed("mat.p12", 1, 0);
    assertThat(world.aliases("mat.p12")).hasSize(2);
  }

  @Test
  void whatIsAddedBesideItIsTrusted() {
    world.done("add mat.p12 --cert a/ca.pem --alias ca" + OLD);

    assertListed("mat.p12", 2, 1);
  }

  @Test
  void itIsTrustedOnceItIsAddedItself() {
    world.done("add mat.p12 --cert b/cert.pem" + OLD);

    assertListed("mat.p12", 2, 1);
    assertThat(world.aliases("mat.p12")).containsExactly("leaf", "b.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.p12", "s.jks"})
  void mergingLeavesItOutAndSaysSo(String store) {
    world.done("create " + store + " --cert a/ca.pem --alias ca");

    assertThat(world.done("merge " + store + " mat.p12 --from-password pass:changeit" + OLD).err())
        .contains(LEFT_OUT, "mat.p12");
    assertListed(store, 2, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c.p12", "c.jks"})
  void convertingLeavesItOutAndSaysSo(String out) {
    assertThat(convert("mat.p12", out)).contains(LEFT_OUT, "mat.p12");

    assertListed(out, 1, 0);
  }

  @Test
  void withoutItsKeysAStoreIsNotTrustedEither() {
    assertThat(convert("mat.p12", "c.jks", "--no-keys")).contains(LEFT_OUT);

    assertThat(world.aliases("c.jks")).doesNotContain("b.example");
  }

  @Test
  void whatIsNamedIsWanted() {
    assertThat(convert("mat.p12", "c.jks", "--alias", "b.example")).doesNotContain("left out");

    assertListed("c.jks", 1, 1);
  }

  @Test
  void pemHasItAndTrustsNothing() {
    assertThat(convert("mat.p12", "c.pem")).doesNotContain("left out");

    assertThat(world.read("c.pem")).contains(world.read("b/cert.pem").lines().toList().get(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"c.p12", "c.jks"})
  void whatLiesBesideAKeyInPemIsNoMoreTrusted(String out) {
    world.write("all.pem", world.read("a/key.pem") + world.read("bundle.pem"));
    world.done("create s.jks --cert a/ca.pem --alias ca");

    assertThat(convert("all.pem", out)).contains(LEFT_OUT, "all.pem");
    assertListed(out, 1, 0);
    assertThat(convert("all.pem", "named.jks", "--alias", "mine")).contains(LEFT_OUT);
    assertThat(world.aliases("named.jks")).containsExactly("mine");
    assertThat(world.done("merge s.jks all.pem" + OLD).err()).contains(LEFT_OUT, "all.pem");
    assertListed("s.jks", 2, 1);
  }

  @Test
  void whatLiesBesideAKeyInPemStaysThereInPem() {
    world.write("all.pem", world.read("a/key.pem") + world.read("bundle.pem"));

    assertThat(convert("all.pem", "c.pem")).doesNotContain("left out");
    assertThat(world.read("c.pem")).contains(world.read("b/cert.pem"));
  }

  @Test
  void withTheLastKeyItGoes() {
    Ran removed = world.run("remove mat.p12 --alias leaf" + OLD);

    assertThat(removed.out()).contains("removed  leaf", "removed  b.example");
    assertThat(world.aliases("mat.p12")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"c.p12", "c.jks"})
  void aStoreOfCertificatesOnlyIsOneToTrust(String out) {
    convert("bare.p12", out);
    world.done("create s.p12 --cert a/ca.pem --alias ca");
    world.done("merge s.p12 bare.p12 --from-password pass:changeit" + OLD);

    assertListed(out, 1, 1);
    assertListed("s.p12", 2, 2);
  }

  @Test
  void aStoreOfCertificatesOnlyStaysAsItIsUntilItIsFixed() {
    world.done("rename bare.p12 --alias b.example --to b" + OLD);
    assertListed("bare.p12", 0, 0);
    assertThat(world.done("list bare.p12" + OLD).out()).contains("Java does not see it");

    world.done("doctor bare.p12 --fix --out fixed.p12" + OLD);
    assertListed("fixed.p12", 1, 1);
  }

  @Test
  void besideKeysNothingIsHidden() {
    assertThat(world.done("list mat.p12" + OLD).out()).doesNotContain("Java does not see it");
  }

  private String convert(String in, String out, String... options) {
    List<String> line = new ArrayList<>(List.of("convert", world.path(in), world.path(out)));
    line.addAll(List.of("--password", "pass:changeit"));
    line.addAll(List.of(options));
    return world.succeed(line.toArray(String[]::new)).err();
  }
}
