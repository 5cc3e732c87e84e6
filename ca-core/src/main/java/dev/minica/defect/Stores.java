package dev.minica.defect;

import static dev.minica.defect.Octets.hex;
import static dev.minica.defect.Octets.join;
import static dev.minica.defect.Octets.sequence;
import static dev.minica.defect.Verdict.ACCEPT;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.internal.asn1.Tlv;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Key stores of PKCS#12. To accept one is to open it, with its integrity checked. */
final class Stores {

  /** The password that everybody tries first, and so of nothing that is worth keeping. */
  private static final String PASSWORD = "changeit";

  private Stores() {}

  static List<Defect> all() {
    return List.of(
        octets("4-nothing-wrong", ACCEPT, "Nothing is wrong with this store.", all -> all)
            .alias("sound-store"),
        octets(
                "4-check-value-broken",
                REJECT,
                "One bit of the check value over the contents is another than it was.",
                Stores::withBrokenCheckValue)
            .alias("store-bad-mac"),
        octets(
            "4-version-2",
            REJECT,
            "It says that it is of version 2, and must be of version 3.",
            all -> withField(all, 0, hex("020102"))),
        octets(
            "4-truncated",
            REJECT,
            "The last ten octets are missing.",
            all -> Arrays.copyOf(all, all.length - 10)),
        octets(
            "4-octets-after-store",
            EITHER,
            "An octet follows the store and belongs to nothing.",
            all -> join(all, new byte[1])),
        contents(
                "4.2-chain-incomplete",
                "The CA that issued the certificate is not in the store.",
                s -> entry(s.serverKey().privateKey(), List.of(s.serverCertificate())))
            .alias("store-incomplete-chain"),
        contents(
            "4.2-chain-reversed",
            "The certificates of the key come in the wrong order.",
            s ->
                entry(
                    s.serverKey().privateKey(),
                    List.of(s.intermediateCertificate(), s.serverCertificate()))),
        contents(
            "4.2-key-of-another-certificate",
            "The key is not the one of the certificate beside it.",
            s ->
                entry(
                    s.intermediateKey().privateKey(),
                    List.of(s.serverCertificate(), s.intermediateCertificate()))));
  }

  private interface Filling {
    KeyStoreContents of(Sound sound);
  }

  private static Defect contents(String what, String sentence, Filling filling) {
    return Defect.of("rfc7292/" + what, EITHER, sentence, s -> specimen(encoded(s, filling.of(s))));
  }

  private static Defect octets(
      String what, Verdict verdict, String sentence, UnaryOperator<byte[]> change) {
    return Defect.of(
        "rfc7292/" + what, verdict, sentence, s -> specimen(change.apply(encoded(s, sound(s)))));
  }

  private static KeyStoreContents sound(Sound sound) {
    return entry(
        sound.serverKey().privateKey(),
        List.of(sound.serverCertificate(), sound.intermediateCertificate()));
  }

  private static KeyStoreContents entry(PrivateKeyInfo key, List<byte[]> chain) {
    List<Certificate> certificates = chain.stream().map(Certificate::decode).toList();
    return KeyStoreContents.of(
        new KeyStoreEntry.Key(
            "server", certificates.get(0).validity().notBefore(), key, certificates));
  }

  private static byte[] encoded(Sound sound, KeyStoreContents contents) {
    return KeyStoreFormat.PKCS12.encode(
        contents, PASSWORD.toCharArray(), sound.environment().random());
  }

  private static Specimen specimen(byte[] store) {
    return new Specimen.Stored(KeyStoreFormat.PKCS12, List.of(store), PASSWORD);
  }

  /**
   *
   *
   * <pre>
   * PFX ::= SEQUENCE { version INTEGER, authSafe ContentInfo, macData MacData OPTIONAL }
   * MacData ::= SEQUENCE { mac DigestInfo, macSalt OCTET STRING, iterations INTEGER }
   * DigestInfo ::= SEQUENCE { digestAlgorithm AlgorithmIdentifier, digest OCTET STRING }
   * </pre>
   */
  private static byte[] withBrokenCheckValue(byte[] store) {
    Tlv macData = Tlv.of(store, "store").elements().get(2);
    byte[] mac = macData.elements().get(0).encoded();
    byte[] broken = withField(macData.encoded(), 0, KeysAndSignatures.flipped(mac));
    return withField(store, 2, broken);
  }

  private static byte[] withField(byte[] sequence, int index, byte[] field) {
    byte[][] fields =
        Tlv.of(sequence, "store").elements().stream().map(Tlv::encoded).toArray(byte[][]::new);
    fields[index] = field;
    return sequence(fields);
  }
}
