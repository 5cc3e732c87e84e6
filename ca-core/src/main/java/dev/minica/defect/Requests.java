package dev.minica.defect;

import static dev.minica.defect.Octets.hex;
import static dev.minica.defect.Octets.join;
import static dev.minica.defect.Octets.sequence;
import static dev.minica.defect.Verdict.ACCEPT;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.csr.CertificationRequestSigner;
import dev.minica.csr.CertificationRequestTemplate;
import dev.minica.key.SigningKey;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Certification requests. To accept one is to find that its key signed it. */
final class Requests {

  private static final List<RequestField> FIELDS = List.of(RequestField.values());

  private Requests() {}

  static List<Defect> all() {
    return List.of(
        of("4-nothing-wrong", ACCEPT, "Nothing is wrong with this request.", d -> d)
            .alias("sound-request"),
        sealed(
                "4.2-signature-broken",
                "One bit of the signature is another than it was when it was made.",
                Seal.withSignature(KeysAndSignatures::flipped))
            .alias("request-bad-signature"),
        Defect.of(
            "rfc2986/4.2-signed-by-another-key",
            REJECT,
            "It is signed by another key than the one it asks a certificate for.",
            s -> specimen(s, d -> d, byAnother(s))),
        sealed(
            "4.2-subject-changed-after-signing",
            "It was signed for one subject and asks for another.",
            (tbs, key) -> {
              byte[] other = Draft.of(tbs, FIELDS).with(RequestField.SUBJECT, sequence()).encoded();
              return Seal.signed(other, key.algorithm().algorithmIdentifier(), key.sign(tbs));
            }),
        of(
            "4.1-version-2",
            EITHER,
            "It is of version 2, and there is none but 1.",
            d -> d.with(RequestField.VERSION, hex("020101"))),
        of(
            "4.1-subject-empty",
            ACCEPT,
            "It names no subject; what a CA makes of that is for the CA to say.",
            d -> d.with(RequestField.SUBJECT, sequence())),
        of(
            "4.1-attributes-absent",
            EITHER,
            "It has no field of attributes, which must be there when it is empty, too.",
            d -> d.without(RequestField.ATTRIBUTES)),
        sealed(
            "4.2-truncated",
            "The last ten octets are missing.",
            Seal.then(all -> Arrays.copyOf(all, all.length - 10))),
        sealed(
            "4.2-octets-after-request",
            "An octet follows the request and belongs to nothing.",
            Seal.then(all -> join(all, new byte[1]))),
        of(
            "4.1-key-malformed",
            REJECT,
            "The public key is an empty sequence.",
            d -> d.with(RequestField.PUBLIC_KEY, sequence())));
  }

  private static Defect of(
      String what, Verdict verdict, String sentence, UnaryOperator<Draft<RequestField>> change) {
    return Defect.of("rfc2986/" + what, verdict, sentence, s -> specimen(s, change, Seal.SOUND));
  }

  private static Defect sealed(String what, String sentence, Seal seal) {
    return Defect.of("rfc2986/" + what, REJECT, sentence, s -> specimen(s, d -> d, seal));
  }

  private static Seal byAnother(Sound sound) {
    return (tbs, key) ->
        Seal.SOUND.on(tbs, SigningKey.of(sound.intermediateKey(), sound.environment().random()));
  }

  private static Specimen specimen(
      Sound sound, UnaryOperator<Draft<RequestField>> change, Seal seal) {
    SigningKey key = SigningKey.of(sound.serverKey(), sound.environment().random());
    CertificationRequestTemplate template =
        new CertificationRequestTemplate(
            DistinguishedName.ofCommonName(sound.host()),
            List.of(Extensions.subjectAltName(List.of(GeneralName.parse(sound.host())), false)));
    byte[] info = CertificationRequestSigner.sign(template, key).infoEncoded();
    byte[] request = seal.on(change.apply(Draft.of(info, FIELDS)).encoded(), key);
    return new Specimen.Requested(List.of(request), sound.serverKey());
  }
}
