package dev.minica.scan;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Looks for base64 in a text that stands for itself, without the boundaries of PEM: a Secret of
 * Kubernetes has PEM and key stores so, and XML certificates. Found is what begins as one of these
 * does or has PEM somewhere in it, on one line, on lines of the same length, or in the quotes of a
 * programming language that joins them.
 */
final class EmbeddedBase64 {

  /** How it begins: what follows is long enough for the smallest key. */
  private static final List<String> BEGINNINGS =
      List.of(
          "MI", // a SEQUENCE with a length of several octets
          "/u3+7Q", // JKS
          "zs7Oz", // JCEKS
          "AAAAAQAAABQ", // BKS, UBER
          "AAAAAgAAABQ");

  /** What "-----BEGIN" becomes, as many octets as are before it. */
  private static final List<String> PEM = List.of("LS0tLS1CRUdJT", "0tLS0tQkVHSU", "tLS0tLUJFR0lO");

  /** A text that is encoded twice. */
  private static final String PEM_AGAIN = "TFMwdExTMUNSVWRKV";

  private static final int SHORTEST = 64;
  private static final int SHORTEST_LINE = 32;
  private static final String BOUNDARY = "-----";
  private static final int NEAR = 16;
  private static final String ENDS = "\"'`<&,\\ \r\n";
  private static final String QUOTES = "\"'";

  private final String text;
  private final List<Found> found = new ArrayList<>();

  EmbeddedBase64(String text) {
    this.text = text;
  }

  /** What was encoded, and the offset at which it stands. */
  record Found(byte[] octets, int start) {}

  /** All in the order of the text; once. */
  List<Found> find() {
    int at = 0;
    while (at < text.length()) {
      at = isDigit(text.charAt(at)) ? look(at) : at + 1;
    }
    return found;
  }

  /** Where the run ends, whether it was something or not. */
  private int look(int start) {
    int lineStart = start;
    int end = endOfRun(start);
    if (end - start < SHORTEST_LINE) {
      return end;
    }
    StringBuilder run = new StringBuilder().append(text, start, end);
    while (end - lineStart >= SHORTEST_LINE && text.charAt(end - 1) != '=') {
      int next = nextLine(end);
      int nextEnd = endOfRun(next);
      boolean isLonger = nextEnd - next > end - lineStart && !isBehindName(lineStart, start);
      if (nextEnd == next || isLonger || !isEnd(nextEnd)) {
        break;
      }
      run.append(text, next, nextEnd);
      lineStart = next;
      end = nextEnd;
    }
    if (run.length() >= SHORTEST && run.length() <= EmbeddedPem.MAX_BLOCK) {
      look(run.toString(), start, end);
    }
    return end;
  }

  /** RFC 2849: the first line of a value has its name, too, so that the others are longer. */
  private boolean isBehindName(int lineStart, int start) {
    return lineStart == start && text.startsWith(":: ", start - 3);
  }

  private void look(String run, int start, int end) {
    boolean isArtefact = BEGINNINGS.stream().anyMatch(run::startsWith);
    boolean isText = run.contains(PEM_AGAIN) || PEM.stream().anyMatch(run::contains);
    if ((isArtefact || isText) && !isCutOutOfPem(start, end)) {
      decode(run, start);
    }
  }

  /** What has one of the boundaries was PEM before it was damaged, and is nothing now. */
  private boolean isCutOutOfPem(int start, int end) {
    String before = text.substring(Math.max(0, start - NEAR), start).strip();
    String behind = text.substring(end, Math.min(text.length(), end + NEAR)).strip();
    return before.endsWith(BOUNDARY) || behind.startsWith(BOUNDARY);
  }

  /**
   * Behind the line break, the blanks that indent, and what ends one string and begins the next
   * that is joined to it; the end of the text if there is no such break.
   */
  private int nextLine(int offset) {
    boolean isQuoted = isOneOf(QUOTES, offset);
    int next = afterJoin(isQuoted ? offset + 1 : offset, isQuoted);
    next += text.startsWith("&#13;", next) ? "&#13;".length() : 0;
    next += isOneOf("\r", next) ? 1 : 0;
    if (!isOneOf("\n", next)) {
      return text.length();
    }
    next = afterJoin(next + 1, isQuoted);
    if (!isQuoted) {
      return next;
    }
    return isOneOf(QUOTES, next) ? next + 1 : text.length();
  }

  /** Behind blanks, and between quotes behind the sign that joins. */
  private int afterJoin(int offset, boolean isQuoted) {
    int next = offset;
    while (isOneOf(isQuoted ? " \t+" : " \t", next)) {
      next++;
    }
    return next;
  }

  private boolean isOneOf(String characters, int offset) {
    return offset < text.length() && characters.indexOf(text.charAt(offset)) >= 0;
  }

  private boolean isEnd(int offset) {
    return offset == text.length() || isOneOf(ENDS, offset);
  }

  /** Behind the digits and at most two signs that pad. */
  private int endOfRun(int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    for (int pad = 0; pad < 2 && end > start && isOneOf("=", end); pad++) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }

  private void decode(String base64, int start) {
    try {
      found.add(new Found(Base64.getDecoder().decode(base64), start));
    } catch (IllegalArgumentException other) {
      // some other word that begins so
    }
  }
}
