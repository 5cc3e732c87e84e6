package dev.minica.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls in a log of strace -f -y that change something inside a folder. */
final class TraceLog {

  /** As in <code>4711  link("/a", "/b") = 0</code>. */
  private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\((.*)");

  /** What a write writes is no path. */
  private static final Pattern WRITTEN = Pattern.compile("(p?write(v|64)?)\\((\\d+<[^>]*>).*");

  private final String folder;

  TraceLog(Path folder) {
    this.folder = folder.toString();
  }

  List<Call> mutations(List<String> lines) {
    Map<String, Integer> made = new HashMap<>();
    List<Call> mutations = new ArrayList<>();
    for (String line : lines) {
      Matcher call = CALL.matcher(line);
      if (call.matches()) {
        String name = call.group(2);
        int ordinal = made.merge(call.group(1) + name, 1, Integer::sum);
        String text = WRITTEN.matcher(name + "(" + call.group(3)).replaceFirst("$1($3)");
        if (isMutation(name, text)) {
          mutations.add(new Call(name, ordinal, text));
        }
      }
    }
    return mutations;
  }

  private boolean isMutation(String name, String text) {
    boolean reads = name.startsWith("open") && !text.matches(".*O_(CREAT|WRONLY|RDWR).*");
    return text.contains(folder) && !reads;
  }
}
