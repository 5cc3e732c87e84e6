package dev.minica.cli.bombs;

import static dev.minica.cli.bombs.Octets.bits;
import static dev.minica.cli.bombs.Octets.integer;
import static dev.minica.cli.bombs.Octets.join;
import static dev.minica.cli.bombs.Octets.nothing;
import static dev.minica.cli.bombs.Octets.octets;
import static dev.minica.cli.bombs.Octets.odd;
import static dev.minica.cli.bombs.Octets.oid;
import static dev.minica.cli.bombs.Octets.pem;
import static dev.minica.cli.bombs.Octets.pkcs;
import static dev.minica.cli.bombs.Octets.sequence;

import java.util.ArrayList;
import java.util.List;

/** Keys whose arithmetic would take long: as key, certificate and request. */
final class KeyBombs {

  private static final byte[] RSA = sequence(pkcs(1, 1), nothing());
  private static final byte[] EC = oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1);

  private final Certificates certificates;
  private final List<Bomb> bombs = new ArrayList<>();

  private KeyBombs(Certificates certificates) {
    this.certificates = certificates;
  }

  static List<Bomb> all(Certificates certificates) {
    KeyBombs keys = new KeyBombs(certificates);
    keys.rsa(65_536);
    keys.rsa(1_000_000);
    keys.rsa("rsa-exponent-16384", 16_384, 16_384);
    keys.rsa("rsa-exponent-65536", 2048, 65_536);
    keys.primeField(65_536);
    keys.primeField(200_000);
    keys.binaryField(200_000);
    return keys.bombs;
  }

  private void rsa(int size) {
    byte[] half = odd(size / 2);
    byte[] secret =
        sequence(integer(0), odd(size), integer(65_537), odd(size), half, half, half, half, half);
    String name = "rsa-" + size;
    bombs.add(
        Bomb.of(
                name + "-key.pem",
                () -> pem("PRIVATE KEY", sequence(integer(0), RSA, octets(secret))))
            .answered(0, Bomb.INSPECT)
            .refused(Bomb.ISSUE, Bomb.KEY, Bomb.PUBLIC));
    bombs.add(
        Bomb.of(name + "-pkcs1.pem", () -> pem("RSA PRIVATE KEY", secret))
            .refused(Bomb.ISSUE, Bomb.KEY));
    publicKey(name, sequence(RSA, bits(sequence(odd(size), integer(65_537)))));
  }

  private void rsa(String name, int size, int exponent) {
    publicKey(name, sequence(RSA, bits(sequence(odd(size), odd(exponent)))));
  }

  private void primeField(int size) {
    byte[] element = octets(new byte[size / 8]);
    byte[] field = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 1, 1), odd(size));
    byte[] point = join(new byte[] {4}, new byte[size / 4]);
    byte[] curve =
        sequence(
            integer(1), field, sequence(element, element), octets(point), odd(size), integer(1));
    ec("ec-" + size, curve, point, element);
  }

  private void binaryField(int size) {
    byte[] trinomial = oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 1, 2, 3, 2);
    byte[] polynomial = sequence(integer(size), trinomial, integer(3));
    byte[] field = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 1, 2), polynomial);
    byte[] element = octets(new byte[size / 8]);
    byte[] point = join(new byte[] {4}, new byte[size / 4]);
    byte[] curve =
        sequence(integer(1), field, sequence(element, element), octets(point), odd(64), integer(1));
    ec("ec-binary-" + size, curve, point, element);
  }

  private void ec(String name, byte[] curve, byte[] point, byte[] secret) {
    byte[] algorithm = sequence(EC, curve);
    byte[] key = sequence(integer(0), algorithm, octets(sequence(integer(1), secret)));
    bombs.add(
        Bomb.of(name + "-key.pem", () -> pem("PRIVATE KEY", key)).refused(Bomb.ISSUE, Bomb.KEY));
    publicKey(name, sequence(algorithm, bits(point)));
  }

  /** Its certificate is looked at; it names itself as its issuer, so that it is asked to verify. */
  private void publicKey(String name, byte[] key) {
    byte[] subject = Certificates.name("a");
    byte[] tbs = Certificates.tbs(integer(1), subject, subject, key, Certificates.ca());
    bombs.add(
        Bomb.of(name + "-cert.pem", () -> pem("CERTIFICATE", certificates.signed(tbs)))
            .answered(0, Bomb.INSPECT)
            .answered(1, Bomb.LINT, Bomb.VERIFY, "verify FILE --root FILE"));
    byte[] request = certificates.request(subject, key, new byte[0]);
    bombs.add(
        Bomb.of(name + "-csr.pem", () -> pem("CERTIFICATE REQUEST", request))
            .answered(0, Bomb.INSPECT)
            .answered(4, Bomb.SIGN));
  }
}
