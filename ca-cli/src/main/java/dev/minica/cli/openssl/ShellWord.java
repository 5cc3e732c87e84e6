package dev.minica.cli.openssl;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One word of a command line as sh reads it (POSIX.1-2017, Shell Command Language, section 2.2).
 * Whatever it stands for, it is written in printable ASCII, and the shell makes of it that text and
 * no other.
 *
 * @param written with its quotes
 */
public record ShellWord(String written) {

  private static final String BARE = "_@%+=:,./-";

  /** The word that stands for this text. */
  public static ShellWord of(String text) {
    if (!text.isEmpty() && text.chars().allMatch(ShellWord::isBare)) {
      return new ShellWord(text);
    }
    return new ShellWord(
        text.chars().allMatch(c -> c >= ' ' && c <= '~')
            ? "'" + text.replace("'", "'\\''") + "'"
            : printed(text));
  }

  /** The word that stands for a file, which no program takes for an option or an address. */
  public static ShellWord of(Path file) {
    return of(named(file));
  }

  static String named(Path file) {
    String name = file.toString();
    boolean isPlain = file.isAbsolute() || (!name.startsWith("-") && name.indexOf(':') < 0);
    return isPlain ? name : "./" + name;
  }

  /** A file in the script's temporary folder. */
  static ShellWord temporary(String name) {
    return new ShellWord("\"$work/" + name + "\"");
  }

  /** What a variable of the script holds, in one word with what stands around it. */
  static ShellWord quoting(String before, String variable, String after) {
    return new ShellWord("\"" + before + "$" + variable + after + "\"");
  }

  private static boolean isBare(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || BARE.indexOf(character) >= 0;
  }

  /** A command substitution loses the newlines at its end, so that these stand outside. */
  private static String printed(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    StringBuilder format = new StringBuilder();
    for (byte octet : text.substring(0, end).getBytes(StandardCharsets.UTF_8)) {
      format.append(spelled(octet & 0xff, format.length() == 0));
    }
    return "\"$(printf '" + format + "')" + text.substring(end) + "\"";
  }

  private static String spelled(int octet, boolean isFirst) {
    boolean isItself =
        octet >= ' ' && octet <= '~' && "%\\'".indexOf(octet) < 0 && !(isFirst && octet == '-');
    if (isItself) {
      return Character.toString(octet);
    }
    return "\\" + (octet >> 6) + ((octet >> 3) & 7) + (octet & 7);
  }
}
