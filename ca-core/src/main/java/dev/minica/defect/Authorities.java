package dev.minica.defect;

import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.key.SigningKey;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.KeyUsage;
import java.util.List;
import java.util.Set;

/** Who may issue. */
final class Authorities {

  private Authorities() {}

  static List<Defect> all() {
    return List.of(
        Defect.inIntermediate(
                "rfc5280/6.1.4-issuer-is-no-ca",
                REJECT,
                "The certificate that issued the server's says that it is no CA.",
                d -> asNobodysCa(d).with(Extensions.basicConstraints(BasicConstraints.END_ENTITY)))
            .alias("issuer-is-no-ca"),
        Defect.inIntermediate(
            "rfc5280/6.1.4-issuer-without-basic-constraints",
            REJECT,
            "The certificate that issued the server's does not say whether it is a CA.",
            d -> asNobodysCa(d).without(Extension.BASIC_CONSTRAINTS)),
        Defect.inIntermediate(
            "rfc5280/6.1.4-issuer-without-key-cert-sign",
            REJECT,
            "The key usage of the CA lacks keyCertSign, and it signed a certificate.",
            d -> d.with(Extensions.keyUsage(Set.of(KeyUsage.CRL_SIGN)))),
        Defect.of(
                "rfc5280/6.1.4-path-too-long",
                REJECT,
                "A CA allows no further one below itself, and there is one.",
                Authorities::tooLong)
            .alias("path-too-long"),
        Defect.inRoot(
            "rfc5280/6.1.1-root-allows-no-intermediate",
            EITHER,
            "The root allows no CA below itself, and there is one; what a root says of itself need"
                + " not bind who believes it.",
            d -> d.with(Extensions.basicConstraints(BasicConstraints.caWithPathLength(0)))),
        Defect.inIntermediate(
            "rfc5280/4.2.1.9-basic-constraints-not-critical",
            EITHER,
            "The basic constraints of the CA are not critical, which they must be made.",
            d -> d.critical(Extension.BASIC_CONSTRAINTS, false)),
        Defect.inIntermediate(
            "rfc5280/4.2.1.9-path-length-negative",
            REJECT,
            "The path length constraint of the CA is less than zero.",
            d -> d.with(Extension.BASIC_CONSTRAINTS, true, "3006 0101ff 0201ff")),
        Defect.inServer(
            "rfc5280/4.2.1.9-path-length-in-server",
            EITHER,
            "It has a path length constraint, which CAs alone may have.",
            d -> d.with(Extension.BASIC_CONSTRAINTS, true, "3003 020100")),
        Defect.inServer(
            "rfc5280/4.2.1.9-basic-constraints-malformed",
            REJECT,
            "The basic constraints hold text where a boolean belongs.",
            d -> d.with(Extension.BASIC_CONSTRAINTS, true, "3003 0c01 61")),
        Defect.inIntermediate(
            "rfc5280/4.2.1.3-ca-without-key-usage",
            EITHER,
            "The CA has no key usage, which a CA's certificate must have.",
            d -> d.without(Extension.KEY_USAGE)),
        Defect.inIntermediate(
            "rfc5280/6.1.4-server-issued-by-server",
            REJECT,
            "The certificate was issued by that of a server, whose owner took it for a CA's.",
            Authorities::asServer));
  }

  /** Below the intermediate, what was a server is a CA, and issues another's certificate. */
  private static Specimen tooLong(Sound sound) {
    DistinguishedName name = Sound.nameOf("second intermediate", sound.serverKey());
    Sound above =
        sound
            .intermediate(
                d -> d.with(Extensions.basicConstraints(BasicConstraints.caWithPathLength(0))))
            .server(d -> asCa(d).with(TbsField.SUBJECT, name.encoded()));
    Sound other = Sound.of(sound.setting());
    SigningKey issuer = SigningKey.of(above.serverKey(), sound.environment().random());
    Draft<TbsField> leaf =
        other
            .serverDraft()
            .with(TbsField.ISSUER, name.encoded())
            .with(Extensions.authorityKeyIdentifier(issuer.publicKey().keyIdentifier()));
    return new Specimen.Served(
        List.of(
            Seal.SOUND.on(leaf.encoded(), issuer),
            above.serverCertificate(),
            above.intermediateCertificate()),
        other.serverKey(),
        List.of(above.rootCertificate()),
        List.of(),
        sound.host(),
        sound.environment().now());
  }

  private static Draft<TbsField> asCa(Draft<TbsField> draft) {
    return draft
        .without(Extension.SUBJECT_ALT_NAME)
        .without(Extension.EXTENDED_KEY_USAGE)
        .with(Extensions.basicConstraints(BasicConstraints.unlimitedCa()))
        .with(Extensions.keyUsage(Set.of(KeyUsage.KEY_CERT_SIGN)));
  }

  /** That it may sign certificates would be wrong by itself in what is no CA. */
  private static Draft<TbsField> asNobodysCa(Draft<TbsField> draft) {
    return draft.without(Extension.KEY_USAGE);
  }

  private static Draft<TbsField> asServer(Draft<TbsField> draft) {
    return draft
        .with(Extensions.basicConstraints(BasicConstraints.END_ENTITY))
        .with(Extensions.keyUsage(Set.of(KeyUsage.DIGITAL_SIGNATURE)));
  }
}
