package dev.minica.cli.bombs;

import static dev.minica.cli.bombs.Certificates.name;
import static dev.minica.cli.bombs.Certificates.unsigned;
import static dev.minica.cli.bombs.Octets.ascii;
import static dev.minica.cli.bombs.Octets.integer;
import static dev.minica.cli.bombs.Octets.numbered;
import static dev.minica.cli.bombs.Octets.octets;
import static dev.minica.cli.bombs.Octets.oid;
import static dev.minica.cli.bombs.Octets.pem;
import static dev.minica.cli.bombs.Octets.pkcs;
import static dev.minica.cli.bombs.Octets.repeated;
import static dev.minica.cli.bombs.Octets.sequence;
import static dev.minica.cli.bombs.Octets.tlv;

import java.util.List;

/** Files of very many certificates, CRL entries, responses and keys. */
final class ListBombs {

  private static final byte[] REVOKED = tlv(0x17, ascii("260101000000Z"));

  private final Certificates certificates;

  private ListBombs(Certificates certificates) {
    this.certificates = certificates;
  }

  static List<Bomb> all(Certificates certificates) {
    return new ListBombs(certificates).all();
  }

  private List<Bomb> all() {
    byte[] key = pem("EC PRIVATE KEY", sequence(integer(1), octets(new byte[32])));
    byte[] list = pem("X509 CRL", crl(new byte[0]));
    return List.of(
        Bomb.of("certificates-20000.pem", () -> block(20_000, 20_000))
            .refused(Bomb.INSPECT, Bomb.LINT, Bomb.VERIFY, Bomb.UNTRUSTED, Bomb.CONVERT),
        Bomb.of("certificates-20000-one-name.pem", () -> block(20_000, 1))
            .refused(Bomb.INSPECT, Bomb.LINT, Bomb.ROOT, Bomb.UNTRUSTED, Bomb.CONVERT),
        Bomb.of("certificates-50000.p7b", () -> pkcs7(some(50_000, 1)))
            .refused(Bomb.INSPECT, Bomb.CONVERT),
        Bomb.of("certificates-6000.p7b", () -> pkcs7(some(6_000, 6_000)))
            .refused(Bomb.INSPECT, Bomb.CONVERT),
        Bomb.of("keys-20000.pem", () -> repeated(20_000, key))
            .refused(Bomb.INSPECT, Bomb.ISSUE, Bomb.CONVERT),
        Bomb.of("keys-4000.pem", () -> repeated(4_000, key)).refused(Bomb.ISSUE),
        Bomb.of("crls-20000.pem", () -> repeated(20_000, list)).refused(Bomb.INSPECT, Bomb.CRL),
        Bomb.of("crl-500000.crl", () -> crl(entries(500_000)))
            .answered(0, Bomb.INSPECT)
            .answered(1, Bomb.CRL)
            .refused(Bomb.CONVERT),
        Bomb.of("crl-500000.pem", () -> pem("X509 CRL", crl(entries(450_000))))
            .answered(0, Bomb.INSPECT)
            .answered(1, Bomb.CRL)
            .refused(Bomb.CONVERT),
        Bomb.of("crl-reasons.crl", () -> crl(numbered(300_000, ListBombs::withReason)))
            .answered(0, Bomb.INSPECT)
            .answered(1, Bomb.CRL),
        Bomb.of("responses-100000.der", () -> ocsp(numbered(100_000, ListBombs::response)))
            .refused(Bomb.INSPECT));
  }

  private byte[] some(int count, int names) {
    byte[] key = certificates.publicKey();
    return numbered(
        count,
        i -> {
          byte[] name = name("n" + i % names);
          return unsigned(Certificates.tbs(integer(i + 1), name, name, key, Certificates.ca()));
        });
  }

  private byte[] block(int count, int names) {
    byte[] key = certificates.publicKey();
    return numbered(
        count,
        i -> {
          byte[] name = name("n" + i % names);
          byte[] tbs = Certificates.tbs(integer(i + 1), name, name, key, Certificates.ca());
          return pem("CERTIFICATE", unsigned(tbs));
        });
  }

  private static byte[] pkcs7(byte[] certificates) {
    byte[] held = tlv(0xa0, certificates);
    byte[] signed = sequence(integer(1), tlv(0x31), sequence(pkcs(7, 1)), held, tlv(0x31));
    return sequence(pkcs(7, 2), tlv(0xa0, signed));
  }

  private byte[] crl(byte[] entries) {
    byte[] algorithm = sequence(Certificates.ECDSA_SHA256);
    byte[] times = Certificates.times();
    return certificates.signed(
        sequence(integer(1), algorithm, name("ca"), times, sequence(entries)));
  }

  private static byte[] entries(int count) {
    return numbered(count, i -> sequence(integer(i + 1), REVOKED));
  }

  private static byte[] withReason(int i) {
    byte[] reason = sequence(oid(0x55, 0x1d, 21), octets(new byte[] {10, 1, 1}));
    return sequence(integer(i + 1), REVOKED, sequence(reason));
  }

  private byte[] ocsp(byte[] responses) {
    byte[] responder = tlv(0xa2, octets(new byte[20]));
    byte[] data = sequence(responder, tlv(0x18, ascii("20260101000000Z")), sequence(responses));
    byte[] type = oid(0x2b, 6, 1, 5, 5, 7, 48, 1, 1);
    byte[] basic = sequence(type, octets(certificates.signed(data)));
    return sequence(tlv(10, new byte[] {0}), tlv(0xa0, basic));
  }

  private static byte[] response(int i) {
    byte[] sha256 = sequence(oid(0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1));
    byte[] id = sequence(sha256, octets(new byte[32]), octets(new byte[32]), integer(i));
    return sequence(id, tlv(0x80), tlv(0x18, ascii("20260101000000Z")));
  }
}
