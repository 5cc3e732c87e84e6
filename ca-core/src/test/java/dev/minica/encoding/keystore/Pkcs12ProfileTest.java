package dev.minica.encoding.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.SampleChain;
import dev.minica.key.KeyAlgorithm;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each profile is made of; {@code KeyStoreMatrixTest} has who reads it. */
class Pkcs12ProfileTest {

  private static final SecureRandom RANDOM = Environment.system().random();
  private static final SampleChain CHAIN = SampleChain.of(KeyAlgorithm.EC_P256);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Pkcs12Profile.class)
  void minicaReadsWhatItWrote(Pkcs12Profile profile) {
    for (String password : new String[] {"changeit", ""}) {
      byte[] store = store(profile, password);

      OpenedKeyStore read =
          KeyStoreFormat.PKCS12.read(store, KeyStorePasswords.of(password.toCharArray()));

      assertThat(read.verified()).isTrue();
      assertThat(Pkcs12Protection.like(read).profile()).isEqualTo(profile);
      assertThat(read.contents().keys().get(0).key()).isEqualTo(CHAIN.key());
      assertThat(read.contents().keys().get(0).chain()).isEqualTo(CHAIN.certificates());
      assertThat(read.contents().trusted()).hasSize(1);
      assertThat(read.hiddenFromJava()).isEmpty();
    }
  }

  @Test
  void otherFormatsAreNearestToModern() {
    byte[] store = KeyStoreFormat.JKS.encode(KeyStoreContents.of(), new char[0], RANDOM);

    assertThat(
            Pkcs12Protection.like(
                KeyStoreFormat.JKS.read(store, KeyStorePasswords.of(new char[0]))))
        .isEqualTo(Pkcs12Protection.of(Pkcs12Profile.MODERN));
  }

  @Test
  void modernIsWhatJavaWrites() throws IOException {
    assertThat(info(Pkcs12Profile.MODERN))
        .contains("MAC: sha256, Iteration 10000")
        .contains("Encrypted data: PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256")
        .contains("Keybag: PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256");
  }

  @Test
  void java8NeedsNothingThatOpenssl3KeepsForLegacy() throws IOException {
    assertThat(info(Pkcs12Profile.JAVA8))
        .contains("MAC: sha1, Iteration 10000")
        .contains("Encrypted data: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 10000")
        .contains("Keybag: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 10000");
  }

  @Test
  void legacyIsWhatOpenssl1AndJava8Wrote() throws IOException {
    assertThat(info(Pkcs12Profile.LEGACY, "-legacy"))
        .contains("MAC: sha1, Iteration 10000")
        .contains("Encrypted data: pbeWithSHA1And40BitRC2-CBC, Iteration 10000")
        .contains("Keybag: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 10000");
  }

  @Test
  void bouncyCastleFindsTheMacOfPbmac1Right() throws Exception {
    PKCS12PfxPdu pfx = new PKCS12PfxPdu(store(Pkcs12Profile.PBMAC1, "changeit"));

    assertThat(pfx.getMacAlgorithmID().getAlgorithm().getId()).isEqualTo("1.2.840.113549.1.5.14");
    assertThat(isValid(pfx, "changeit")).isTrue();
    assertThat(isValid(pfx, "wrong")).isFalse();
  }

  @Test
  void pbmac1TakesAPasswordOfAnyCharacters() throws Exception {
    String password = "pässwörd 密码";
    byte[] store = store(Pkcs12Profile.PBMAC1, password);

    assertThat(isValid(new PKCS12PfxPdu(store), password)).isTrue();
    assertThat(
            KeyStoreFormat.PKCS12
                .read(store, KeyStorePasswords.of(password.toCharArray()))
                .contents()
                .keys())
        .hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Pkcs12Profile.class,
      names = {"MODERN", "JAVA8", "LEGACY"})
  void othersTakePrintableAsciiAlone(Pkcs12Profile profile) {
    assertThatThrownBy(() -> store(profile, "pässwörd"))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE))
        .hasMessage("the PKCS#12 password has characters that are not printable ASCII");
  }

  @Test
  void isCalledByItsWord() {
    for (Pkcs12Profile profile : Pkcs12Profile.values()) {
      assertThat(Pkcs12Profile.parse(profile.word())).isEqualTo(profile);
    }
    assertThatThrownBy(() -> Pkcs12Profile.parse("strong"))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE))
        .hasMessage("unknown PKCS#12 profile 'strong'");
  }

  private static boolean isValid(PKCS12PfxPdu pfx, String password) throws Exception {
    return pfx.isMacValid(
        new JcePKCS12MacCalculatorBuilderProvider().setProvider(new BouncyCastleProvider()),
        password.toCharArray());
  }

  private String info(Pkcs12Profile profile, String... more) throws IOException {
    Path file = Files.write(folder.resolve("store.p12"), store(profile, "changeit"));
    List<Object> line = new ArrayList<>(List.of("pkcs12", "-in", file, "-info", "-nodes"));
    line.addAll(List.of("-passin", "pass:changeit"));
    line.addAll(List.of(more));
    return Tool.named("openssl").run(line.toArray()).succeeded().everything();
  }

  private static byte[] store(Pkcs12Profile profile, String password) {
    return KeyStoreFormat.PKCS12.encode(
        KeyStoreContents.of(
            new KeyStoreEntry.Key("server", Optional.empty(), CHAIN.key(), CHAIN.certificates()),
            new KeyStoreEntry.Trusted("ca", Optional.empty(), CHAIN.root())),
        password.toCharArray(),
        profile,
        RANDOM);
  }
}
