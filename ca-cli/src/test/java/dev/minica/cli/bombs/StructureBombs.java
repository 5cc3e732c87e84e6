package dev.minica.cli.bombs;

import static dev.minica.cli.bombs.Octets.MEBI;
import static dev.minica.cli.bombs.Octets.integer;
import static dev.minica.cli.bombs.Octets.join;
import static dev.minica.cli.bombs.Octets.octets;
import static dev.minica.cli.bombs.Octets.repeated;
import static dev.minica.cli.bombs.Octets.sequence;
import static dev.minica.cli.bombs.Octets.tlv;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** X.690 that is deep or wide, and nothing else. */
final class StructureBombs {

  private StructureBombs() {}

  static List<Bomb> all() {
    return List.of(
        everywhere("open-100000.der", () -> repeated(100_000, new byte[] {0x30, (byte) 0x80})),
        everywhere("open-strings.der", () -> repeated(100_000, new byte[] {0x24, (byte) 0x80})),
        everywhere("nested-10000.der", () -> nested(0x30, 10_000, new byte[0])),
        everywhere("nested-strings.der", () -> nested(0x24, 58, octets(new byte[8 * MEBI]))),
        everywhere(
            "segments-3-million.der",
            () -> sequence(tlv(0x24, repeated(3 * MEBI, octets(new byte[1]))))),
        everywhere("nulls-7-million.der", () -> sequence(repeated(7 * MEBI, new byte[] {5, 0}))),
        everywhere("integers-5-million.der", () -> sequence(repeated(5 * MEBI, integer(1)))),
        everywhere("sequences.der", () -> sequence(repeated(7 * MEBI, new byte[] {0x30, 0}))),
        everywhere("tag-number-1-mib.der", () -> join(tagNumber(), new byte[] {0})));
  }

  private static Bomb everywhere(String file, Supplier<byte[]> content) {
    return Bomb.of(file, content)
        .refused(Bomb.INSPECT, Bomb.LINT, Bomb.ISSUE, Bomb.SIGN, Bomb.CRL, Bomb.CONVERT);
  }

  private static byte[] nested(int tag, int depth, byte[] inside) {
    byte[] nest = inside;
    for (int i = 0; i < depth; i++) {
      nest = tlv(tag, nest);
    }
    return sequence(nest);
  }

  private static byte[] tagNumber() {
    byte[] tag = new byte[MEBI];
    Arrays.fill(tag, (byte) 0xff);
    tag[MEBI - 1] = 1;
    return tag;
  }
}
