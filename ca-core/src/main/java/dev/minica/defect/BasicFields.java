package dev.minica.defect;

import static dev.minica.defect.Octets.hex;
import static dev.minica.defect.Verdict.ACCEPT;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import java.util.List;

/** Version, serial number and unique identifiers. */
final class BasicFields {

  private BasicFields() {}

  static List<Defect> all() {
    return List.of(
        Defect.inServer(
            "rfc5280/4.1.2.1-version-1-with-extensions",
            REJECT,
            "It has extensions, which only version 3 knows, and says that it is of version 1.",
            d -> d.without(TbsField.VERSION)),
        Defect.inServer(
            "rfc5280/4.1.2.1-version-2-with-extensions",
            REJECT,
            "It has extensions, which only version 3 knows, and says that it is of version 2.",
            d -> d.with(TbsField.VERSION, hex("a003 020101"))),
        Defect.inServer(
            "rfc5280/4.1.2.1-version-4",
            REJECT,
            "It says that it is of version 4, and there is none after 3.",
            d -> d.with(TbsField.VERSION, hex("a003 020103"))),
        Defect.inServer(
            "rfc5280/4.1.2.2-serial-zero",
            ACCEPT,
            "The serial number is zero; CAs must draw a positive one, and verifiers are to cope.",
            d -> d.with(TbsField.SERIAL_NUMBER, hex("020100"))),
        Defect.inServer(
            "rfc5280/4.1.2.2-serial-negative",
            ACCEPT,
            "The serial number is negative; CAs must draw a positive one, and verifiers are to"
                + " cope.",
            d -> d.with(TbsField.SERIAL_NUMBER, hex("0208 8123456789abcdef"))),
        Defect.inServer(
            "rfc5280/4.1.2.2-serial-of-24-octets",
            EITHER,
            "The serial number takes 24 octets, four more than a CA may use.",
            d -> d.with(TbsField.SERIAL_NUMBER, hex("0218" + "5a".repeat(24)))),
        Defect.inServer(
            "rfc5280/4.1.2.8-unique-identifiers",
            ACCEPT,
            "It has a unique identifier of its subject; CAs must not use them any more, and"
                + " verifiers should still be able to read them.",
            d -> d.with(TbsField.UNIQUE_IDENTIFIERS, hex("820200aa"))),
        Defect.inServer(
            "rfc5280/4.1.1.2-algorithms-differ",
            REJECT,
            "The signature algorithm inside what is signed is another one than beside the"
                + " signature.",
            d -> d.with(TbsField.SIGNATURE, hex("300a 0608 2a8648ce3d040303"))));
  }
}
