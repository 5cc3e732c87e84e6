package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.FinishedMac;
import dev.minica.tls.crypto.HashAlgorithm;
import dev.minica.tls.crypto.KeySchedule13;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.OfferedPsks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** That the client has the pre-shared keys it names (RFC 8446 section 4.2.11.2). */
final class PskBinders {

  private static final String CLAUSE = "RFC 8446 section 4.2.11.2";

  private PskBinders() {}

  /** Recomputes the binders of the ClientHello, which is what the transcript ends with. */
  static void check(Connection connection, Hellos hellos) {
    Optional<OfferedPsks> offered = hellos.client().allExtensions().find(OfferedPsks.class);
    offered.ifPresent(psks -> check(connection, hellos, psks));
  }

  private static void check(Connection connection, Hellos hellos, OfferedPsks offered) {
    StepDraft step = hellos.clientDraft().step(Topic.RESUMPTION);
    Derivation truncated = truncated(connection, hellos.suite().hash(), offered.bindersLength());
    for (int i = 0; i < offered.identities().size(); i++) {
      Octets identity = offered.identities().get(i).identity();
      String what = "the binder of pre-shared key " + i;
      Optional<PreSharedKey> known = find(connection, identity);
      if (known.isPresent() && i < offered.binders().size()) {
        Derivation binder = binder(hellos, truncated, known.get(), step);
        boolean agrees = binder.agreesWith(offered.binders().get(i).toArray());
        step.check(agrees, what, "the client does not have it, or not this one", CLAUSE);
      } else {
        step.check(Check.notCheckable(what, "the key is not there", CLAUSE));
      }
    }
  }

  static Optional<PreSharedKey> find(Connection connection, Octets identity) {
    return connection.evidence().own().preSharedKeys().stream()
        .filter(key -> key.identity().equals(identity))
        .findFirst();
  }

  private static Derivation binder(
      Hellos hellos, Derivation truncated, PreSharedKey key, StepDraft step) {
    HashAlgorithm hash = hellos.suite().hash();
    KeySchedule13.Early early = new KeySchedule13(hellos.suite()).early(key.secret());
    NamedOctets binderKey = step.derived(early.binderKey(key.kind()));
    NamedOctets finishedKey = step.derived(FinishedMac.finishedKey(hash, binderKey));
    Derivation binder = FinishedMac.pskBinder(hash, finishedKey, step.derived(truncated));
    step.derived(binder);
    return binder;
  }

  private static Derivation truncated(Connection connection, HashAlgorithm hash, int binders) {
    byte[] all = connection.transcript().octets();
    byte[] covered = Arrays.copyOf(all, Math.max(0, all.length - binders));
    return new Derivation(
        NamedOctets.open("Transcript-Hash(Truncate(ClientHello))", hash.hash(covered)),
        CLAUSE,
        hash.label() + " of all but the last " + binders + " octets",
        List.of());
  }
}
