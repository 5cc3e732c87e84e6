package dev.minica.verification;

import static dev.minica.verification.TestPki.root;

import dev.minica.verification.Deviations.Deviation;
import dev.minica.verification.TestPki.Entity;
import dev.minica.verification.judge.Chain;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Chains from a root to a server with up to three intermediates, each certificate with no, one or
 * two deviations by chance; some stand among certificates that lead astray. The keys are new each
 * time, all else follows from the seed.
 */
final class RandomChains {

  static final String HOST = "server.example.com";

  private final Random random;
  private final Instant now;
  private final Deviations deviations;
  private final List<String> story = new ArrayList<>();

  /**
   * @param now the present, in whole seconds
   */
  RandomChains(long seed, Instant now) {
    this.random = new Random(seed);
    this.now = now;
    this.deviations = new Deviations(now);
  }

  /** The next chain, its files in this folder. */
  Chain next(Path folder) throws IOException {
    story.clear();
    Entity root = root("Root", changed("root", deviations.ofCas()));
    List<Certificate> untrusted = new ArrayList<>();
    Entity issuer = root;
    for (int depth = random.nextInt(4); depth > 0; depth--) {
      Entity ca = issuer.ca("CA " + depth, changed("CA " + depth, deviations.ofCas()));
      untrusted.addAll(beside("CA " + depth, ca, issuer));
      untrusted.add(ca.certificate());
      issuer = ca;
    }
    Certificate leaf = leaf(issuer);
    Collections.shuffle(untrusted, random);
    return Chain.write(String.join(", ", story), question(leaf, root, untrusted), folder);
  }

  /** Certificates that look right and are not on the way, now and then. */
  private List<Certificate> beside(String name, Entity ca, Entity issuer) {
    return switch (random.nextInt(12)) {
      case 0 -> told("cross-signed by a stranger", root("Stranger", sound()).crossSign(ca));
      case 1 -> told("a namesake", issuer.ca(name, sound()));
      case 2 -> told("issued twice", TestPki.resign(issuer, ca, sound()));
      default -> List.of();
    };
  }

  private List<Certificate> told(String what, Entity entity) {
    story.add(what);
    return List.of(entity.certificate());
  }

  private Certificate leaf(Entity issuer) {
    if (random.nextInt(25) > 0) {
      return issuer.server(changed("server", deviations.ofServers()), HOST);
    }
    story.add("signed by another key");
    Entity impostor = new Entity(issuer.certificate(), root("Impostor").key());
    return impostor.server(sound(), HOST);
  }

  private Question question(Certificate leaf, Entity root, List<Certificate> untrusted) {
    Question question =
        Question.about(leaf, List.of(root.certificate()), now)
            .withIntermediates(untrusted)
            .withPurpose(Purpose.SERVER);
    return random.nextBoolean() ? question.withHost(HOST) : question;
  }

  private UnaryOperator<CertificateTemplate> sound() {
    return deviations.valid(Duration.ofDays(-30), Duration.ofDays(60));
  }

  private UnaryOperator<CertificateTemplate> changed(String who, List<Deviation> possible) {
    List<Deviation> chosen = new ArrayList<>();
    while (chosen.size() < 2 && random.nextInt(3) == 0) {
      chosen.add(possible.get(random.nextInt(possible.size())));
    }
    chosen.forEach(deviation -> story.add(who + ": " + deviation.what()));
    return template -> {
      CertificateTemplate changed = sound().apply(template);
      for (Deviation deviation : chosen) {
        changed = deviation.change().apply(changed);
      }
      return changed;
    };
  }
}
