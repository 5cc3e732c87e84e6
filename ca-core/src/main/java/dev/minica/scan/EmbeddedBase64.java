package dev.minica.scan;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for base64 in a text that stands for itself, without the boundaries of PEM: a Secret of
 * Kubernetes has PEM and key stores so, and XML certificates. Found is what begins as one of these
 * does, on one line or on lines of the same length.
 */
final class EmbeddedBase64 {

  /** How it begins: what follows is long enough for the smallest key. */
  private static final List<String> BEGINNINGS =
      List.of(
          "LS0tLS1CRUdJTi", // -----BEGIN
          "MI", // a SEQUENCE with a length of several octets
          "/u3+7Q", // JKS
          "zs7Oz", // JCEKS
          "AAAAAQAAABQ", // BKS, UBER
          "AAAAAgAAABQ");

  private static final int SHORTEST = 64;
  private static final int SHORTEST_LINE = 32;
  private static final String BOUNDARY = "-----";
  private static final int NEAR = 16;
  private static final String ENDS = "\"'`<,\\ \r\n";

  private final String text;
  private final List<Found> found = new ArrayList<>();

  EmbeddedBase64(String text) {
    this.text = text;
  }

  /** What was encoded, and the offset at which it stands. */
  record Found(byte[] octets, int start) {}

  /** All in the order of the text; once. */
  List<Found> find() {
    for (String beginning : BEGINNINGS) {
      int at = text.indexOf(beginning);
      while (at >= 0) {
        int end = isStart(at) ? look(at) : at + beginning.length();
        at = text.indexOf(beginning, end);
      }
    }
    found.sort(Comparator.comparingInt(Found::start));
    return found;
  }

  private boolean isStart(int offset) {
    return offset == 0 || !isBase64(text.charAt(offset - 1)) || text.charAt(offset - 1) == '=';
  }

  /** Where the run ends, whether it was something or not. */
  private int look(int start) {
    StringBuilder run = new StringBuilder();
    int lineStart = start;
    int end = endOfRun(start);
    run.append(text, start, end);
    while (end - lineStart >= SHORTEST_LINE && text.charAt(end - 1) != '=') {
      int next = nextLine(end);
      int nextEnd = endOfRun(next);
      if (nextEnd == next || nextEnd - next > end - lineStart || !isEnd(nextEnd)) {
        break;
      }
      run.append(text, next, nextEnd);
      lineStart = next;
      end = nextEnd;
    }
    if (run.length() >= SHORTEST
        && run.length() <= EmbeddedPem.MAX_BLOCK
        && !isCutOutOfPem(start, end)) {
      decode(run.toString(), start);
    }
    return end;
  }

  /** What has one of the boundaries was PEM before it was damaged, and is nothing now. */
  private boolean isCutOutOfPem(int start, int end) {
    String before = text.substring(Math.max(0, start - NEAR), start).strip();
    String behind = text.substring(end, Math.min(text.length(), end + NEAR)).strip();
    return before.endsWith(BOUNDARY) || behind.startsWith(BOUNDARY);
  }

  /** Behind the line break and the blanks that indent; the same offset if there is no break. */
  private int nextLine(int offset) {
    int next = offset;
    next += next < text.length() && text.charAt(next) == '\r' ? 1 : 0;
    if (next == text.length() || text.charAt(next) != '\n') {
      return text.length();
    }
    do {
      next++;
    } while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t'));
    return next;
  }

  private boolean isEnd(int offset) {
    return offset == text.length() || ENDS.indexOf(text.charAt(offset)) >= 0;
  }

  private int endOfRun(int start) {
    int end = start;
    while (end < text.length() && isBase64(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isBase64(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '=';
  }

  private void decode(String base64, int start) {
    try {
      found.add(new Found(Base64.getDecoder().decode(base64), start));
    } catch (IllegalArgumentException other) {
      // some other word that begins so
    }
  }
}
