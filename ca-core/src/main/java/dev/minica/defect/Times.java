package dev.minica.defect;

import static dev.minica.defect.Octets.sequence;
import static dev.minica.defect.Octets.text;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.internal.asn1.Tlv;
import dev.minica.x509.CertificateTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** From when to when. */
final class Times {

  private Times() {}

  static List<Defect> all() {
    return List.of(
        inServer("-expired", "It expired ten days ago.", days(-20, -10)).alias("expired"),
        inServer("-not-yet-valid", "It will be valid in ten days.", days(10, 20))
            .alias("not-yet-valid"),
        inServer(
            "-ends-before-it-begins", "Its last second comes before its first.", days(10, -10)),
        Defect.of(
            "rfc5280/4.1.2.5-intermediate-expired",
            REJECT,
            "The CA that issued the server's certificate expired ten days ago.",
            s -> s.intermediate(valid(s, days(-20, -10))).specimen()),
        Defect.of(
            "rfc5280/4.1.2.5-intermediate-not-yet-valid",
            REJECT,
            "The CA that issued the server's certificate will be valid in ten days.",
            s -> s.intermediate(valid(s, days(10, 20))).specimen()),
        Defect.of(
            "rfc5280/6.1.1-root-expired",
            EITHER,
            "The root expired ten days ago; that it is believed all the same is for who believes"
                + " it to say.",
            s -> s.root(valid(s, days(-20, -10))).specimen()),
        written("4.1.2.5.1-utc-time-without-seconds", Tlv.UTC_TIME, "2001010000Z")
            .as("The seconds of its first time are left out, which must be there."),
        written("4.1.2.5.1-utc-time-with-offset", Tlv.UTC_TIME, "200101000000+0100")
            .as("Its first time is local, with an offset, and must be in Greenwich Mean Time."),
        written(
                "4.1.2.5.2-generalized-time-with-fraction",
                Tlv.GENERALIZED_TIME,
                "20200101000000.5Z")
            .as("Its first time has a fraction of a second, which there must not be."),
        written("4.1.2.5-month-13", Tlv.UTC_TIME, "201301000000Z")
            .as("Its first time is in the thirteenth month of a year."),
        Defect.inServer(
            "rfc5280/4.1.2.5-generalized-time-before-2050",
            EITHER,
            "Its first time is a GeneralizedTime, which CAs must not write before the year 2050.",
            Times::startingInGeneralizedTime),
        Defect.of(
            "cabf/6.3.2-valid-for-ten-years",
            EITHER,
            "It is valid for ten years, and a public CA may give a server some months.",
            s -> s.server(valid(s, days(-2, 3650))).specimen()));
  }

  private static Defect inServer(
      String what, String sentence, BiFunction<Instant, Draft<TbsField>, Draft<TbsField>> times) {
    return Defect.of(
        "rfc5280/4.1.2.5" + what,
        REJECT,
        sentence,
        s -> s.server(d -> times.apply(s.environment().now(), d)).specimen());
  }

  /** Ten days ago. */
  static UnaryOperator<Draft<TbsField>> expired(Sound sound) {
    return valid(sound, days(-20, -10));
  }

  private static UnaryOperator<Draft<TbsField>> valid(
      Sound sound, BiFunction<Instant, Draft<TbsField>, Draft<TbsField>> times) {
    return draft -> times.apply(sound.environment().now(), draft);
  }

  private static BiFunction<Instant, Draft<TbsField>, Draft<TbsField>> days(int from, int to) {
    return (now, draft) -> draft.with(TbsField.VALIDITY, sequence(time(now, from), time(now, to)));
  }

  private static byte[] time(Instant now, int days) {
    return CertificateTime.encoded(now.plus(Duration.ofDays(days)));
  }

  private static Draft<TbsField> startingAt(Draft<TbsField> draft, byte[] first) {
    Tlv last = Tlv.of(draft.field(TbsField.VALIDITY), "validity").elements().get(1);
    return draft.with(TbsField.VALIDITY, sequence(first, last.encoded()));
  }

  /** UTCTime has the year in two digits, GeneralizedTime in four. */
  private static Draft<TbsField> startingInGeneralizedTime(Draft<TbsField> draft) {
    Tlv first = Tlv.of(draft.field(TbsField.VALIDITY), "validity").elements().get(0);
    String time = new String(first.content(), StandardCharsets.US_ASCII);
    return startingAt(draft, text(Tlv.GENERALIZED_TIME, "20" + time));
  }

  /** A first time that is written in a way that has no meaning here. */
  private record Written(String id, int tag, String text) {

    Defect as(String sentence) {
      return Defect.inServer(id, REJECT, sentence, d -> startingAt(d, Octets.text(tag, text)));
    }
  }

  private static Written written(String what, int tag, String text) {
    return new Written("rfc5280/" + what, tag, text);
  }
}
