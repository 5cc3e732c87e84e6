package dev.minica.tls.wire;

import java.util.List;

/**
 * What values of the presentation language check when they are made, by a program and not from
 * octets: those are held to the same bounds by {@link Cursor}.
 */
public final class Bounds {

  private Bounds() {}

  /** A number of so many octets. */
  public static long unsigned(String name, int octets, long value) {
    return range(name, value, 0, (1L << (8 * octets)) - 1);
  }

  /** A number within bounds, both included. */
  public static long range(String name, long value, long floor, long ceiling) {
    if (value < floor || value > ceiling) {
      throw new IllegalArgumentException(
          name + " is " + value + ", which is not in " + floor + " to " + ceiling);
    }
    return value;
  }

  /** A vector or string of so many octets, the bounds included. */
  public static Octets length(String name, Octets octets, int floor, int ceiling) {
    range("the length of " + name, octets.length(), floor, ceiling);
    return octets;
  }

  /** Numbers of so many octets each, which the vector has room for. */
  public static List<Integer> numbers(
      String name, int octets, List<Integer> numbers, int floor, int ceiling) {
    range("the length of " + name, (long) numbers.size() * octets, floor, ceiling);
    numbers.forEach(number -> unsigned(name, octets, number));
    return List.copyOf(numbers);
  }

  /** Opaque vectors with a length of so many octets before each, in a vector with room for them. */
  public static List<Octets> vectors(
      String name, int lengthOctets, List<Octets> vectors, int floor, int ceiling) {
    long length = 0;
    for (Octets vector : vectors) {
      unsigned("the length of an element of " + name, lengthOctets, vector.length());
      length += lengthOctets + vector.length();
    }
    range("the length of " + name, length, floor, ceiling);
    return List.copyOf(vectors);
  }
}
