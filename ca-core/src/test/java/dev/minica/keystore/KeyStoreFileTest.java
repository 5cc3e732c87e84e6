package dev.minica.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.Pem;
import dev.minica.encoding.SampleChain;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Key stores as files keep what they are, and say what is wrong with what is in them. */
class KeyStoreFileTest {

  private static final SampleChain CHAIN = SampleChain.of(KeyAlgorithm.EC_P256, "a.example");
  private static final SampleChain OTHER = SampleChain.of(KeyAlgorithm.EC_P256, "b.example");
  private static final Instant NOW = Environment.system().now();

  @TempDir Path folder;

  private static KeyStorePasswords password() {
    return KeyStorePasswords.of("changeit".toCharArray());
  }

  private KeyStoreFile file(Optional<Pkcs12Profile> profile) {
    return new KeyStoreFile(folder.resolve("store"), Environment.system(), profile);
  }

  private KeyStoreFile made(KeyStoreFormat format, KeyStoreEntry... entries) {
    KeyStoreFile file = file(Optional.empty());
    file.create(format, KeyStoreContents.of(entries), "changeit".toCharArray(), true);
    return file;
  }

  private static KeyStoreEntry.Key key(SampleChain chain, int... certificates) {
    return new KeyStoreEntry.Key(
        "key",
        NOW,
        CHAIN.key(),
        java.util.Arrays.stream(certificates).mapToObj(chain.certificates()::get).toList());
  }

  private static KeyStoreContents another(KeyStoreContents contents) {
    return KeyStoreEdit.trust(contents, List.of(OTHER.leaf()), NOW);
  }

  @ParameterizedTest
  @EnumSource(Pkcs12Profile.class)
  void aChangedStoreIsProtectedAsItWas(Pkcs12Profile profile) {
    KeyStoreFile file = file(Optional.of(profile));
    file.create(
        KeyStoreFormat.PKCS12,
        KeyStoreContents.of(key(CHAIN, 0, 1)),
        "changeit".toCharArray(),
        false);
    OpenedKeyStore before = file.read(password());
    file(Optional.empty()).change(password(), KeyStoreFileTest::another);

    OpenedKeyStore after = file.read(password());
    assertThat(after.contents().entries()).hasSize(2);
    assertThat(after.protections()).isEqualTo(before.protections());
  }

  @Test
  void aStoreGetsAnotherProfileIfThatIsWanted() {
    made(KeyStoreFormat.PKCS12, key(CHAIN, 0, 1));
    KeyStoreFile legacy = file(Optional.of(Pkcs12Profile.LEGACY));
    legacy.change(password(), contents -> contents);

    assertThat(legacy.read(password()).protections().toString()).contains("RC2-40");
  }

  @Test
  void aProfileOfPkcs12IsForNoOtherFormat() {
    made(KeyStoreFormat.JKS, key(CHAIN, 0));
    assertFails(
        Kind.USAGE,
        "the store is JKS",
        () -> file(Optional.of(Pkcs12Profile.LEGACY)).change(password(), contents -> contents));
  }

  @Test
  void anEditThatFailsLeavesTheStoreAsItWas() throws IOException {
    KeyStoreFile file = made(KeyStoreFormat.PKCS12, key(CHAIN, 0, 1));
    byte[] before = Files.readAllBytes(folder.resolve("store"));

    assertFails(
        Kind.BAD_INPUT,
        folder.resolve("store") + ": it has no entry \"x\"",
        () -> file.change(password(), contents -> KeyStoreEdit.remove(contents, List.of("x"))));
    assertThat(Files.readAllBytes(folder.resolve("store"))).isEqualTo(before);
  }

  /** {@code openssl pkcs12 -export} into the file, from the sample. */
  private void openssl(String password, String... options) throws IOException {
    Path in = folder.resolve("in.pem");
    String pem = Pem.encode(CHAIN.key()) + Pem.encode(CHAIN.certificates());
    List<Object> line = new ArrayList<>(List.of("pkcs12", "-export", "-in"));
    line.addAll(List.of(Files.writeString(in, pem), "-out", folder.resolve("store")));
    line.addAll(List.of("-name", "leaf", "-passout", "pass:" + password));
    line.addAll(List.of(options));
    Tool.named("openssl").run(line.toArray()).succeeded();
  }

  @Test
  void aStoreWithoutMacIsChangedUnderThePassphraseOfItsKeyAlone() throws IOException {
    openssl("changeit", "-nomac", "-certpbe", "NONE");
    byte[] before = Files.readAllBytes(folder.resolve("store"));
    KeyStoreFile file = file(Optional.empty());
    try (KeyStorePasswords typo = KeyStorePasswords.of("changeti".toCharArray())) {
      assertFails(
          Kind.WRONG_PASSPHRASE,
          "it has no MAC to tell by, and \"leaf\" does not open",
          () -> file.change(typo, KeyStoreFileTest::another));
      assertFails(
          Kind.WRONG_PASSPHRASE,
          "\"leaf\" does not open",
          () -> file.changePassword(typo, "next".toCharArray()));
    }
    assertThat(Files.readAllBytes(folder.resolve("store"))).isEqualTo(before);

    file.change(password(), KeyStoreFileTest::another);

    assertOpens("changeit");
  }

  @Test
  void aStoreThatNothingProtectsIsPutUnderAPassphraseOnRequestAlone() throws IOException {
    openssl("", "-nomac", "-certpbe", "NONE", "-nokeys");
    byte[] before = Files.readAllBytes(folder.resolve("store"));
    KeyStoreFile file = file(Optional.empty());

    assertFails(Kind.BAD_INPUT, "nothing protects it", file::requireProtected);
    assertFails(
        Kind.BAD_INPUT,
        "nothing protects it",
        () -> file.change(password(), KeyStoreFileTest::another));
    assertThat(Files.readAllBytes(folder.resolve("store"))).isEqualTo(before);

    file.changePassword(KeyStorePasswords.none(), "changeit".toCharArray());
    file.change(password(), KeyStoreFileTest::another);

    assertOpens("changeit");
  }

  @Test
  void aChangedStoreIsAsSlowToTryPasswordsOn() throws IOException {
    openssl("changeit", "-iter", "30000");

    file(Optional.empty()).change(password(), KeyStoreFileTest::another);

    assertThat(info())
        .contains("MAC: sha256, Iteration 30000")
        .contains("Encrypted data: PBES2, PBKDF2, AES-256-CBC, Iteration 30000")
        .contains("Keybag: PBES2, PBKDF2, AES-256-CBC, Iteration 30000");
  }

  @Test
  void aStoreWithTripleDesStaysOne() throws IOException {
    openssl("changeit", "-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES");
    assertThat(info()).contains("MAC: sha256");

    file(Optional.empty()).change(password(), KeyStoreFileTest::another);

    assertThat(info())
        .contains("MAC: sha1, Iteration 10000")
        .contains("Encrypted data: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 10000")
        .contains("Keybag: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 10000");
  }

  private String info() {
    Path store = folder.resolve("store");
    return Tool.named("openssl")
        .run("pkcs12", "-in", store, "-info", "-noout", "-passin", "pass:changeit")
        .succeeded()
        .everything();
  }

  @ParameterizedTest
  @CsvSource({"PKCS12,999", "BCFKS,194", "JKS,5001"})
  void whatWouldNotBeReadIsNotWritten(KeyStoreFormat format, int tooMany) {
    KeyStoreEntry[] keys = new KeyStoreEntry[tooMany];
    for (int i = 0; i < tooMany; i++) {
      keys[i] = key(CHAIN, 0).renamed("key" + i);
    }

    assertFails(Kind.BAD_INPUT, folder.resolve("store") + ": ", () -> made(format, keys));

    assertThat(folder.resolve("store")).doesNotExist();
  }

  private void assertOpens(String password) {
    Path store = folder.resolve("store");
    Tool.named("openssl")
        .run("pkcs12", "-in", store, "-nodes", "-passin", "pass:" + password)
        .succeeded();
  }

  @Test
  void aKeyWithoutCertificateFitsIntoPkcs12Alone() {
    made(KeyStoreFormat.PKCS12, key(CHAIN));
    assertFails(
        Kind.BAD_INPUT,
        "a private key without a certificate, which JKS cannot hold",
        () -> made(KeyStoreFormat.JKS, key(CHAIN)));
  }

  @Test
  void aSoundEntryHasNoTroubleAndAMissingRootIsNone() {
    ListedEntry whole = listed(NOW, key(CHAIN, 0, 1, 2));
    assertThat(whole.troubles()).isEmpty();
    assertThat(whole.missingIssuer()).isEmpty();

    ListedEntry rootless = listed(NOW, key(CHAIN, 0, 1));
    assertThat(rootless.troubles()).isEmpty();
    assertThat(rootless.missingIssuer().orElseThrow()).hasToString("CN=Sample Root");
  }

  @Test
  void eachTroubleIsFound() {
    assertThat(listed(NOW.plusSeconds(100_000), key(CHAIN, 0, 1)).troubles())
        .containsExactly(Trouble.EXPIRED);
    assertThat(listed(NOW.minusSeconds(100_000), key(CHAIN, 0, 1)).troubles())
        .containsExactly(Trouble.NOT_YET_VALID);
    assertThat(listed(NOW, key(OTHER, 0, 1)).troubles()).isEqualTo(Set.of(Trouble.OTHER_KEY));
    assertThat(listed(NOW, key(CHAIN, 0, 2, 1)).troubles()).isEqualTo(Set.of(Trouble.OUT_OF_ORDER));
  }

  /** In JKS, which holds a chain as it is given. */
  private ListedEntry listed(Instant now, KeyStoreEntry entry) {
    return ListedEntry.of(made(KeyStoreFormat.JKS, entry).read(password()), now).get(0);
  }

  private static void assertFails(Kind kind, String message, Runnable step) {
    assertThatThrownBy(step::run)
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(MinicaException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
