package dev.minica.defect;

import static dev.minica.defect.Octets.hex;
import static dev.minica.defect.Verdict.ACCEPT;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.internal.asn1.Tlv;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import java.util.List;
import java.util.stream.Stream;

/** What is signed with, and how. */
final class KeysAndSignatures {

  private static final int F4 = 65_537;

  private KeysAndSignatures() {}

  static List<Defect> all() {
    return Stream.concat(ofKeys().stream(), ofSignatures().stream()).toList();
  }

  private static List<Defect> ofKeys() {
    return List.of(
        Defect.of(
                "sp800131a/3-rsa-1024",
                REJECT,
                "The server's RSA key has 1024 bits; less than 2048 have been disallowed for long.",
                s -> s.serverKey(WeakKeys.rsa(1024, F4, s.environment().random())).specimen())
            .alias("rsa-1024"),
        Defect.of(
                "sp800131a/3-rsa-512",
                REJECT,
                "The server's RSA key has 512 bits, which a single computer factors.",
                s -> s.serverKey(WeakKeys.rsa(512, F4, s.environment().random())).specimen())
            .alias("rsa-512"),
        Defect.of(
            "rfc8017/3.1-exponent-1",
            REJECT,
            "The public exponent of the server's RSA key is 1: anybody can sign with it.",
            s -> s.serverKey(WeakKeys.rsaOfExponentOne(s.environment().random())).specimen()),
        Defect.of(
                "rfc8017/3.1-exponent-3",
                ACCEPT,
                "The public exponent of the server's RSA key is 3, the least that is allowed.",
                s -> s.serverKey(WeakKeys.rsa(2048, 3, s.environment().random())).specimen())
            .alias("rsa-exponent-3"),
        Defect.of(
            "sp800131a/3-rsa-1024-intermediate",
            REJECT,
            "The RSA key of the CA that issued the server's certificate has 1024 bits.",
            s -> s.intermediateKey(WeakKeys.rsa(1024, F4, s.environment().random())).specimen()));
  }

  private static List<Defect> ofSignatures() {
    return List.of(
        Defect.of(
                "rfc5280/4.1.1.3-signature-broken",
                REJECT,
                "One bit of the signature is another than it was when it was made.",
                s -> s.seal(Seal.withSignature(KeysAndSignatures::flipped)).specimen())
            .alias("bad-signature"),
        Defect.of(
            "rfc5280/4.1.1.3-signed-by-another-key",
            REJECT,
            "The signature is another key's than that of the CA it names.",
            s -> s.seal(byAnother(s)).specimen()),
        Defect.of(
            "rfc5280/4.1.1.3-signature-empty",
            REJECT,
            "The signature has no octets.",
            s -> s.seal(Seal.withSignature(signature -> new byte[0])).specimen()),
        Defect.of(
            "rfc5280/4.1.1.3-changed-after-signing",
            REJECT,
            "Its serial number was changed when it was signed already.",
            s -> s.seal(Seal.then(KeysAndSignatures::renumbered)).specimen()),
        Defect.of(
                "sp800131a/9-sha-1-with-ecdsa",
                REJECT,
                "It is signed with ECDSA and SHA-1, for which collisions have been found.",
                s -> WeakSeal.SHA1_WITH_ECDSA.on(s).specimen())
            .alias("sha1"),
        Defect.of(
                "sp800131a/9-sha-1-with-rsa",
                REJECT,
                "It is signed with RSA and SHA-1, for which collisions have been found.",
                s -> WeakSeal.SHA1_WITH_RSA.on(withRsaCa(s)).specimen())
            .alias("sha1-rsa"),
        Defect.of(
                "sp800131a/9-sha-1-in-intermediate",
                REJECT,
                "The certificate of the CA is signed with ECDSA and SHA-1.",
                s -> WeakSeal.SHA1_WITH_ECDSA.onIntermediate(s).specimen())
            .alias("sha1-intermediate"),
        Defect.of(
                "rfc6151/2-md5-with-rsa",
                REJECT,
                "It is signed with RSA and MD5, with which a CA was forged before.",
                s -> WeakSeal.MD5_WITH_RSA.on(withRsaCa(s)).specimen())
            .alias("md5"),
        Defect.of(
            "rfc5758/3.2-parameters-with-ecdsa",
            EITHER,
            "The ECDSA algorithm has NULL for parameters, which CAs must leave out.",
            s -> withAlgorithm(s, hex("300c 0608 2a8648ce3d040302 0500")).specimen()),
        Defect.of(
            "rfc4055/5-rsa-signature-without-parameters",
            ACCEPT,
            "The RSA signature algorithm has no parameters; CAs must write NULL, and verifiers must"
                + " take both.",
            s -> withAlgorithm(withRsaCa(s), hex("300b 0609 2a864886f70d01010b")).specimen()),
        Defect.of(
            "rfc3279/2.3.1-rsa-key-without-parameters",
            EITHER,
            "The algorithm of the server's RSA key has no parameters, and must have NULL.",
            s -> withRsaKey(s).server(KeysAndSignatures::withoutKeyParameters).specimen()));
  }

  private static Sound withRsaCa(Sound sound) {
    return sound.intermediateKey(
        KeyPairs.generate(KeyAlgorithm.RSA_2048, sound.environment().random()));
  }

  private static Sound withRsaKey(Sound sound) {
    return sound.serverKey(KeyPairs.generate(KeyAlgorithm.RSA_2048, sound.environment().random()));
  }

  /** SubjectPublicKeyInfo ::= SEQUENCE { algorithm AlgorithmIdentifier, BIT STRING }. */
  private static Draft<TbsField> withoutKeyParameters(Draft<TbsField> draft) {
    List<Tlv> parts = Tlv.of(draft.field(TbsField.PUBLIC_KEY), "public key").elements();
    byte[] algorithm = Octets.sequence(parts.get(0).elements().get(0).encoded());
    return draft.with(TbsField.PUBLIC_KEY, Octets.sequence(algorithm, parts.get(1).encoded()));
  }

  private static Sound withAlgorithm(Sound sound, byte[] algorithm) {
    return sound
        .server(d -> d.with(TbsField.SIGNATURE, algorithm))
        .seal((tbs, key) -> Seal.signed(tbs, algorithm, key.sign(tbs)));
  }

  private static Seal byAnother(Sound sound) {
    return (tbs, key) ->
        Seal.SOUND.on(tbs, SigningKey.of(sound.serverKey(), sound.environment().random()));
  }

  /** The last bit, within the second number of an ECDSA signature. */
  static byte[] flipped(byte[] octets) {
    byte[] changed = octets.clone();
    changed[changed.length - 1] ^= 1;
    return changed;
  }

  private static byte[] renumbered(byte[] certificate) {
    List<Tlv> parts = Tlv.of(certificate, "certificate").elements();
    byte[][] tbs = parts.get(0).elements().stream().map(Tlv::encoded).toArray(byte[][]::new);
    tbs[1] = flipped(tbs[1]);
    return Octets.sequence(Octets.sequence(tbs), parts.get(1).encoded(), parts.get(2).encoded());
  }
}
