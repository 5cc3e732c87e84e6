package dev.minica.cli.bombs;

import static dev.minica.cli.bombs.Certificates.arc;
import static dev.minica.cli.bombs.Certificates.attribute;
import static dev.minica.cli.bombs.Certificates.dnsName;
import static dev.minica.cli.bombs.Certificates.extension;
import static dev.minica.cli.bombs.Certificates.name;
import static dev.minica.cli.bombs.Octets.MEBI;
import static dev.minica.cli.bombs.Octets.ascii;
import static dev.minica.cli.bombs.Octets.bits;
import static dev.minica.cli.bombs.Octets.integer;
import static dev.minica.cli.bombs.Octets.nothing;
import static dev.minica.cli.bombs.Octets.numbered;
import static dev.minica.cli.bombs.Octets.octets;
import static dev.minica.cli.bombs.Octets.odd;
import static dev.minica.cli.bombs.Octets.oid;
import static dev.minica.cli.bombs.Octets.pem;
import static dev.minica.cli.bombs.Octets.repeated;
import static dev.minica.cli.bombs.Octets.sequence;
import static dev.minica.cli.bombs.Octets.tlv;
import static dev.minica.cli.bombs.Octets.utf8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Single certificates and requests that hold one thing that is huge, or very many. */
final class CertificateBombs {

  private final Certificates certificates;
  private final List<Bomb> bombs = new ArrayList<>();

  private CertificateBombs(Certificates certificates) {
    this.certificates = certificates;
  }

  static List<Bomb> all(Certificates certificates) {
    CertificateBombs bombs = new CertificateBombs(certificates);
    bombs.objectIdentifiers();
    bombs.overTheBound();
    bombs.belowTheBound();
    bombs.requests();
    return bombs.bombs;
  }

  /** One subidentifier of so many octets takes time to write that grows with its square. */
  private void objectIdentifiers() {
    for (int size : new int[] {100_000, 1_000_000}) {
      byte[] content = new byte[size];
      Arrays.fill(content, (byte) 0xff);
      content[0] = 0x2a;
      content[size - 1] = 1;
      byte[] oid = tlv(6, content);
      String what = "oid-" + size + "-";
      refused(what + "extension", sequence(oid, octets(nothing())));
      hidden(size, what + "purpose", extension(Certificates.PURPOSES, sequence(oid)));
      hidden(size, what + "policy", extension(Certificates.POLICIES, sequence(sequence(oid))));
      byte[] subject = sequence(tlv(0x31, sequence(oid, utf8("x"))));
      byte[] none = new byte[0];
      refused(
          what + "attribute", () -> certificates.certificate(integer(1), subject, subject, none));
      byte[] key = sequence(sequence(oid), bits(new byte[32]));
      byte[] tbs = Certificates.tbs(integer(1), name("a"), name("a"), key, none);
      refused(what + "key", () -> certificates.signed(tbs));
      byte[] registered = tlv(0x88, content);
      byte[] names = extension(Certificates.ALT_NAME, sequence(registered));
      hidden(size, what + "name", names);
    }
  }

  private void overTheBound() {
    byte[] subject = name("a");
    byte[] none = new byte[0];
    refused("serial-1-mib", () -> certificates.certificate(odd(8 * MEBI), subject, subject, none));
    byte[] shown = sequence(tlv(0x31, attribute("\u001b".repeat(MEBI))));
    refused("subject-1-mib", () -> certificates.certificate(integer(1), shown, shown, none));
    byte[] many = numbered(50_000, i -> dnsName(i + ".example"));
    refused("names-50000", extension(Certificates.ALT_NAME, sequence(many)));
    refused("unknown-8-mib", sequence(oid(0x2a, 3, 4), octets(new byte[8 * MEBI])));
  }

  /** What fits into a certificate that is read must be looked at in time. */
  private void belowTheBound() {
    byte[] subject = name("a");
    byte[] none = new byte[0];
    read("serial-500000", () -> certificates.certificate(odd(4_000_000), subject, subject, none));
    byte[] shown = sequence(tlv(0x31, attribute("\u001b".repeat(200_000))));
    read("subject-200000", () -> certificates.certificate(integer(1), subject, shown, none));
    byte[] attributes = sequence(tlv(0x31, numbered(16_000, i -> attribute("n" + i))));
    strange(
        "set-of-16000", () -> certificates.certificate(integer(1), attributes, attributes, none));
    byte[] parts = sequence(numbered(14_000, i -> tlv(0x31, attribute("n" + i))));
    strange("subject-of-14000", () -> certificates.certificate(integer(1), parts, parts, none));
    read("names-10000", Certificates.ALT_NAME, numbered(10_000, i -> dnsName(i + ".example")));
    read("names-30000", Certificates.ALT_NAME, numbered(30_000, i -> dnsName("" + i)));
    read("name-500000", Certificates.ALT_NAME, dnsName("a.".repeat(250_000) + "example"));
    read("name-wide-500000", Certificates.ALT_NAME, dnsName("xn--" + "a".repeat(500_000)));
    read("uri-500000", Certificates.ALT_NAME, tlv(0x86, ascii("https://" + "a/".repeat(250_000))));
    read("purposes-50000", Certificates.PURPOSES, numbered(50_000, Certificates::arc));
    read("policies-50000", Certificates.POLICIES, numbered(50_000, i -> sequence(arc(i))));
    byte[] point = sequence(tlv(0xa0, tlv(0xa0, tlv(0x86, ascii("http://a")))));
    read("points-30000", Certificates.DISTRIBUTION_POINTS, repeated(30_000, point));
    byte[] subtrees = tlv(0xa0, numbered(30_000, i -> sequence(dnsName(i + ".a"))));
    read("constraints-30000", Certificates.NAME_CONSTRAINTS, subtrees);
    byte[] different = numbered(30_000, i -> sequence(arc(i), octets(nothing())));
    read("extensions-30000", () -> certificates.certificate("a", "b", different));
    byte[] alike =
        repeated(15_000, extension(Certificates.ALT_NAME, sequence(dnsName("a.example"))));
    read("extensions-alike", () -> certificates.certificate("a", "b", alike));
    byte[] values = sequence(oid(0x2a, 3, 4), octets(sequence(repeated(160_000, integer(1)))));
    read("values-160000", () -> certificates.certificate("a", "b", values));
  }

  private void requests() {
    byte[] names = numbered(10_000, i -> dnsName(i + ".example"));
    byte[] asked = extension(Certificates.ALT_NAME, sequence(names));
    byte[] key = certificates.publicKey();
    bombs.add(
        Bomb.of("names-10000-csr.pem", () -> request(name("a"), key, asked))
            .answered(0, Bomb.INSPECT)
            .answered(4, Bomb.SIGN));
    byte[] more = extension(Certificates.ALT_NAME, sequence(repeated(3, names)));
    bombs.add(
        Bomb.of("names-30000-csr.pem", () -> request(name("a"), key, more))
            .refused(Bomb.INSPECT, Bomb.SIGN, Bomb.SELF_SIGN));
    byte[] different = numbered(15_000, i -> sequence(arc(i), octets(nothing())));
    bombs.add(
        Bomb.of("extensions-15000-csr.pem", () -> request(name("a"), key, different))
            .answered(0, Bomb.INSPECT)
            .answered(4, Bomb.SIGN));
    byte[] set = sequence(tlv(0x31, numbered(15_000, i -> attribute("n" + i))));
    bombs.add(
        Bomb.of("set-of-15000-csr.pem", () -> request(set, key, new byte[0]))
            .answered(0, Bomb.INSPECT)
            .answered(4, Bomb.SIGN));
  }

  private byte[] request(byte[] subject, byte[] key, byte[] extensions) {
    return pem("CERTIFICATE REQUEST", certificates.request(subject, key, extensions));
  }

  /** What is inside an extension does not hinder from looking at the rest. */
  private void hidden(int size, String name, byte[] extensions) {
    if (size > 500_000) {
      refused(name, extensions);
    } else {
      read(name, () -> certificates.certificate("a", "b", extensions));
    }
  }

  private void refused(String name, byte[] extensions) {
    refused(name, () -> certificates.certificate("a", "a", extensions));
  }

  private void refused(String name, Supplier<byte[]> certificate) {
    bombs.add(
        Bomb.of(name + ".pem", () -> pem("CERTIFICATE", certificate.get()))
            .refused(Bomb.INSPECT, Bomb.LINT, Bomb.VERIFY));
  }

  private void read(String name, int extension, byte[] values) {
    byte[] value = extension(extension, sequence(values));
    read(name, () -> certificates.certificate("a", "b", value));
  }

  /** Wrong in no way but that nobody has so long a name. */
  private void strange(String name, Supplier<byte[]> certificate) {
    bombs.add(
        Bomb.of(name + ".pem", () -> pem("CERTIFICATE", certificate.get()))
            .answered(0, Bomb.INSPECT, Bomb.LINT)
            .answered(1, Bomb.VERIFY));
  }

  private void read(String name, Supplier<byte[]> certificate) {
    bombs.add(
        Bomb.of(name + ".pem", () -> pem("CERTIFICATE", certificate.get()))
            .answered(0, Bomb.INSPECT)
            .answered(1, Bomb.LINT, Bomb.VERIFY));
  }
}
