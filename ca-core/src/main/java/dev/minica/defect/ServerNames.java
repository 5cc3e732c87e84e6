package dev.minica.defect;

import static dev.minica.defect.Octets.dns;
import static dev.minica.defect.Octets.text;
import static dev.minica.defect.Verdict.ACCEPT;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.x509.Extension;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The names that a server goes by. */
final class ServerNames {

  private static final int IP_ADDRESS = 0x87;

  private ServerNames() {}

  static List<Defect> all() {
    return Stream.concat(ofHosts().stream(), ofLists().stream()).toList();
  }

  private static List<Defect> ofHosts() {
    return List.of(
        only(
                "rfc9525/6.3-wrong-host",
                "It is for another host than the one that is asked for.",
                host -> "somebody-else.invalid")
            .alias("wrong-host")
            .alias("wrong.host"),
        only(
                "rfc9525/6.3-parent-domain",
                "It is for the domain that the host lies in, and a name stands for itself alone.",
                Setting::parent)
            .ofLabels(2),
        only(
                "rfc9525/6.3-wildcard-above-two-labels",
                "Its wildcard would have to stand for two labels, and stands for one.",
                host -> "*." + Setting.parent(Setting.parent(host)))
            .alias("wildcard-too-high")
            .ofLabels(3),
        only(
                "rfc9525/6.3-wildcard-in-part-of-a-label",
                "Its wildcard is part of a label, and must be all of it.",
                host -> host.charAt(0) + "*." + Setting.parent(host))
            .ofLabels(2),
        only(
                "rfc9525/6.3-wildcard-not-leftmost",
                "Its wildcard is the second label, and must be the first.",
                host ->
                    host.substring(0, host.indexOf('.'))
                        + ".*."
                        + Setting.parent(Setting.parent(host)))
            .ofLabels(3),
        only(
            "rfc9525/6.3-nul-after-host",
            "After the host it goes on with a NUL, where careless clients stop reading.",
            host -> host + "\0.attacker.invalid"),
        Defect.inServer(
                "rfc9525/2-no-alternative-name",
                REJECT,
                "The host is in the common name alone, where clients no longer look.",
                d -> d.without(Extension.SUBJECT_ALT_NAME))
            .alias("no-san"));
  }

  private static Defect only(String id, String sentence, Function<String, String> name) {
    return Defect.of(
        id, REJECT, sentence, s -> named(s, false, dns(name.apply(s.host()))).specimen());
  }

  private static Sound named(Sound sound, boolean critical, byte[]... names) {
    byte[] value = Octets.sequence(names);
    return sound.server(d -> d.with(new Extension(Extension.SUBJECT_ALT_NAME, critical, value)));
  }

  private static List<Defect> ofLists() {
    return List.of(
        Defect.inServer(
            "rfc5280/4.2.1.6-names-empty",
            REJECT,
            "The list of alternative names is empty, and must hold one.",
            d -> d.with(Extension.SUBJECT_ALT_NAME, false, "3000")),
        Defect.inServer(
            "rfc5280/4.2.1.6-names-critical-with-subject",
            ACCEPT,
            "The alternative names are critical beside a subject, which CAs should not do.",
            d -> d.critical(Extension.SUBJECT_ALT_NAME, true)),
        beside(
            "rfc5280/4.2.1.6-address-of-five-octets",
            EITHER,
            "Beside the host it has an IP address of five octets; there are such of 4 and 16.",
            text(IP_ADDRESS, "\u0001\u0002\u0003\u0004\u0005")),
        beside(
            "rfc5280/4.2.1.6-name-of-one-space",
            EITHER,
            "Beside the host it has a DNS name that is one space, which CAs must not write.",
            dns(" ")),
        beside(
            "rfc5280/4.2.1.6-name-beyond-ascii",
            EITHER,
            "Beside the host it has a DNS name with an octet that is not ASCII.",
            dns("b\u00fccher.example")),
        beside(
            "cabf/7.1.2.7.12-name-with-underscore",
            EITHER,
            "Beside the host it has a DNS name with an underscore, which hosts cannot have.",
            dns("under_score.defects.example")),
        many("rfc5280/4.2.1.6-1000-names", ACCEPT, 1000).alias("1000-sans"),
        many("rfc5280/4.2.1.6-10000-names", EITHER, 10_000).alias("10000-sans"));
  }

  private static Defect beside(String id, Verdict verdict, String sentence, byte[] name) {
    return Defect.of(id, verdict, sentence, s -> named(s, false, dns(s.host()), name).specimen());
  }

  private static Defect many(String id, Verdict verdict, int count) {
    return Defect.of(
        id,
        verdict,
        "It has " + count + " names, the host last, and no rule says how many there may be.",
        s -> named(s, false, numbered(s.host(), count)).specimen());
  }

  private static byte[][] numbered(String host, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> dns(i == count ? host : "n" + i + "." + host))
        .toArray(byte[][]::new);
  }
}
