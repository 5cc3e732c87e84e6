package dev.minica.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.verification.judge.CertPathJudge;
import dev.minica.verification.judge.Chain;
import dev.minica.verification.judge.GnuTlsPaths;
import dev.minica.verification.judge.GoPaths;
import dev.minica.verification.judge.NssPaths;
import dev.minica.verification.judge.OpenSslPaths;
import dev.minica.verification.judge.PathJudge;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random chains, answered by minica and by others. Where most of the others refuse, minica must not
 * accept; where all accept and minica refuses, it must be for a rule that this class names.
 */
@Tag("soak")
class ManyJudgesTest {

  private static final int CHAINS = Integer.getInteger("chains.count", 1000);
  private static final long SEED = Long.getLong("chains.seed", System.nanoTime());

  @TempDir Path folder;

  private record Disagreement(Chain chain, Answer answer, Map<String, Boolean> others) {

    @Override
    public String toString() {
      return chain.story() + " " + chain.host() + "\n  " + answer.objections() + "\n  " + others;
    }
  }

  @Test
  void agreeWithMinicaOrHaveAReason() throws Exception {
    System.out.println("chains as by -Dchains.seed=" + SEED);
    RandomChains chains = new RandomChains(SEED, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    List<PathJudge> judges = judges();
    List<Disagreement> wrong = new ArrayList<>();
    for (int i = 0; i < CHAINS; i++) {
      Chain chain = chains.next(folder.resolve(i + ""));
      disagreement(judges, chain).filter(d -> !Rulings.explain(d.chain())).ifPresent(wrong::add);
    }
    assertThat(wrong).isEmpty();
  }

  /** What minica takes is shown to the others without the certificates that lead astray. */
  private static Optional<Disagreement> disagreement(List<PathJudge> judges, Chain chain)
      throws IOException {
    Answer answer = Verifier.answer(chain.question());
    Chain shown = answer.isAccepted() ? alone(chain, answer.path()) : chain;
    Map<String, Boolean> others = others(judges, shown);
    long yes = others.values().stream().filter(accepts -> accepts).count();
    boolean wrong = answer.isAccepted() ? 2 * yes < others.size() : yes == others.size();
    return wrong ? Optional.of(new Disagreement(chain, answer, others)) : Optional.empty();
  }

  private static Chain alone(Chain chain, List<Certificate> path) throws IOException {
    List<Certificate> between = path.subList(1, path.size() - 1);
    return Chain.write(
        chain.story(),
        chain.question().withIntermediates(between),
        chain.shown().folder().resolve("alone"));
  }

  private static Map<String, Boolean> others(List<PathJudge> judges, Chain chain) {
    Map<String, Boolean> others = new TreeMap<>();
    for (PathJudge judge : judges) {
      if (judge.knowsHosts() || chain.host().isEmpty()) {
        others.put(judge.name(), judge.accepts(chain.shown()));
      }
    }
    return others;
  }

  private List<PathJudge> judges() throws IOException {
    return List.of(
        new OpenSslPaths(),
        new GnuTlsPaths(),
        new NssPaths(Files.createDirectory(folder.resolve("nss"))),
        new GoPaths(Files.createDirectory(folder.resolve("go"))),
        new CertPathJudge("JDK", Security.getProvider("SUN")),
        new CertPathJudge("Bouncy Castle", new BouncyCastleProvider()));
  }
}
