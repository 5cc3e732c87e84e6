package dev.minica.x509;

import java.util.Optional;

/**
 * The Bootstring encoding that A-labels are written in (RFC 3492). {@link java.net.IDN} cannot
 * serve: it applies the mappings of IDNA2003 unconditionally, which turn {@code straße} into {@code
 * strasse}, another name than the one browsers look up.
 */
final class Punycode {

  // RFC 3492 section 5
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 0x80;
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private Punycode() {}

  /** The ASCII form of a label (section 6.3), without the {@code xn--} in front. */
  static String encode(String label) {
    int[] points = label.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    label.codePoints().filter(point -> point < INITIAL_N).forEach(out::appendCodePoint);
    int basic = out.length();
    if (basic > 0) {
      out.append('-');
    }
    int n = INITIAL_N;
    int delta = 0;
    int bias = INITIAL_BIAS;
    for (int handled = basic; handled < points.length; delta++, n++) {
      int next = smallestFrom(n, points);
      delta += (next - n) * (handled + 1);
      n = next;
      for (int point : points) {
        if (point < n) {
          delta++;
        } else if (point == n) {
          appendVariableLength(delta, bias, out);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
    }
    return out.toString();
  }

  /**
   * The label behind an ASCII form (section 6.2), or nothing if it is malformed. Longer forms than
   * a DNS label can hold are the caller's to refuse.
   */
  static Optional<String> decode(String ascii) {
    int delimiter = ascii.lastIndexOf('-');
    StringBuilder out = new StringBuilder(delimiter > 0 ? ascii.substring(0, delimiter) : "");
    int n = INITIAL_N;
    int bias = INITIAL_BIAS;
    long i = 0;
    int length = out.length();
    for (int in = delimiter > 0 ? delimiter + 1 : 0; in < ascii.length(); ) {
      long old = i;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = in < ascii.length() ? DIGITS.indexOf(ascii.charAt(in++)) : -1;
        i += digit * weight;
        if (digit < 0 || i > (long) Character.MAX_CODE_POINT * (length + 1)) {
          return Optional.empty();
        }
        int threshold = threshold(k, bias);
        if (digit < threshold) {
          break;
        }
        weight *= BASE - threshold;
      }
      length++;
      bias = adapt(i - old, length, old == 0);
      n += (int) (i / length);
      i %= length;
      if (n > Character.MAX_CODE_POINT) {
        return Optional.empty();
      }
      out.insert(out.offsetByCodePoints(0, (int) i), Character.toChars(n));
      i++;
    }
    return Optional.of(out.toString());
  }

  private static int smallestFrom(int bound, int[] points) {
    int smallest = Character.MAX_CODE_POINT;
    for (int point : points) {
      if (point >= bound && point < smallest) {
        smallest = point;
      }
    }
    return smallest;
  }

  private static void appendVariableLength(int delta, int bias, StringBuilder out) {
    int rest = delta;
    for (int k = BASE; ; k += BASE) {
      int threshold = threshold(k, bias);
      if (rest < threshold) {
        out.append(DIGITS.charAt(rest));
        return;
      }
      out.append(DIGITS.charAt(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static int threshold(int k, int bias) {
    return Math.max(T_MIN, Math.min(T_MAX, k - bias));
  }

  /** The bias after one delta (section 6.1). */
  private static int adapt(long delta, int points, boolean first) {
    long rest = first ? delta / DAMP : delta / 2;
    rest += rest / points;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (int) ((BASE - T_MIN + 1) * rest / (rest + SKEW));
  }
}
