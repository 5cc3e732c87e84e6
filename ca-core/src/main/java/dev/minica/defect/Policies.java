package dev.minica.defect;

import static dev.minica.defect.Octets.oid;
import static dev.minica.defect.Octets.sequence;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.x509.CertificatePolicy;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import java.util.List;
import java.util.Optional;

/** Certificate policies. */
final class Policies {

  private static final String ANY = "2.5.29.32.0";
  private static final String OURS = "2.999.1";
  private static final String THEIRS = "2.999.2";

  private Policies() {}

  static List<Defect> all() {
    return List.of(
        Defect.inIntermediate(
            "rfc5280/4.2.1.11-policy-required",
            REJECT,
            "The CA demands a policy of everything below it, and the server's has none.",
            d -> d.with(policies(OURS)).with(Extension.POLICY_CONSTRAINTS, true, "3003 800100")),
        Defect.of(
            "rfc5280/6.1.3-policy-of-another",
            REJECT,
            "The CA demands a policy of everything below it and has one, and the server's another.",
            s ->
                s.intermediate(
                        d ->
                            d.with(policies(OURS))
                                .with(Extension.POLICY_CONSTRAINTS, true, "3003 800100"))
                    .server(d -> d.with(policies(THEIRS)))
                    .specimen()),
        Defect.inIntermediate(
            "rfc5280/6.1.4-any-policy-mapped",
            REJECT,
            "The CA maps any policy to one of its own, and no policy may be mapped from or to it.",
            d -> d.with(policies(OURS)).with(mapping(ANY, OURS))),
        Defect.inServer(
            "rfc5280/4.2.1.4-policy-twice",
            EITHER,
            "One policy is there twice, which it must not be.",
            d -> d.with(policies(OURS, OURS))),
        Defect.inServer(
            "rfc5280/4.2.1.4-policies-empty",
            EITHER,
            "The list of policies is empty, and must hold one.",
            d -> d.with(Extension.CERTIFICATE_POLICIES, false, "3000")));
  }

  private static Extension policies(String... oids) {
    return Extensions.certificatePolicies(
        List.of(oids).stream().map(oid -> new CertificatePolicy(oid, Optional.empty())).toList());
  }

  private static Extension mapping(String from, String to) {
    byte[] value = sequence(sequence(oid(from), oid(to)));
    return new Extension(Extension.POLICY_MAPPINGS, true, value);
  }
}
