package dev.minica.verification;

import dev.minica.verification.judge.Chain;
import java.util.Map;

/** Where minica differs from most others on purpose: what it is about, and the clause. */
final class Rulings {

  private static final Map<String, String> CLAUSES =
      Map.of(
          "a policy twice", "RFC 5280 section 4.2.1.4: a policy MUST NOT be there twice",
          "serial number of 21 octets", "section 4.1.2.2: MUST NOT be longer than 20 octets",
          "another authority", "RFC 4158 section 3.5.12: key identifiers are hints, no proof",
          ": for any", "RFC 5280 section 4.2.1.12: any purpose includes the one asked for",
          "mapping", "section 6.1: mappings are processed; GnuTLS and Go refuse them unread",
          "inhibited", "section 6.1: this is processed; GnuTLS and Go refuse it unread",
          "permits a name", "section 4.2.1.10: names of directories are compared; Go refuses");

  private Rulings() {}

  static boolean explain(Chain chain) {
    return CLAUSES.keySet().stream().anyMatch(chain.story()::contains);
  }
}
