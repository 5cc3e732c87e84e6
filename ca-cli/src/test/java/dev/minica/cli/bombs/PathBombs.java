package dev.minica.cli.bombs;

import static dev.minica.cli.bombs.Certificates.arc;
import static dev.minica.cli.bombs.Certificates.attribute;
import static dev.minica.cli.bombs.Certificates.ca;
import static dev.minica.cli.bombs.Certificates.dnsName;
import static dev.minica.cli.bombs.Certificates.extension;
import static dev.minica.cli.bombs.Certificates.name;
import static dev.minica.cli.bombs.Octets.integer;
import static dev.minica.cli.bombs.Octets.join;
import static dev.minica.cli.bombs.Octets.numbered;
import static dev.minica.cli.bombs.Octets.pem;
import static dev.minica.cli.bombs.Octets.sequence;
import static dev.minica.cli.bombs.Octets.tlv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Paths whose signatures are sound, and whose validation or search would take long. */
final class PathBombs {

  private static final byte[] NONE = {};

  private final Certificates certificates;
  private final List<Bomb> bombs = new ArrayList<>();

  private PathBombs(Certificates certificates) {
    this.certificates = certificates;
  }

  static List<Bomb> all(Certificates certificates) {
    PathBombs paths = new PathBombs(certificates);
    paths.constraints();
    paths.sets();
    paths.policies();
    paths.mesh();
    return paths.bombs;
  }

  private void constraints() {
    byte[] subtrees = tlv(0xa0, numbered(20_000, i -> sequence(dnsName(i + ".example"))));
    byte[] names = sequence(numbered(20_000, i -> dnsName("a." + i + ".example")));
    constrained("names", subtrees, names);
    byte[] folders = tlv(0xa1, numbered(3_000, i -> sequence(tlv(0xa4, name("n" + i)))));
    constrained("directories", folders, sequence(numbered(3_000, i -> tlv(0xa4, name("m" + i)))));
  }

  private void constrained(String what, byte[] subtrees, byte[] names) {
    byte[] constraints = extension(Certificates.NAME_CONSTRAINTS, sequence(subtrees));
    path(
        "constraints-" + what,
        block("root", "root", ca()),
        block("root", "between", join(ca(), constraints)),
        block("between", "leaf", extension(Certificates.ALT_NAME, names)));
  }

  /** Names are equal in whatever order their parts are (RFC 5280 section 7.1). */
  private void sets() {
    byte[] one = sequence(tlv(0x31, numbered(15_000, i -> attribute("n" + i))));
    byte[] other = sequence(tlv(0x31, numbered(15_000, i -> attribute("N" + (14_999 - i)))));
    path(
        "sets",
        () -> pem("CERTIFICATE", certificates.certificate(integer(1), one, one, ca())),
        () -> NONE,
        () -> pem("CERTIFICATE", certificates.certificate(integer(2), other, name("leaf"), NONE)));
  }

  /** Each policy maps to every other at each level: a tree of them would have 60^8 leaves. */
  private void policies() {
    byte[] all = extension(Certificates.POLICIES, sequence(numbered(60, i -> sequence(arc(i)))));
    byte[] pairs = sequence(numbered(3_600, i -> sequence(arc(i / 60), arc(i % 60))));
    byte[] extensions = join(ca(), all, extension(Certificates.MAPPINGS, pairs));
    path(
        "policies",
        block("0", "0", ca()),
        () -> numbered(8, i -> block(Integer.toString(i), i + 1 + "", extensions).get()),
        block("8", "leaf", all));
  }

  /** Thirty names each of which is certified by every other, and no root among them. */
  private void mesh() {
    path(
        "mesh",
        block("root", "root", ca()),
        () -> numbered(900, i -> block("m" + i / 30, "m" + i % 30, ca()).get()),
        block("m0", "leaf", NONE));
    path(
        "namesakes",
        block("root", "root", ca()),
        () -> numbered(2_000, i -> block("r" + i, "ca", ca()).get()),
        block("ca", "leaf", NONE));
  }

  private Supplier<byte[]> block(String issuer, String subject, byte[] extensions) {
    return () -> pem("CERTIFICATE", certificates.certificate(issuer, subject, extensions));
  }

  private void path(
      String name, Supplier<byte[]> root, Supplier<byte[]> between, Supplier<byte[]> leaf) {
    bombs.add(Bomb.of(name + "-root.pem", root));
    byte[] some = join(root.get(), between.get());
    bombs.add(Bomb.of(name + "-between.pem", () -> some).answered(0, Bomb.INSPECT));
    String command = "verify FILE --root bombs/%s-root.pem --untrusted bombs/%s-between.pem";
    bombs.add(
        Bomb.of(name + "-leaf.pem", leaf).answered(1, command.replace("%s", name), Bomb.LINT));
  }
}
