package dev.minica.tls.narration;

import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Opening.Opened;
import dev.minica.tls.crypto.RecordCipher;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Content.ApplicationData;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.trace.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was sent under the keys. */
final class RecordsChapter implements Teller {

  private static final String CLAUSE_13 = "RFC 8446 section 5.2";
  private static final String CLAUSE_12 = "RFC 5246 section 6.2.3";

  /** What stands in a text for octets that are none. */
  private static final int REPLACEMENT = 0xfffd;

  /** Enough to see what kind of data it is. */
  private static final int LINES = 5;

  private static final String NUMBERED =
      "Records are numbered in each direction, from 0 under each set of keys. The number is never"
          + " sent, but goes into the protection: a record that is left out, repeated or moved does"
          + " not open.";

  private static final String INNER_TYPE =
      "All protected records of TLS 1.3 say that they hold application data; what they really are"
          + " is inside, behind the content.";

  private static final String MAC_THEN_ENCRYPT =
      "The HMAC is made over the plaintext and then encrypted with it, so that the receiver"
          + " decrypts before it knows whether anything is authentic. Many attacks have lived on"
          + " that; a suite with AEAD, or encrypt-then-MAC, does not have the problem.";

  private static final String ENCRYPT_THEN_MAC =
      "The two agreed on encrypt-then-MAC: the HMAC is over the ciphertext, and what is not"
          + " authentic is never decrypted.";

  @Override
  public Optional<Chapter> tell(Facts facts) {
    List<RecordView> sealed =
        facts.trace().records().stream().filter(RecordView::isProtected).toList();
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    ChapterDraft draft = new ChapterDraft(Topic.RECORDS);
    explain(facts, draft);
    for (Sender sender : Sender.values()) {
      sealed.stream()
          .filter(record -> record.place().sender() == sender)
          .filter(record -> record.opening().filter(Opened.class::isInstance).isPresent())
          .findFirst()
          .ifPresent(record -> record(record, draft));
      facts.contents(ApplicationData.class).stream()
          .filter(said -> said.sender() == sender && !said.what().data().isEmpty())
          .findFirst()
          .ifPresent(said -> draft.show(data(said)));
    }
    count(sealed, facts, draft);
    return draft.steps(facts.steps(Topic.RECORDS)).chapter();
  }

  private static void explain(Facts facts, ChapterDraft draft) {
    draft.say(NUMBERED);
    Optional<RecordCipher> cipher = facts.cipher();
    if (facts.isTls13()) {
      draft.say(INNER_TYPE);
    } else if (cipher.filter(each -> !each.mode().isAead()).isPresent()) {
      boolean isOutside = facts.trace().negotiation().encryptThenMac();
      draft.say(isOutside ? ENCRYPT_THEN_MAC : MAC_THEN_ENCRYPT);
    }
  }

  /** The first of a side, with all that it was opened with. */
  private static void record(RecordView record, ChapterDraft draft) {
    Sender sender = record.place().sender();
    record
        .opening()
        .filter(Opened.class::isInstance)
        .map(Opened.class::cast)
        .ifPresent(
            opened ->
                draft.show(
                    new Value(
                        "first record of the " + sender,
                        List.of(
                            "record "
                                + Long.toUnsignedString(opened.sequence())
                                + " under the "
                                + record.keys(),
                            record.record().fragment().length() + " octets on the wire",
                            opened.plaintext().content().length
                                + " octets of "
                                + ContentTypes.name(opened.plaintext().type())),
                        Optional.empty(),
                        new Origin.Known("opened"))));
    for (NamedOctets part : record.parts()) {
      draft.show(
          new Value(part.name(), List.of(), Optional.of(part), new Origin.Known("of this record")));
    }
  }

  private static Value data(Said<ApplicationData> said) {
    String name =
        (said.what().isEarly() ? "early data" : "first data") + " of the " + said.sender();
    String text = new String(said.what().data().toArray(), StandardCharsets.UTF_8);
    return text.chars().anyMatch(c -> c == 0 || c == REPLACEMENT)
        ? said.octets(name, said.what().data(), "")
        : said.words(name, text.lines().limit(LINES).map(RecordsChapter::quoted).toList());
  }

  private static String quoted(String line) {
    return '"' + Words.foreign(line) + '"';
  }

  private static void count(List<RecordView> sealed, Facts facts, ChapterDraft draft) {
    List<Check> checks = new ArrayList<>();
    sealed.forEach(record -> record.check().ifPresent(checks::add));
    long opened = checks.stream().filter(check -> check.outcome() == Outcome.AGREED).count();
    checks.stream().filter(check -> check.outcome() != Outcome.AGREED).forEach(draft::check);
    String clause = facts.isTls13() ? CLAUSE_13 : CLAUSE_12;
    if (opened > 0) {
      draft.check(
          Check.agreed(
              Words.count((int) opened, "protected record") + " opened, each authentic", clause));
    }
    int closed = sealed.size() - checks.size();
    if (closed > 0) {
      String why = facts.trace().unopened().stream().findFirst().orElse("keys that are not there");
      draft.check(
          Check.notCheckable(
              Words.count(closed, "protected record") + " stayed closed", why, clause));
    }
  }
}
