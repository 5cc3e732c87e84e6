package dev.minica.cli.trace.page;

import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.trace.Finding;
import dev.minica.tls.trace.Negotiation;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of the connection, and what was agreed on: the head of the page. */
record Summary(String peer, Trace trace, boolean showSecrets) {

  Markup markup() {
    return Tag.named("header", "summary " + verdict())
        .holding(
            Tag.named("p", "kind").holding("A TLS handshake, message by message"),
            Tag.named("h1").with("id", "peer").holding(peer),
            Tag.named("p", "verdict")
                .holding(
                    Icon.of(trace.verdict()),
                    Tag.named("b").with("id", "verdict").holding(verdict()),
                    Tag.named("span").with("id", "because").holding(trace.because())),
            notes(),
            facts(),
            secrets());
  }

  private String verdict() {
    return trace.verdict().name().toLowerCase(Locale.ROOT);
  }

  /** What must not be, and what stays closed where the verdict does not say it already. */
  private Markup notes() {
    List<Markup> notes =
        Stream.concat(
                trace.findings().stream().map(Finding::toString),
                trace.unopened().stream().filter(why -> !why.equals(trace.because())))
            .map(each -> Tag.named("li").holding(Sentence.of(each) + "."))
            .toList();
    return notes.isEmpty() ? Markup.NOTHING : Tag.named("ul", "notes").holding(notes);
  }

  private Markup facts() {
    Negotiation agreed = trace.negotiation();
    return new Facts()
        .add("version", "Version", named(agreed.version(), ProtocolVersions::name))
        .add("suite", "Cipher suite", named(agreed.suiteNumber(), CipherSuites::name))
        .add("group", "Group", agreed.group())
        .add("sni", "Name asked for", agreed.serverName())
        .add("alpn", "Protocol above", agreed.applicationProtocol())
        .add("kind", "Handshake", kind(agreed))
        .add("messages", "Seen", trace.events().size() + " events")
        .add("checks", "Checks", checks())
        .add("began", "Began", began())
        .list();
  }

  private static Optional<String> named(OptionalInt number, IntFunction<String> names) {
    return number.isPresent() ? Optional.of(names.apply(number.getAsInt())) : Optional.empty();
  }

  /** Nothing before the server has said what it is to be. */
  private static Optional<String> kind(Negotiation agreed) {
    if (agreed.version().isEmpty()) {
      return Optional.empty();
    }
    String kind = agreed.isResumed() ? "an earlier one resumed" : "a full one";
    return Optional.of(agreed.isRetried() ? kind + ", the ClientHello sent twice" : kind);
  }

  private Optional<String> began() {
    return trace.events().stream()
        .findFirst()
        .map(first -> first.at().truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private String checks() {
    String counts =
        Stream.of(
                count(Outcome.AGREED, "agree"),
                count(Outcome.DISAGREED, "disagree"),
                count(Outcome.NOT_CHECKABLE, "not possible"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "none" : counts;
  }

  private Optional<String> count(Outcome outcome, String words) {
    int count = trace.checks(outcome).size();
    return count == 0 ? Optional.empty() : Optional.of(count + " " + words);
  }

  private Markup secrets() {
    return showSecrets
        ? Tag.named("p", "warning")
            .with("role", "note")
            .holding(
                Tag.named("b").holding("This file holds the connection's secrets. "),
                Markup.text("Whoever has it can read what was recorded of the connection."))
        : Tag.named("p", "hint").holding("The connection's secrets are not in this file.");
  }
}
