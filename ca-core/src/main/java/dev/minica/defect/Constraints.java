package dev.minica.defect;

import static dev.minica.defect.Octets.dns;
import static dev.minica.defect.Octets.hex;
import static dev.minica.defect.Octets.sequence;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.Extension;
import java.util.List;
import java.util.function.Function;

/** Name constraints. */
final class Constraints {

  private static final int PERMITTED = 0xa0;
  private static final int EXCLUDED = 0xa1;

  private Constraints() {}

  static List<Defect> all() {
    return List.of(
        inCa(
                "rfc5280/4.2.1.10-name-not-permitted",
                REJECT,
                "The CA may name hosts of one domain alone, and the server's is another.",
                host -> subtree(PERMITTED, dns("permitted.invalid")))
            .alias("name-not-permitted"),
        inCa(
                "rfc5280/4.2.1.10-name-excluded",
                REJECT,
                "The CA may not name hosts of one domain, and the server is in it.",
                host -> subtree(EXCLUDED, dns(host)))
            .alias("name-excluded"),
        inCa(
                "rfc5280/4.2.1.10-permitted-and-excluded",
                REJECT,
                "The server is in a domain that the CA may name, and in a part of it that it may"
                    + " not.",
                Constraints::both)
            .ofLabels(2),
        inCa(
            "rfc5280/4.2.1.10-constraints-empty",
            EITHER,
            "The name constraints of the CA say nothing, which CAs must not write.",
            host -> hex("3000")),
        inCa(
            "rfc5280/4.2.1.10-minimum-of-one",
            REJECT,
            "The permitted domain of the CA has a minimum distance of one: who processes that finds"
                + " the server outside, and who does not must refuse.",
            host -> sequence(Der.constructed(PERMITTED, sequence(dns(host), hex("800101"))))),
        Defect.of(
            "rfc5280/4.2.1.10-constraints-in-server",
            EITHER,
            "It has name constraints, which CAs alone may have.",
            s -> s.server(d -> d.with(constraints(subtree(PERMITTED, dns(s.host()))))).specimen()),
        Defect.of(
            "rfc5280/4.2.1.10-constraints-not-critical",
            EITHER,
            "The name constraints of the CA are not critical, which they must be made; the server"
                + " keeps to them.",
            s ->
                s.intermediate(
                        d ->
                            d.with(constraints(subtree(PERMITTED, dns(s.host()))))
                                .critical(Extension.NAME_CONSTRAINTS, false))
                    .specimen()));
  }

  private static Defect inCa(
      String id, Verdict verdict, String sentence, Function<String, byte[]> value) {
    return Defect.of(
        id,
        verdict,
        sentence,
        s -> s.intermediate(d -> d.with(constraints(value.apply(s.host())))).specimen());
  }

  private static Extension constraints(byte[] value) {
    return new Extension(Extension.NAME_CONSTRAINTS, true, value);
  }

  private static byte[] both(String host) {
    return sequence(
        Der.constructed(PERMITTED, sequence(dns(Setting.parent(host)))),
        Der.constructed(EXCLUDED, sequence(dns(host))));
  }

  private static byte[] subtree(int kind, byte[] base) {
    return sequence(Der.constructed(kind, sequence(base)));
  }
}
