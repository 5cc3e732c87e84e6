package dev.minica.tls.trace;

/**
 * Something that was said in the conversation, held against what it ought to be.
 *
 * @param what such as {@code verify_data of the client}
 * @param outcome whether it is
 * @param detail what disagrees, or why it could not be told; mostly empty where it agrees. Foreign
 *     text in it is escaped
 * @param clause that demands it, such as {@code RFC 8446 section 4.4.4}
 */
public record Check(String what, Outcome outcome, String detail, String clause) {

  public static Check agreed(String what, String clause) {
    return new Check(what, Outcome.AGREED, "", clause);
  }

  public static Check disagreed(String what, String detail, String clause) {
    return new Check(what, Outcome.DISAGREED, detail, clause);
  }

  public static Check notCheckable(String what, String why, String clause) {
    return new Check(what, Outcome.NOT_CHECKABLE, why, clause);
  }

  /** Agreed or else disagreed, and then for this reason. */
  public static Check that(boolean agrees, String what, String otherwise, String clause) {
    return agrees ? agreed(what, clause) : disagreed(what, otherwise, clause);
  }

  @Override
  public String toString() {
    return outcome + ": " + what + (detail.isEmpty() ? "" : ": " + detail) + " [" + clause + "]";
  }
}
