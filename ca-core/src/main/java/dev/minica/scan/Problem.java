package dev.minica.scan;

/** What can be said against something that was found. */
public enum Problem {
  /** Its time is over. */
  EXPIRED("expired", Weight.ERROR, "its time is over"),
  /** Its time is over soon: what is tested with it breaks on a day that nobody chose. */
  EXPIRING("expiring", Weight.WARNING, "its time is over soon"),
  /** Its time has not begun. */
  NOT_YET_VALID("not-yet-valid", Weight.ERROR, "its time has not begun"),
  /** A key whose private half can be found, or could be with a budget. */
  WEAK_KEY("weak-key", Weight.ERROR, "the private half of its key can be found"),
  /** A signature over a digest that collides. */
  WEAK_SIGNATURE("weak-signature", Weight.ERROR, "it is signed over a digest that collides"),
  /** It breaks a rule with a MUST, so that strict clients refuse it. */
  BROKEN_RULE("broken-rule", Weight.ERROR, "it breaks a rule, so that strict clients refuse it"),
  /** No password at hand opens it, so nothing is known of what is inside. */
  LOCKED("locked", Weight.NOTE, "no password at hand opens it"),
  /** It looks like something that is looked for, and could not be read. */
  UNREADABLE(
      "unreadable", Weight.NOTE, "it looks like something that is looked for and cannot be read"),
  /** It was not looked at, or not to its end, since it is too large. */
  OVER_BOUND("over-bound", Weight.NOTE, "it is too large to be looked at, or to its end"),
  /** A CRL whose successor is due. */
  STALE_CRL("stale-crl", Weight.NOTE, "the next CRL is due"),
  /** A private key, not encrypted, in a file that every user may read. */
  OPEN_KEY("open-key", Weight.NOTE, "every user may read a private key that is not encrypted");

  /** How much it matters. */
  public enum Weight {
    ERROR,
    WARNING,
    NOTE
  }

  private final String id;
  private final Weight weight;
  private final String words;

  Problem(String id, Weight weight, String words) {
    this.id = id;
    this.weight = weight;
    this.words = words;
  }

  /** The name for scripts; it does not change. */
  public String id() {
    return id;
  }

  public Weight weight() {
    return weight;
  }

  /** What it says of a thing, as the end of a sentence. */
  public String words() {
    return words;
  }

  /** Whether it makes the answer of a scan "no"; what does not is worth knowing. */
  public boolean isTrouble() {
    return weight != Weight.NOTE;
  }
}
