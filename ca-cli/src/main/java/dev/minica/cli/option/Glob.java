package dev.minica.cli.option;

/**
 * A pattern as shells have it: {@code *} is any text, {@code ?} any one character, everything else
 * itself; upper and lower case are the same.
 */
public final class Glob {

  private final String pattern;

  private Glob(String pattern) {
    this.pattern = pattern;
  }

  public static Glob parse(String pattern) {
    return new Glob(pattern);
  }

  /** Whether the whole text fits. Takes at most (length of pattern) x (length of text) steps. */
  public boolean matches(String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    return pattern.substring(p).chars().allMatch(c -> c == '*');
  }

  private static boolean fits(char wanted, char given) {
    return wanted == '?' || Character.toLowerCase(wanted) == Character.toLowerCase(given);
  }
}
