package dev.minica.defect;

import static dev.minica.defect.Octets.COMMON_NAME;
import static dev.minica.defect.Octets.hex;
import static dev.minica.defect.Octets.name;
import static dev.minica.defect.Octets.sequence;
import static dev.minica.defect.Octets.text;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.internal.asn1.Der;
import dev.minica.internal.asn1.Tlv;
import dev.minica.revocation.Crl;
import dev.minica.x509.CertificateTime;
import dev.minica.x509.Extensions;
import dev.minica.x509.KeyUsage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What is revoked, and CRLs that do not say whether. */
final class Revocations {

  private static final String UNKNOWN = "2.999.3";

  private Revocations() {}

  static List<Defect> all() {
    return Stream.concat(ofCertificates().stream(), ofLists().stream()).toList();
  }

  private static List<Defect> ofCertificates() {
    return List.of(
        Defect.of(
                "rfc5280/6.3.3-revoked",
                REJECT,
                "The CRL of the CA names it: its key was compromised.",
                s -> Crls.specimen(s, Crls.ofRoot(s, false), Crls.ofIntermediate(s, true)))
            .alias("revoked"),
        Defect.of(
                "rfc5280/6.3.3-intermediate-revoked",
                REJECT,
                "The CRL of the root names the CA that issued it.",
                s -> Crls.specimen(s, Crls.ofRoot(s, true), Crls.ofIntermediate(s, false)))
            .alias("intermediate-revoked"),
        Defect.of(
            "rfc5280/6.3.3-crl-missing",
            REJECT,
            "There is a CRL of the root and none of the CA that issued it, so that nothing says"
                + " whether it is revoked.",
            Revocations::withoutOwnCrl),
        Defect.of(
            "rfc5280/6.3.3-crl-of-issuer-without-crl-sign",
            REJECT,
            "The key usage of the CA lacks cRLSign, and it signed a CRL.",
            s ->
                sound(
                    s.intermediate(
                        d -> d.with(Extensions.keyUsage(Set.of(KeyUsage.KEY_CERT_SIGN)))))),
        Defect.of(
            "rfc5280/6.3.3-crl-signature-broken",
            REJECT,
            "One bit of the CRL's signature is another than it was when it was made.",
            s -> sealed(s, Seal.withSignature(KeysAndSignatures::flipped))),
        Defect.of(
            "rfc5280/6.3.3-crl-signed-by-another-key",
            REJECT,
            "The CRL's signature is the server's own.",
            s -> sealed(s, (tbs, key) -> Seal.SOUND.on(tbs, Crls.signer(s, s.serverKey())))),
        Defect.of(
            "rfc5280/5.1-crl-truncated",
            REJECT,
            "The last octet of the CRL is missing.",
            s -> sealed(s, Seal.then(crl -> java.util.Arrays.copyOf(crl, crl.length - 1)))));
  }

  private static Specimen sealed(Sound sound, Seal seal) {
    return Crls.specimen(sound, Crls.ofRoot(sound, false), Crls.ofIntermediate(sound, false), seal);
  }

  private static Specimen sound(Sound sound) {
    return sealed(sound, Seal.SOUND);
  }

  private static Specimen withoutOwnCrl(Sound sound) {
    byte[] root =
        Seal.SOUND.on(Crls.ofRoot(sound, false).encoded(), Crls.signer(sound, sound.rootKey()));
    return sound.specimen().withCrls(List.of(root));
  }

  private static List<Defect> ofLists() {
    return List.of(
        inCrl(
                "5.1.2.5-crl-out-of-date",
                REJECT,
                "The CRL should have been followed by another an hour ago.",
                (s, d) -> d.with(CrlField.NEXT_UPDATE, inHours(s, -1)))
            .alias("crl-expired"),
        inCrl(
            "5.1.2.4-crl-of-the-future",
            EITHER,
            "The CRL will be issued in an hour; the clause does not say what to make of it.",
            (s, d) -> d.with(CrlField.THIS_UPDATE, inHours(s, 1))),
        inCrl(
            "5.1.2.5-crl-without-next-update",
            EITHER,
            "The CRL does not say when the next is due, which it must.",
            (s, d) -> d.without(CrlField.NEXT_UPDATE)),
        inCrl(
            "5.1.2.3-crl-of-another-issuer",
            REJECT,
            "The CRL is issued in the name of somebody else.",
            (s, d) ->
                d.with(CrlField.ISSUER, name(COMMON_NAME, text(Tlv.UTF8_STRING, "somebody else")))),
        inCrl(
            "5.2-crl-with-unknown-critical-extension",
            REJECT,
            "The CRL has a critical extension that nobody knows: it must not be used.",
            (s, d) -> d.with(UNKNOWN, true, "0500")),
        inCrl(
            "5.3-entry-with-unknown-critical-extension",
            REJECT,
            "An entry of the CRL, of another certificate, has a critical extension that nobody"
                + " knows: the CRL must not be used.",
            (s, d) -> d.with(CrlField.ENTRIES, strangeEntry(s))),
        inCrl(
            "5.2.5-crl-for-cas-only",
            REJECT,
            "The CRL is for CAs only, and the server is none.",
            (s, d) -> d.with(Crl.ISSUING_DISTRIBUTION_POINT, true, "3003 8201ff")),
        inCrl(
            "5.2.5-crl-for-attribute-certificates-only",
            REJECT,
            "The CRL is for attribute certificates only.",
            (s, d) -> d.with(Crl.ISSUING_DISTRIBUTION_POINT, true, "3003 8501ff")),
        inCrl(
            "5.2.4-delta-crl-without-base",
            REJECT,
            "The CRL tells only what has changed since another, which is not there.",
            (s, d) -> d.with(Crl.DELTA_CRL_INDICATOR, true, "020101")),
        inCrl(
            "5.2.3-crl-without-number",
            EITHER,
            "The CRL has no number, which it must have.",
            (s, d) -> d.without(Crl.CRL_NUMBER)),
        inCrl(
            "5.1.1.2-crl-algorithms-differ",
            REJECT,
            "The signature algorithm inside the CRL is another one than beside its signature.",
            (s, d) -> d.with(CrlField.SIGNATURE, hex("300a 0608 2a8648ce3d040303"))),
        inCrl(
            "5.1.2.6-crl-with-empty-list",
            EITHER,
            "Nothing is revoked, and the list of what is is empty instead of absent.",
            (s, d) -> d.with(CrlField.ENTRIES, sequence())));
  }

  private static Defect inCrl(
      String what,
      Verdict verdict,
      String sentence,
      BiFunction<Sound, Draft<CrlField>, Draft<CrlField>> change) {
    return Defect.of(
        "rfc5280/" + what,
        verdict,
        sentence,
        s ->
            Crls.specimen(
                s, Crls.ofRoot(s, false), change.apply(s, Crls.ofIntermediate(s, false))));
  }

  private static byte[] inHours(Sound sound, int hours) {
    return CertificateTime.encoded(sound.environment().now().plus(Duration.ofHours(hours)));
  }

  private static byte[] strangeEntry(Sound sound) {
    byte[] extension =
        sequence(
            Octets.oid(UNKNOWN), hex("0101ff"), Der.constructed(Tlv.OCTET_STRING, hex("0500")));
    return sequence(sequence(hex("020107"), inHours(sound, -48), sequence(extension)));
  }
}
