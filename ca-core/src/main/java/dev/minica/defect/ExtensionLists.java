package dev.minica.defect;

import static dev.minica.defect.Octets.hex;
import static dev.minica.defect.Verdict.ACCEPT;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.x509.Extension;
import java.util.List;

/** Extensions that are unknown, too many, or cannot be read. */
final class ExtensionLists {

  /** In the arc for examples (ITU-T X.660 Annex A.12). */
  private static final String UNKNOWN = "2.999.3";

  private static final String POISON = "1.3.6.1.4.1.11129.2.4.3";

  private ExtensionLists() {}

  static List<Defect> all() {
    return List.of(
        Defect.inServer(
                "rfc5280/4.2-unknown-critical",
                REJECT,
                "It has an extension that nobody knows, and says that who does not must refuse it.",
                d -> d.with(UNKNOWN, true, "0500"))
            .alias("unknown-critical"),
        Defect.inIntermediate(
            "rfc5280/4.2-unknown-critical-in-ca",
            REJECT,
            "The CA has an extension that nobody knows, and says that who does not must refuse it.",
            d -> d.with(UNKNOWN, true, "0500")),
        Defect.inServer(
            "rfc5280/4.2-unknown-not-critical",
            ACCEPT,
            "It has an extension that nobody knows, and that may be passed over.",
            d -> d.with(UNKNOWN, false, "0500")),
        Defect.inServer(
            "rfc5280/4.2-extension-twice",
            REJECT,
            "It has the same extension twice, which says two things or one in vain.",
            d -> d.also(new Extension(Extension.KEY_USAGE, true, hex("030207 80")))),
        Defect.inServer(
                "rfc6962/3.1-precertificate",
                REJECT,
                "It is what CAs show to logs before they issue, poisoned so that nobody takes it.",
                d -> d.with(POISON, true, "0500"))
            .alias("precertificate"),
        Defect.inServer(
            "rfc5280/4.2.1.13-distribution-points-malformed",
            EITHER,
            "The CRL distribution points, which a verifier need not know, are a number.",
            d -> d.with(Extension.CRL_DISTRIBUTION_POINTS, false, "020101")));
  }
}
