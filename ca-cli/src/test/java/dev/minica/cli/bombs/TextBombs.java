package dev.minica.cli.bombs;

import static dev.minica.cli.bombs.Octets.MEBI;
import static dev.minica.cli.bombs.Octets.ascii;
import static dev.minica.cli.bombs.Octets.octets;
import static dev.minica.cli.bombs.Octets.pem;
import static dev.minica.cli.bombs.Octets.repeated;
import static dev.minica.cli.bombs.Octets.sequence;

import java.util.List;

/** Texts that are long, or have long lines or many. */
final class TextBombs {

  private static final String BEGIN = "-----BEGIN CERTIFICATE-----\n";
  private static final String END = "-----END CERTIFICATE-----\n";
  private static final byte[] BIG = sequence(octets(new byte[11 * MEBI]));

  private TextBombs() {}

  static List<Bomb> all() {
    return List.of(
        text("header-40-mib.pem", () -> "X: " + "x".repeat(40 * MEBI) + "\n\nAAAA\n")
            .refused(Bomb.INSPECT, Bomb.ISSUE),
        text("header-10-mib.pem", () -> "X: " + "x".repeat(10 * MEBI) + "\n\nAAAA\n")
            .refused(Bomb.INSPECT, Bomb.LINT, Bomb.CONVERT),
        text("headers-3-million.pem", () -> "X: y\n".repeat(3 * MEBI) + "\nAAAA\n")
            .refused(Bomb.INSPECT, Bomb.ISSUE),
        text("line-15-mib.pem", () -> "A".repeat(15 * MEBI) + "\n")
            .refused(Bomb.INSPECT, Bomb.VERIFY, Bomb.CONVERT),
        text("lines-3-million.pem", () -> "AAAA\n".repeat(3 * MEBI)).refused(Bomb.INSPECT),
        text("newlines-15-mib.pem", () -> "\n".repeat(15 * MEBI)).refused(Bomb.INSPECT),
        Bomb.of("prose-15-mib.txt", () -> ascii("prose\n".repeat(5 * MEBI / 2)))
            .refused(Bomb.INSPECT, Bomb.ISSUE, Bomb.ROOT),
        Bomb.of("compressed", () -> repeated(MEBI, new byte[] {0x1f, (byte) 0x8b, 8, 0}))
            .refused(Bomb.INSPECT, Bomb.CONVERT),
        Bomb.of("certificate-11-mib.pem", () -> pem("CERTIFICATE", BIG))
            .refused(Bomb.INSPECT, Bomb.LINT, Bomb.VERIFY, Bomb.CONVERT),
        Bomb.of("key-11-mib.pem", () -> pem("PRIVATE KEY", BIG))
            .refused(Bomb.INSPECT, Bomb.ISSUE, Bomb.KEY, Bomb.CONVERT),
        Bomb.of("request-11-mib.pem", () -> pem("CERTIFICATE REQUEST", BIG))
            .refused(Bomb.INSPECT, Bomb.SIGN, Bomb.SELF_SIGN),
        Bomb.of(
                "blocks-400000.pem",
                () -> repeated(400_000, ascii("-----BEGIN X-----\n-----END X-----\n")))
            .refused(Bomb.INSPECT, Bomb.ISSUE, Bomb.CONVERT));
  }

  private interface Text {
    String get();
  }

  private static Bomb text(String file, Text between) {
    return Bomb.of(file, () -> ascii(BEGIN + between.get() + END));
  }
}
