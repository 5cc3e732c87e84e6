package dev.minica.defect;

import static dev.minica.defect.Verdict.ACCEPT;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.x509.Extensions;
import java.util.List;

/** What is sent beside the server's certificate, and who is believed. */
final class Chains {

  private Chains() {}

  static List<Defect> all() {
    return List.of(
        sent("incomplete-chain", REJECT, "The CA between server and root is not sent along.")
            .by(s -> List.of(s.serverCertificate()))
            .alias("incomplete-chain"),
        sent("reversed-chain", ACCEPT, "Root and intermediate come in the wrong order.")
            .by(
                s ->
                    List.of(
                        s.serverCertificate(), s.rootCertificate(), s.intermediateCertificate()))
            .alias("reversed-chain"),
        sent("with-root", ACCEPT, "The root is sent along, which may be left out.")
            .by(
                s ->
                    List.of(
                        s.serverCertificate(), s.intermediateCertificate(), s.rootCertificate()))
            .alias("with-root"),
        sent("intermediate-twice", ACCEPT, "The CA between server and root is sent twice.")
            .by(
                s ->
                    List.of(
                        s.serverCertificate(),
                        s.intermediateCertificate(),
                        s.intermediateCertificate())),
        sent("with-a-stranger", ACCEPT, "A CA is sent along that has issued nothing here.")
            .by(
                s ->
                    List.of(
                        s.serverCertificate(),
                        s.intermediateCertificate(),
                        Sound.of(s.setting()).rootCertificate())),
        sent(
                "server-not-first",
                REJECT,
                "The first certificate is not the server's, as it must be.")
            .by(s -> List.of(s.intermediateCertificate(), s.serverCertificate())),
        sent("intermediate-of-same-name", REJECT, "The CA sent has the right name and another key.")
            .by(s -> List.of(s.serverCertificate(), withAnotherKey(s).intermediateCertificate())),
        Defect.of(
                "rfc5280/6.1.1-untrusted-root",
                REJECT,
                "Whom it leads to is nobody that the client believes.",
                Chains::untrusted)
            .alias("untrusted-root")
            .alias("untrusted"),
        Defect.of(
                "rfc5280/6.1.1-self-signed",
                REJECT,
                "Nobody but the server itself has signed it.",
                Chains::selfSigned)
            .alias("self-signed"));
  }

  /** A list of certificates as RFC 8446 section 4.4.2 speaks of it. */
  private record Sent(String what, Verdict verdict, String sentence) {

    private interface Order {
      List<byte[]> of(Sound sound);
    }

    Defect by(Order order) {
      return Defect.of(
          "rfc8446/4.4.2-" + what,
          verdict,
          sentence,
          sound -> sound.specimen().withChain(order.of(sound)));
    }
  }

  private static Sent sent(String what, Verdict verdict, String sentence) {
    return new Sent(what, verdict, sentence);
  }

  private static Sound withAnotherKey(Sound sound) {
    return sound.intermediateKey(
        KeyPairs.generate(KeyAlgorithm.EC_P256, sound.environment().random()));
  }

  private static Specimen untrusted(Sound sound) {
    return sound.specimen().withAnchors(List.of(Sound.of(sound.setting()).rootCertificate()));
  }

  private static Specimen selfSigned(Sound sound) {
    SigningKey own = SigningKey.of(sound.serverKey(), sound.environment().random());
    Sound alone =
        sound
            .server(
                d ->
                    d.with(TbsField.ISSUER, d.field(TbsField.SUBJECT))
                        .with(Extensions.authorityKeyIdentifier(own.publicKey().keyIdentifier())))
            .seal((tbs, key) -> Seal.SOUND.on(tbs, own));
    return alone.specimen().withChain(List.of(alone.serverCertificate()));
  }
}
