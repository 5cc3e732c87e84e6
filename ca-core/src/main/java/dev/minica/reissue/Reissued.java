package dev.minica.reissue;

import dev.minica.key.KeyPair;
import dev.minica.x509.Certificate;
import java.util.List;

/** What was made of a plan. */
public final class Reissued {

  private final List<Succession> certificates;
  private final List<Certificate> standing;
  private final List<Certificate> madeUp;
  private final List<KeyPair> loose;
  private final Successors successors;

  Reissued(
      List<Succession> certificates,
      List<Certificate> standing,
      List<Certificate> madeUp,
      List<KeyPair> loose,
      Successors successors) {
    this.certificates = List.copyOf(certificates);
    this.standing = List.copyOf(standing);
    this.madeUp = List.copyOf(madeUp);
    this.loose = List.copyOf(loose);
    this.successors = successors;
  }

  /** The certificates that were made again, in the order of their files. */
  public List<Succession> certificates() {
    return certificates;
  }

  /** The issuers that stay as they were. */
  public List<Certificate> standing() {
    return standing;
  }

  /** Roots that bear the names of issuers which are in none of the files. */
  public List<Certificate> madeUp() {
    return madeUp;
  }

  /** In the order of {@link ReissuePlan#loose}. */
  List<KeyPair> loose() {
    return loose;
  }

  Successors successors() {
    return successors;
  }
}
