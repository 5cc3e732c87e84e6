package dev.minica.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * Where something is.
 *
 * @param file the file's path, as {@link ScanOptions#base} has it called
 * @param within the way to it inside the file, from the outside in: members of archives, lines,
 *     aliases; foreign text
 * @param line the line of the file that it begins at, counted from 1; 0 if there are none
 */
public record Place(String file, List<String> within, int line) {

  public Place {
    within = List.copyOf(within);
  }

  /** The whole of a file. */
  static Place of(String file) {
    return new Place(file, List.of(), 0);
  }

  /** Something inside, of this name. */
  Place in(String part) {
    List<String> longer = new ArrayList<>(within);
    longer.add(part);
    return new Place(file, longer, line);
  }

  /** What begins at a line of this text. A first line needs no mention. */
  Place atLine(int number) {
    Place place = number == 1 ? this : in("line " + number);
    return new Place(file, place.within, within.isEmpty() ? number : line);
  }

  /** The way inside in words; empty for the file itself. */
  public String inside() {
    return String.join(", ", within);
  }
}
