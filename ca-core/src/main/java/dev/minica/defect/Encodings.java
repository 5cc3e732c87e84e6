package dev.minica.defect;

import static dev.minica.defect.Octets.hex;
import static dev.minica.defect.Octets.join;
import static dev.minica.defect.Octets.oid;
import static dev.minica.defect.Octets.sequence;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.internal.asn1.Der;
import dev.minica.internal.asn1.Tlv;
import dev.minica.x509.Extension;
import dev.minica.x509.KeyPurpose;
import java.util.Arrays;
import java.util.List;

/** What is not in DER. Where it means one thing all the same, many readers take it. */
final class Encodings {

  private Encodings() {}

  static List<Defect> all() {
    return List.of(
        Defect.of(
            "rfc5280/4.1-octets-after-certificate",
            REJECT,
            "An octet follows the certificate and belongs to nothing.",
            s -> s.seal(Seal.then(all -> join(all, new byte[1]))).specimen()),
        Defect.of(
            "rfc5280/4.1-truncated",
            REJECT,
            "The last ten octets are missing.",
            s -> s.seal(Seal.then(all -> Arrays.copyOf(all, all.length - 10))).specimen()),
        Defect.of(
            "x690/10.1-length-indefinite",
            EITHER,
            "What is signed has no length but an end, as BER allows and DER does not.",
            s -> s.seal(Seal.over(Encodings::indefinite)).specimen()),
        Defect.of(
            "x690/10.1-length-not-shortest",
            EITHER,
            "The length of what is signed takes an octet more than it needs.",
            s -> s.seal(Seal.over(Encodings::longer)).specimen()),
        Defect.inServer(
            "x690/8.3.2-integer-not-shortest",
            EITHER,
            "The serial number begins with an octet of zeros that it does not need.",
            d -> d.with(TbsField.SERIAL_NUMBER, hex("0204 00123456"))),
        Defect.inServer(
            "x690/8.3.1-integer-empty",
            REJECT,
            "The serial number has no octet, which no number goes without.",
            d -> d.with(TbsField.SERIAL_NUMBER, hex("0200"))),
        Defect.inServer(
            "x690/11.1-true-as-one",
            EITHER,
            "That the key usage is critical is written as 1, and true is 255 in DER.",
            d -> d.without(Extension.KEY_USAGE).also(keyUsage("010101", "030207 80"))),
        Defect.inServer(
            "x690/11.5-default-written",
            EITHER,
            "That an extension is not critical is written out, though it goes without saying.",
            Encodings::withDefaultWritten),
        Defect.inServer(
            "x690/11.2.2-trailing-zero-bits",
            EITHER,
            "The key usage ends with zero bits, which a list of named bits leaves out.",
            d -> d.without(Extension.KEY_USAGE).also(keyUsage("0101ff", "030200 80"))),
        Defect.inServer(
            "x690/11.2.1-unused-bits-set",
            EITHER,
            "Bits of the key usage that count for nothing are not zero.",
            d -> d.without(Extension.KEY_USAGE).also(keyUsage("0101ff", "030207 c0"))),
        Defect.inServer(
            "x690/8.6.2-nine-unused-bits",
            REJECT,
            "The key usage says that nine bits of its last octet are unused, which has eight.",
            d -> d.without(Extension.KEY_USAGE).also(keyUsage("0101ff", "030209 80"))),
        Defect.inServer(
            "rfc5280/4.2-value-and-more",
            REJECT,
            "After the value of the basic constraints an octet follows within the extension.",
            d -> d.with(Extension.BASIC_CONSTRAINTS, true, "3000 00")));
  }

  /** Of the purposes, which are not critical anyhow. */
  private static Draft<TbsField> withDefaultWritten(Draft<TbsField> draft) {
    byte[] purposes = sequence(oid(KeyPurpose.SERVER_AUTH.oid()));
    return draft
        .without(Extension.EXTENDED_KEY_USAGE)
        .also(
            sequence(
                oid(Extension.EXTENDED_KEY_USAGE),
                hex("010100"),
                Der.constructed(Tlv.OCTET_STRING, purposes)));
  }

  private static byte[] keyUsage(String critical, String value) {
    return sequence(
        oid(Extension.KEY_USAGE), hex(critical), Der.constructed(Tlv.OCTET_STRING, hex(value)));
  }

  /** Clause 8.1.3.6: an octet 0x80 in place of the length, and two zeros at the end. */
  private static byte[] indefinite(byte[] tbs) {
    byte[] open = join(hex("3080"), Tlv.of(tbs, "draft").content());
    return join(open, new byte[2]);
  }

  /** A draft is longer than 255 octets and shorter than 65,536: its length has two octets. */
  private static byte[] longer(byte[] tbs) {
    int size = Tlv.of(tbs, "draft").size();
    byte[] head = {Tlv.SEQUENCE, (byte) 0x83, 0, (byte) (size >> 8), (byte) size};
    return join(head, Tlv.of(tbs, "draft").content());
  }
}
