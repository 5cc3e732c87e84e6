package dev.minica.cli.bombs;

import static dev.minica.cli.bombs.Octets.ascii;
import static dev.minica.cli.bombs.Octets.integer;
import static dev.minica.cli.bombs.Octets.join;
import static dev.minica.cli.bombs.Octets.nothing;
import static dev.minica.cli.bombs.Octets.octets;
import static dev.minica.cli.bombs.Octets.oid;
import static dev.minica.cli.bombs.Octets.pem;
import static dev.minica.cli.bombs.Octets.pkcs;
import static dev.minica.cli.bombs.Octets.repeated;
import static dev.minica.cli.bombs.Octets.sequence;
import static dev.minica.cli.bombs.Octets.tlv;
import static dev.minica.cli.bombs.Octets.word;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Keys and key stores that ask for much work under a password, and stores that lie. */
final class StoreBombs {

  private static final byte[] PBES2 = pkcs(5, 13);
  private static final byte[] SHA256 = oid(0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1);
  private static final byte[] HMAC_SHA256 = oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 9);
  private static final byte[] HMAC_SHA512 = oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 11);
  private static final byte[] AES_CBC = oid(0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 0x2a);
  private static final byte[] AES_CCM = oid(0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 0x2f);
  private static final byte[] SCRYPT = oid(0x2b, 6, 1, 4, 1, 0xda, 0x47, 4, 11);
  private static final byte[] JCEKS = oid(0x2b, 6, 1, 4, 1, 0x2a, 2, 19, 1);
  private static final byte[] SALT = octets(new byte[16]);
  private static final byte[] ENCRYPTED = octets(new byte[64]);
  private static final int JKS_MAGIC = 0xfeedfeed;
  private static final int JCEKS_MAGIC = 0xcececece;
  private static final BigInteger MOST = BigInteger.valueOf(4_999_999);

  private final Certificates certificates;
  private final List<Bomb> bombs = new ArrayList<>();

  private StoreBombs(Certificates certificates) {
    this.certificates = certificates;
  }

  static List<Bomb> all(Certificates certificates) {
    StoreBombs stores = new StoreBombs(certificates);
    stores.single();
    stores.together();
    stores.javaStores();
    return stores.bombs;
  }

  /** One derivation that is too much. */
  private void single() {
    for (int log : new int[] {31, 62, 500}) {
      byte[] derivation = pbkdf2(BigInteger.TWO.pow(log).subtract(BigInteger.ONE));
      derivation("2-" + log, derivation);
      byte[] iterations = integer(BigInteger.TWO.pow(log));
      store("mac-2-" + log + ".p12", pkcs12(sequence(), iterations));
      store("safe-2-" + log + ".p12", pkcs12(sequence(encryptedData(derivation)), new byte[0]));
    }
    for (int log : new int[] {17, 20, 30}) {
      derivation("scrypt-2-" + log, scrypt(log));
    }
  }

  private void derivation(String name, byte[] derivation) {
    byte[] locked = sequence(pbes2(derivation), ENCRYPTED);
    bombs.add(
        Bomb.of("key-" + name + ".pem", () -> pem("ENCRYPTED PRIVATE KEY", locked))
            .answered(0, Bomb.INSPECT, Bomb.OPEN)
            .refused(Bomb.ISSUE, Bomb.KEY));
    store("store-" + name + ".bcfks", bcfks(derivation));
  }

  /** Each within its bound, and all together too much. */
  private void together() {
    byte[] bag = sequence(pkcs(12, 10, 1, 2), tlv(0xa0, sequence(pbes2(pbkdf2(MOST)), ENCRYPTED)));
    byte[] data = sequence(sequence(pkcs(7, 1), tlv(0xa0, octets(sequence(repeated(100, bag))))));
    store("keys-100.p12", pkcs12(data, integer(1000)));
    store("keys-100-no-mac.p12", pkcs12(data, new byte[0]));
    store("keys-100-mac.p12", pkcs12(data, integer(MOST)));
    byte[] safes = sequence(repeated(100, encryptedData(pbkdf2(MOST))));
    store("safes-100.p12", pkcs12(safes, integer(MOST)));
    byte[] jceks = sequence(JCEKS, sequence(octets(new byte[8]), integer(MOST)));
    byte[] entry = entry(1, prefixed(sequence(jceks, ENCRYPTED)), word(0));
    store("keys-100.jceks", javaStore(JCEKS_MAGIC, 100, repeated(100, entry)));
  }

  private void javaStores() {
    int most = Integer.MAX_VALUE;
    byte[] secret =
        prefixed(sequence(sequence(JCEKS, sequence(octets(new byte[8]), integer(1))), ENCRYPTED));
    store("lying-count.jks", javaStore(JKS_MAGIC, most, new byte[40]));
    store("lying-length.jks", javaStore(JKS_MAGIC, 1, entry(1, word(most), new byte[40])));
    store("lying-chain.jks", javaStore(JKS_MAGIC, 1, entry(1, secret, word(most))));
    byte[] array =
        join(
            new byte[] {0x75, 0x72, 0, 1, '['},
            new byte[8],
            new byte[] {2, 0, 0, 0x78, 0x70, 0, 0, 0, 1});
    byte[] object = join(new byte[] {(byte) 0xac, (byte) 0xed, 0, 5}, repeated(50_000, array));
    store("nested-object.jceks", javaStore(JCEKS_MAGIC, 1, entry(3, object)));
    byte[] certificate = certificates.certificate("one", "one", new byte[0]);
    byte[] trusted = entry(2, join(new byte[] {0, 5}, ascii("X.509")), prefixed(certificate));
    store("trusted-9000.jks", javaStore(JKS_MAGIC, 9_000, repeated(9_000, trusted)));
    byte[] held = sequence(pkcs(9, 22, 1), tlv(0xa0, octets(certificate)));
    byte[] bag = sequence(pkcs(12, 10, 1, 3), tlv(0xa0, held));
    byte[] bags = sequence(repeated(9_000, bag));
    store(
        "trusted-9000.p12",
        pkcs12(sequence(sequence(pkcs(7, 1), tlv(0xa0, octets(bags)))), new byte[0]));
  }

  private void store(String name, byte[] content) {
    bombs.add(Bomb.of(name, () -> content).refused(Bomb.OPEN, Bomb.OPEN_AND_CONVERT));
  }

  private static byte[] pbkdf2(BigInteger iterations) {
    byte[] prf = sequence(HMAC_SHA256, nothing());
    return sequence(pkcs(5, 12), sequence(SALT, integer(iterations), prf));
  }

  private static byte[] scrypt(int log) {
    byte[] cost = integer(1L << log);
    return sequence(SCRYPT, sequence(SALT, cost, integer(8), integer(1)));
  }

  private static byte[] pbes2(byte[] derivation) {
    return sequence(PBES2, sequence(derivation, sequence(AES_CBC, SALT)));
  }

  private static byte[] encryptedData(byte[] derivation) {
    byte[] content = sequence(pkcs(7, 1), pbes2(derivation), tlv(0x80, new byte[64]));
    return sequence(pkcs(7, 6), tlv(0xa0, sequence(integer(0), content)));
  }

  /** PKCS#12 around an AuthenticatedSafe, without a MAC if that has no iterations. */
  private static byte[] pkcs12(byte[] safe, byte[] iterations) {
    byte[] digest = sequence(sequence(SHA256, nothing()), octets(new byte[32]));
    byte[] mac = sequence(digest, octets(new byte[8]), iterations);
    byte[] content = sequence(pkcs(7, 1), tlv(0xa0, octets(safe)));
    return sequence(integer(3), content, iterations.length == 0 ? new byte[0] : mac);
  }

  private static byte[] bcfks(byte[] derivation) {
    byte[] cipher = sequence(AES_CCM, sequence(octets(new byte[12]), integer(8)));
    byte[] data = sequence(sequence(PBES2, sequence(derivation, cipher)), ENCRYPTED);
    return sequence(data, sequence(sequence(HMAC_SHA512, nothing()), derivation, ENCRYPTED));
  }

  private static byte[] javaStore(int magic, int count, byte[] entries) {
    return join(word(magic), word(2), word(count), entries, new byte[20]);
  }

  private static byte[] entry(int kind, byte[]... content) {
    return join(word(kind), new byte[] {0, 1, 'a'}, new byte[8], join(content));
  }

  private static byte[] prefixed(byte[] content) {
    return join(word(content.length), content);
  }
}
