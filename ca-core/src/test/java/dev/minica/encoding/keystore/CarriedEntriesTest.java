package dev.minica.encoding.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.SampleChain;
import dev.minica.encoding.keystore.KeyStoreEntry.Unopened.Reason;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be opened survives that the rest of the store is changed; Java is the judge. */
class CarriedEntriesTest {

  private static final SecureRandom RANDOM = Environment.system().random();
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final char[] OWN = "key's own".toCharArray();
  private static final char[] NEW = "new password".toCharArray();
  private static final SampleChain CHAIN = SampleChain.of(KeyAlgorithm.EC_P256);
  private static final SampleChain SECOND = SampleChain.of(KeyAlgorithm.ED25519, "second.example");
  private static final SecretKeySpec SECRET = new SecretKeySpec(new byte[16], "AES");

  /** Bouncy Castle takes a second for one. */
  private static final Map<String, byte[]> FOREIGN = new ConcurrentHashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "PKCS12", "BCFKS"})
  void aKeyUnderAnotherPasswordStaysUnderIt(String type) throws Exception {
    KeyStoreContents read = read(type, foreign(type), KeyStorePasswords.of(PASSWORD));

    KeyStore after = inJava(type, write(type, read));

    assertThat(read.unopened()).extracting(KeyStoreEntry::alias).contains("server");
    assertThat(publicHalf(after, "server", OWN)).isEqualTo(CHAIN.leaf().publicKey());
    assertThat(chain(after, "server")).isEqualTo(CHAIN.certificates());
    assertThat(publicHalf(after, "second", NEW)).isEqualTo(SECOND.leaf().publicKey());
    assertThat(chain(after, "second")).isEqualTo(SECOND.certificates());
    assertThat(after.isCertificateEntry("ca")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "PKCS12", "BCFKS"})
  void staysWhatItIsUnderAnotherName(String type) throws Exception {
    KeyStoreContents read = read(type, foreign(type), KeyStorePasswords.of(PASSWORD));
    KeyStoreContents renamed =
        new KeyStoreContents(
            read.entries().stream().map(e -> e.renamed("new " + e.alias())).toList());

    KeyStore after = inJava(type, write(type, renamed));

    assertThat(after.size()).isEqualTo(renamed.entries().size());
    assertThat(publicHalf(after, "new server", OWN)).isEqualTo(CHAIN.leaf().publicKey());
    assertThat(chain(after, "new server")).isEqualTo(CHAIN.certificates());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "PKCS12", "BCFKS"})
  void aKeyThatItsOwnPasswordOpenedStaysUnderThat(String type) throws Exception {
    KeyStorePasswords both = new KeyStorePasswords(Optional.of(PASSWORD), Optional.of(OWN));
    KeyStoreContents read = read(type, foreign(type), both);

    KeyStore after = inJava(type, write(type, read));

    assertThat(read.keys()).hasSize(2);
    assertThat(publicHalf(after, "server", OWN)).isEqualTo(CHAIN.leaf().publicKey());
    assertThat(publicHalf(after, "second", NEW)).isEqualTo(SECOND.leaf().publicKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "PKCS12"})
  void aKeyGetsTheStoresPasswordIfThatIsAsked(String type) throws Exception {
    KeyStorePasswords both = new KeyStorePasswords(Optional.of(PASSWORD), Optional.of(OWN));
    KeyStoreContents read = read(type, foreign(type), both);

    KeyStore after = inJava(type, write(type, read.underStorePassword()));

    assertThat(publicHalf(after, "server", NEW)).isEqualTo(CHAIN.leaf().publicKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "PKCS12", "BCFKS"})
  void aKeyUnderItsOwnPasswordMayGetOtherCertificates(String type) throws Exception {
    KeyStorePasswords both = new KeyStorePasswords(Optional.of(PASSWORD), Optional.of(OWN));
    KeyStoreEntry.Key read =
        (KeyStoreEntry.Key) read(type, foreign(type), both).find("server").orElseThrow();
    List<Certificate> shorter = List.of(CHAIN.leaf());

    KeyStore after =
        inJava(
            type,
            write(
                type,
                KeyStoreContents.of(
                    new KeyStoreEntry.Key(
                        "server", read.created(), read.key(), shorter, read.sealed()))));

    assertThat(publicHalf(after, "server", OWN)).isEqualTo(CHAIN.leaf().publicKey());
    assertThat(chain(after, "server")).isEqualTo(shorter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "BCFKS"})
  void aKeyMayBeGivenAPasswordOfItsOwn(String type) throws Exception {
    KeyStoreFormat format = KeyStoreFormat.valueOf(type);
    KeyStoreEntry.Key key =
        format.seal(
            new KeyStoreEntry.Key("server", Optional.empty(), CHAIN.key(), CHAIN.certificates()),
            OWN,
            RANDOM);

    KeyStore after = inJava(type, write(type, KeyStoreContents.of(key)));

    assertThat(publicHalf(after, "server", OWN)).isEqualTo(CHAIN.leaf().publicKey());
    assertThat(chain(after, "server")).isEqualTo(CHAIN.certificates());
  }

  @Test
  void aKeyInPkcs12IsGivenNoPasswordOfItsOwn() {
    KeyStoreEntry.Key key =
        new KeyStoreEntry.Key("server", Optional.empty(), CHAIN.key(), CHAIN.certificates());

    assertThatThrownBy(() -> KeyStoreFormat.PKCS12.seal(key, OWN, RANDOM))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE))
        .hasMessage("a key in PKCS#12 has no password but that of the store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "BCFKS"})
  void secretKeysAreKept(String type) throws Exception {
    KeyStoreContents read = read(type, foreign(type), KeyStorePasswords.of(PASSWORD));

    KeyStore after = inJava(type, write(type, read));

    assertThat(read.unopened())
        .extracting(KeyStoreEntry.Unopened::reason)
        .contains(Reason.SECRET_KEY);
    assertThat(after.getKey("secret", OWN).getEncoded()).isEqualTo(SECRET.getEncoded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "PKCS12", "BCFKS"})
  void anotherFormatRefusesThemByName(String type) throws Exception {
    KeyStoreContents read = read(type, foreign(type), KeyStorePasswords.of(PASSWORD));
    KeyStoreFormat other = type.equals("JKS") ? KeyStoreFormat.PKCS12 : KeyStoreFormat.JKS;

    assertThatThrownBy(() -> other.encode(read, PASSWORD, RANDOM))
        .hasMessageContaining("which cannot be written as " + other.label())
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT));
  }

  @Test
  void inPkcs12BagsOfAnyKindAreKeptWithTheirAttributes() {
    byte[] crl = bag("1.2.840.113549.1.12.10.1.4", "a CRL");
    byte[] unknown = bag("1.2.3.4.5", "who knows");
    KeyStoreContents contents =
        KeyStoreContents.of(
            unopened("a CRL", Reason.CRL, crl),
            unopened("who knows", Reason.UNSUPPORTED, unknown),
            new KeyStoreEntry.Key("server", Optional.empty(), CHAIN.key(), CHAIN.certificates()));

    KeyStoreContents again = read("PKCS12", write("PKCS12", contents), KeyStorePasswords.of(NEW));

    assertThat(again.unopened())
        .extracting(KeyStoreEntry.Unopened::reason)
        .containsExactly(Reason.CRL, Reason.UNSUPPORTED);
    assertThat(again.unopened())
        .extracting(entry -> entry.sealed().orElseThrow().octets())
        .containsExactly(crl, unknown);
  }

  /** A number without a value, where nobody who reads the store looks. */
  @Test
  void aBagThatCannotBeEncodedAgainIsRefused() {
    byte[] bag =
        HexFormat.of().parseHex("3010 0604 2a030405 a008 3006 3004 0200 0500".replace(" ", ""));
    KeyStoreContents contents = KeyStoreContents.of(unopened("odd", Reason.UNSUPPORTED, bag));

    assertThatThrownBy(() -> write("PKCS12", contents))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT));
  }

  private static KeyStoreEntry unopened(String alias, Reason reason, byte[] bag) {
    return new KeyStoreEntry.Unopened(
        alias,
        Optional.empty(),
        reason,
        List.of(),
        Optional.of(new KeyStoreEntry.Sealed(KeyStoreFormat.PKCS12, bag)));
  }

  private static byte[] bag(String id, String name) {
    return dev.minica.internal.asn1.Der.encode(
        SafeBags.bag(
            id,
            new DERSequence(new DEROctetString(new byte[] {1, 2, 3})),
            attribute("1.3.6.1.4.1.311.17.1", new DERBMPString("a provider")),
            attribute("1.2.840.113549.1.9.21", new DEROctetString(new byte[] {1})),
            attribute("1.2.3.4.6", new DERPrintableString("more")),
            attribute("1.2.840.113549.1.9.20", new DERBMPString(name))));
  }

  private static DERSequence attribute(String id, org.bouncycastle.asn1.ASN1Encodable value) {
    return new DERSequence(new ASN1ObjectIdentifier(id), new DERSet(value));
  }

  /** A key under a password of its own, one under the store's, a root, and perhaps a secret key. */
  private static byte[] foreign(String type) throws Exception {
    if (!FOREIGN.containsKey(type)) {
      FOREIGN.put(type, newForeign(type));
    }
    return FOREIGN.get(type);
  }

  private static byte[] newForeign(String type) throws Exception {
    KeyStore store = JavaKeyStore.empty(type);
    store.setKeyEntry("server", CHAIN.javaKey(), OWN, CHAIN.javaChain());
    store.setKeyEntry("second", SECOND.javaKey(), PASSWORD, SECOND.javaChain());
    if (!type.equals("JKS")) {
      store.setKeyEntry("secret", SECRET, OWN, null);
    }
    store.setCertificateEntry("ca", CHAIN.root().toX509Certificate());
    return JavaKeyStore.octets(store, PASSWORD);
  }

  private static KeyStoreContents read(String type, byte[] octets, KeyStorePasswords passwords) {
    return KeyStoreFormat.valueOf(type).read(octets, passwords).contents();
  }

  private static byte[] write(String type, KeyStoreContents contents) {
    return KeyStoreFormat.valueOf(type).encode(contents, NEW, RANDOM);
  }

  private static KeyStore inJava(String type, byte[] octets) throws Exception {
    KeyStore store = JavaKeyStore.empty(type);
    store.load(new ByteArrayInputStream(octets), NEW);
    return store;
  }

  /** Java and Bouncy Castle do not write the same key alike. */
  private static SubjectPublicKeyInfo publicHalf(KeyStore store, String alias, char[] password)
      throws Exception {
    return PrivateKeyInfo.decode(store.getKey(alias, password).getEncoded()).publicKey();
  }

  private static List<Certificate> chain(KeyStore store, String alias) throws Exception {
    List<Certificate> chain = new ArrayList<>();
    for (java.security.cert.Certificate each : store.getCertificateChain(alias)) {
      chain.add(Certificate.decode(each.getEncoded()));
    }
    return chain;
  }
}
