package dev.minica.defect;

import static dev.minica.defect.Octets.oid;
import static dev.minica.defect.Octets.sequence;
import static dev.minica.defect.Verdict.ACCEPT;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What keys are for. */
final class Usages {

  private Usages() {}

  static List<Defect> all() {
    return List.of(
        Defect.inServer(
            "rfc5280/4.2.1.3-no-usage-of-servers",
            REJECT,
            "The key usage is nonRepudiation alone, and a server signs or agrees on keys.",
            usage(KeyUsage.NON_REPUDIATION)),
        Defect.inServer(
            "rfc5280/4.2.1.3-usage-empty",
            REJECT,
            "The key usage allows nothing, and must allow one thing at least.",
            d -> d.with(Extension.KEY_USAGE, true, "030100")),
        Defect.inServer(
            "rfc5280/4.2.1.3-key-cert-sign-in-server",
            EITHER,
            "The key usage has keyCertSign, which must not be there without being a CA.",
            usage(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_CERT_SIGN)),
        Defect.inServer(
            "rfc5280/4.2.1.3-usage-not-critical",
            ACCEPT,
            "The key usage is not critical, which CAs should make it.",
            d -> d.critical(Extension.KEY_USAGE, false)),
        Defect.inServer(
            "rfc8813/3-key-encipherment-with-elliptic-curve",
            EITHER,
            "The key usage has keyEncipherment, for which a key on an elliptic curve is not made.",
            usage(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT)),
        Defect.inServer(
                "rfc5280/4.2.1.12-for-clients-only",
                REJECT,
                "The extended key usage is for clients alone, and a server shows it.",
                purposes(KeyPurpose.CLIENT_AUTH.oid()))
            .alias("wrong-usage"),
        Defect.inServer(
            "rfc5280/4.2.1.12-for-code-signing-only",
            REJECT,
            "The extended key usage is for signing code alone, and a server shows it.",
            purposes(KeyPurpose.CODE_SIGNING.oid())),
        Defect.inServer(
            "rfc5280/4.2.1.12-for-any-purpose",
            EITHER,
            "The extended key usage is for any purpose; who verifies may ask for its own.",
            purposes(KeyPurpose.ANY.oid())),
        Defect.inServer(
            "rfc5280/4.2.1.12-purposes-empty",
            REJECT,
            "The list of purposes is empty, and must hold one.",
            d -> d.with(Extension.EXTENDED_KEY_USAGE, false, "3000")),
        Defect.inServer(
            "cabf/7.1.2.7.6-no-purposes",
            EITHER,
            "It has no extended key usage, which public CAs must give a server.",
            d -> d.without(Extension.EXTENDED_KEY_USAGE)),
        Defect.inIntermediate(
            "rfc5280/4.2.1.12-ca-for-clients-only",
            EITHER,
            "The extended key usage of the CA is for clients alone, and it issued a server's.",
            purposes(KeyPurpose.CLIENT_AUTH.oid())));
  }

  private static UnaryOperator<Draft<TbsField>> usage(KeyUsage... usages) {
    return draft -> draft.with(Extensions.keyUsage(Set.of(usages)));
  }

  private static UnaryOperator<Draft<TbsField>> purposes(String oid) {
    byte[] value = sequence(oid(oid));
    return draft -> draft.with(new Extension(Extension.EXTENDED_KEY_USAGE, false, value));
  }
}
