package dev.minica.cli.bombs;

import static dev.minica.cli.bombs.Octets.ascii;
import static dev.minica.cli.bombs.Octets.bits;
import static dev.minica.cli.bombs.Octets.integer;
import static dev.minica.cli.bombs.Octets.join;
import static dev.minica.cli.bombs.Octets.octets;
import static dev.minica.cli.bombs.Octets.oid;
import static dev.minica.cli.bombs.Octets.pkcs;
import static dev.minica.cli.bombs.Octets.sequence;
import static dev.minica.cli.bombs.Octets.tlv;
import static dev.minica.cli.bombs.Octets.utf8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/**
 * Certificates and requests as RFC 5280 and RFC 2986 have them, around what should blow up. All
 * have the same key, which has really signed them, so that readers get as far as that.
 */
final class Certificates {

  static final int ALT_NAME = 17;
  static final int BASIC_CONSTRAINTS = 19;
  static final int NAME_CONSTRAINTS = 30;
  static final int DISTRIBUTION_POINTS = 31;
  static final int POLICIES = 32;
  static final int MAPPINGS = 33;
  static final int PURPOSES = 37;
  static final byte[] ECDSA_SHA256 = oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2);

  private final KeyPair key;

  Certificates() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      this.key = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SubjectPublicKeyInfo. */
  byte[] publicKey() {
    return key.getPublic().getEncoded();
  }

  byte[] certificate(byte[] serial, byte[] issuer, byte[] subject, byte[] extensions) {
    return signed(tbs(serial, issuer, subject, publicKey(), extensions));
  }

  byte[] certificate(String issuer, String subject, byte[] extensions) {
    return certificate(integer(1), name(issuer), name(subject), extensions);
  }

  byte[] request(byte[] subject, byte[] publicKey, byte[] extensions) {
    byte[] asked = sequence(pkcs(9, 14), tlv(0x31, sequence(extensions)));
    byte[] attributes = extensions.length == 0 ? tlv(0xa0) : tlv(0xa0, asked);
    return signed(sequence(integer(0), subject, publicKey, attributes));
  }

  static byte[] tbs(
      byte[] serial, byte[] issuer, byte[] subject, byte[] publicKey, byte[] extensions) {
    byte[] list = extensions.length == 0 ? new byte[0] : tlv(0xa3, sequence(extensions));
    byte[] algorithm = sequence(ECDSA_SHA256);
    byte[] version = tlv(0xa0, integer(2));
    return sequence(
        version, serial, algorithm, issuer, sequence(times()), subject, publicKey, list);
  }

  /** From 2026 to 2036. */
  static byte[] times() {
    return join(tlv(0x17, ascii("260101000000Z")), tlv(0x17, ascii("360101000000Z")));
  }

  byte[] signed(byte[] tbs) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key.getPrivate());
      signature.update(tbs);
      return sequence(tbs, sequence(ECDSA_SHA256), bits(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With a signature of somebody else, for lists of thousands. */
  static byte[] unsigned(byte[] tbs) {
    byte[] signature = sequence(integer(5), integer(7));
    return sequence(tbs, sequence(ECDSA_SHA256), bits(signature));
  }

  static byte[] name(String common) {
    return sequence(tlv(0x31, attribute(common)));
  }

  /** An attribute commonName. */
  static byte[] attribute(String common) {
    return sequence(oid(0x55, 4, 3), utf8(common));
  }

  /** Basic constraints and key usage of a CA. */
  static byte[] ca() {
    byte[] critical = tlv(1, new byte[] {-1});
    byte[] usage = new byte[] {3, 2, 1, 6};
    return join(
        sequence(extensionId(BASIC_CONSTRAINTS), critical, octets(sequence(critical))),
        sequence(extensionId(15), critical, octets(usage)));
  }

  static byte[] extension(int number, byte[] value) {
    return sequence(extensionId(number), octets(value));
  }

  private static byte[] extensionId(int number) {
    return oid(0x55, 0x1d, number);
  }

  /** An object identifier of each number. */
  static byte[] arc(int i) {
    return oid(0x2a, 3, 0x81 + (i >> 14), 0x80 | ((i >> 7) & 0x7f), i & 0x7f);
  }

  static byte[] dnsName(String name) {
    return tlv(0x82, ascii(name));
  }
}
