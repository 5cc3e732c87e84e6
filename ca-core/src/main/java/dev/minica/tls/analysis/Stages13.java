package dev.minica.tls.analysis;

import dev.minica.tls.crypto.KeySchedule13;
import dev.minica.tls.crypto.KeySchedule13.Early;
import dev.minica.tls.crypto.KeySchedule13.Handshake;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.KeyShareEntry;
import dev.minica.tls.wire.extension.KeyShares;
import dev.minica.tls.wire.extension.OfferedPsks;
import dev.minica.tls.wire.extension.SelectedKeyShare;
import dev.minica.tls.wire.extension.SelectedPsk;
import java.util.Optional;

/** The stages of the key schedule that only who took part can compute. */
record Stages13(Connection connection, Hellos hellos) {

  /** The handshake stage, with what leads to it; empty if a secret that goes in is not known. */
  Optional<Handshake> handshake(Draft draft) {
    Optional<Early> early = early();
    Optional<KeyShareEntry> server = serverShare();
    server.ifPresent(share -> connection.agreed().group(NamedGroups.name(share.group())));
    if (server.isEmpty()) {
      draft.step(Topic.KEY_EXCHANGE).remark("no key shares: the pre-shared key is all there is");
      return early.map(each -> told(each, each.handshake(), draft));
    }
    Optional<NamedOctets> shared = shared(server.get(), draft.step(Topic.SHARED_SECRET));
    return early.flatMap(each -> shared.map(secret -> told(each, each.handshake(secret), draft)));
  }

  private static Handshake told(Early early, Handshake handshake, Draft draft) {
    StepDraft step = draft.step(Topic.KEY_SCHEDULE);
    step.derived(early.secret());
    step.derived(early.derived());
    step.derived(handshake.secret());
    return handshake;
  }

  private Optional<Early> early() {
    KeySchedule13 schedule = new KeySchedule13(hellos.suite());
    Optional<SelectedPsk> selected = hellos.server().allExtensions().find(SelectedPsk.class);
    return selected.isEmpty()
        ? Optional.of(schedule.early())
        : selected.flatMap(psk -> psk(psk.identity())).map(psk -> schedule.early(psk.secret()));
  }

  private Optional<PreSharedKey> psk(int index) {
    return hellos
        .client()
        .allExtensions()
        .find(OfferedPsks.class)
        .filter(psks -> index < psks.identities().size())
        .flatMap(psks -> PskBinders.find(connection, psks.identities().get(index).identity()));
  }

  private Optional<KeyShareEntry> serverShare() {
    return hellos
        .server()
        .allExtensions()
        .find(SelectedKeyShare.class)
        .map(SelectedKeyShare::entry);
  }

  private Optional<NamedOctets> shared(KeyShareEntry server, StepDraft step) {
    Optional<Octets> client =
        hellos.client().allExtensions().find(KeyShares.class).stream()
            .flatMap(shares -> shares.entries().stream())
            .filter(entry -> entry.group() == server.group())
            .map(KeyShareEntry::keyExchange)
            .findFirst();
    return client.flatMap(share -> SharedKeys.of(connection, share, server.keyExchange(), step));
  }
}
