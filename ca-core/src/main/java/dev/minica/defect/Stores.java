package dev.minica.defect;

import static dev.minica.defect.Octets.hex;
import static dev.minica.defect.Octets.join;
import static dev.minica.defect.Octets.sequence;
import static dev.minica.defect.Verdict.ACCEPT;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.internal.asn1.Tlv;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Key stores of PKCS#12. To accept one is to open it, with its integrity checked. */
final class Stores {

  private Stores() {}

  static List<Defect> all() {
    return Stream.concat(ofStores().stream(), ofContents().stream()).toList();
  }

  private static List<Defect> ofStores() {
    return List.of(
        of("4-nothing-wrong", ACCEPT, "Nothing is wrong with this store.", d -> d)
            .alias("sound-store"),
        of(
                "4-check-value-broken",
                REJECT,
                "One bit of the check value over the contents is another than it was.",
                d -> d.then(Stores::withBrokenCheckValue))
            .alias("store-bad-mac"),
        of(
                "4-another-password",
                REJECT,
                "It is locked with another password than the one that comes with it.",
                d -> d.lockedWith("another"))
            .alias("store-wrong-password"),
        of(
            "4-check-value-absent",
            EITHER,
            "There is no check value over the contents, which may be left out where they are signed"
                + " instead, and are not.",
            d -> d.then(all -> withoutField(all, 2))),
        of(
            "4-version-2",
            REJECT,
            "It says that it is of version 2, and must be of version 3.",
            d -> d.then(all -> withField(all, 0, hex("020102")))),
        of(
            "4-truncated",
            REJECT,
            "The last ten octets are missing.",
            d -> d.then(all -> Arrays.copyOf(all, all.length - 10))),
        of(
            "4-octets-after-store",
            EITHER,
            "An octet follows the store and belongs to nothing.",
            d -> d.then(all -> join(all, new byte[1]))),
        of(
                "C-rc2-and-triple-des",
                EITHER,
                "It is protected with RC2 of 40 bits, triple DES and SHA-1, which anybody breaks and"
                    + " some readers no longer know.",
                d -> d.protectedAs(Pkcs12Profile.LEGACY))
            .alias("store-legacy"));
  }

  private static List<Defect> ofContents() {
    return List.of(
        of(
                "4.2-chain-incomplete",
                EITHER,
                "The CA that issued the certificate is not in the store.",
                d ->
                    d.holding(
                        d.sound().serverKey().privateKey(), List.of(d.sound().serverCertificate())))
            .alias("store-incomplete-chain"),
        of(
            "4.2-chain-reversed",
            EITHER,
            "The certificates of the key come in the wrong order.",
            d ->
                d.holding(
                    d.sound().serverKey().privateKey(),
                    List.of(d.sound().intermediateCertificate(), d.sound().serverCertificate()))),
        of(
                "4.2-key-of-another-certificate",
                EITHER,
                "The key is not the one of the certificate beside it.",
                d ->
                    d.holding(
                        d.sound().intermediateKey().privateKey(),
                        List.of(
                            d.sound().serverCertificate(), d.sound().intermediateCertificate())))
            .alias("store-key-mismatch"),
        of(
            "4.2-key-without-certificate",
            EITHER,
            "There is no certificate beside the key.",
            d -> d.holding(d.sound().serverKey().privateKey(), List.of())),
        Defect.of(
                "rfc7292/4.2-certificate-expired",
                EITHER,
                "The certificate in the store expired ten days ago.",
                s -> StoreDraft.of(s.server(Times.expired(s)), KeyStoreFormat.PKCS12).specimen())
            .alias("store-expired"));
  }

  private static Defect of(
      String what, Verdict verdict, String sentence, UnaryOperator<StoreDraft> change) {
    return Defect.of(
        "rfc7292/" + what,
        verdict,
        sentence,
        s -> change.apply(StoreDraft.of(s, KeyStoreFormat.PKCS12)).specimen());
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

  private static byte[] withoutField(byte[] sequence, int index) {
    return withField(sequence, index, new byte[0]);
  }

  private static byte[] withField(byte[] sequence, int index, byte[] field) {
    byte[][] fields =
        Tlv.of(sequence, "store").elements().stream().map(Tlv::encoded).toArray(byte[][]::new);
    fields[index] = field;
    return sequence(fields);
  }
}
