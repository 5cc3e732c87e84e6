package dev.minica.cli.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** Decides who is killed, and when. */
final class Chance {

  private final Random random;

  /** The time that a process took whom nobody killed, on this machine not long ago. */
  private Duration lifetime = Duration.ZERO;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  /** Another one for each run of a test, or the one given, to draw the same lots again. */
  static long seed() {
    long seed = Long.getLong("soak.seed", System.nanoTime());
    System.out.printf("kills as by -Dsoak.seed=%d%n", seed);
    return seed;
  }

  /** Whether the lot falls on one of so many. */
  boolean hits(int oneOf) {
    return random.nextInt(oneOf) == 0;
  }

  /** Spares one in six, so that lifetimes are known, and kills the others if they live so long. */
  Child.Fate meet(Child child) throws IOException, InterruptedException {
    if (lifetime.isZero() || hits(6)) {
      Child.Fate fate = child.spare();
      lifetime = fate.life();
      return fate;
    }
    return child.killAt(ageOfDeath());
  }

  /** For one half anywhere in a life; for the other towards its end, when it writes. */
  private Duration ageOfDeath() {
    double share = random.nextBoolean() ? 1.1 * random.nextDouble() : 0.7 + random.nextDouble() / 3;
    return Duration.ofNanos((long) (share * lifetime.toNanos()));
  }
}
