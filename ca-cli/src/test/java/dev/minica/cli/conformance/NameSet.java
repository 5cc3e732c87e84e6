package dev.minica.cli.conformance;

import static dev.minica.cli.conformance.Question.address;
import static dev.minica.cli.conformance.Question.host;
import static dev.minica.cli.conformance.Question.mailbox;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names to ask a certificate for, and what clients are then to accept and refuse. */
enum NameSet {
  DNS(
      List.of("server.example"),
      List.of(host("server.example"), host("SERVER.example")),
      List.of(host("other.example"), host("a.server.example"))),
  IDN(
      List.of("b\u00fccher.example"),
      List.of(host("xn--bcher-kva.example")),
      List.of(host("bucher.example"))),
  WILDCARD(
      List.of("*.wild.example"),
      List.of(host("a.wild.example")),
      List.of(host("wild.example"), host("a.b.wild.example"))),
  IPV4(List.of("192.0.2.7"), List.of(address("192.0.2.7")), List.of(address("192.0.2.8"))),
  IPV6(
      List.of("2001:db8::7"),
      List.of(address("2001:db8::7"), address("2001:0db8:0:0::7")),
      List.of(address("2001:db8::8"))),
  EMAIL(
      List.of("alice@mail.example"),
      List.of(mailbox("alice@mail.example")),
      List.of(mailbox("bob@mail.example"))),
  URI(List.of("spiffe://server.example/ns/a"), List.of(), List.of(host("server.example"))),
  UPN(List.of("upn:alice@corp.example"), List.of(), List.of(mailbox("alice@corp.example"))),
  MIXED(
      List.of(
          "mixed.example",
          "*.mixed.example",
          "10.0.0.1",
          "::1",
          "carol@mixed.example",
          "https://mixed.example/",
          "upn:carol@mixed.example"),
      List.of(
          host("mixed.example"),
          host("a.mixed.example"),
          address("10.0.0.1"),
          address("::1"),
          mailbox("carol@mixed.example")),
      List.of(host("example"), address("10.0.0.2"), address("::2"), mailbox("dave@mixed.example"))),
  HUNDRED(
      IntStream.range(0, 100).mapToObj(i -> "host" + i + ".many.example").toList(),
      List.of(host("host0.many.example"), host("host99.many.example")),
      List.of(host("host100.many.example"))),
  LONG(List.of(longName('a')), List.of(host(longName('a'))), List.of(host(longName('b')))),
  MAIL_ONLY_ON_TLS(
      List.of("erin@host.example", "host.example"),
      List.of(host("host.example")),
      List.of(host("erin.host.example"))),
  ONE_LABEL(List.of("localhost"), List.of(host("localhost")), List.of(host("localhost.example")));

  private final List<String> typed;
  private final List<Question> accepted;
  private final List<Question> refused;

  NameSet(List<String> typed, List<Question> accepted, List<Question> refused) {
    this.typed = typed;
    this.accepted = accepted;
    this.refused = refused;
  }

  /** As they are given to {@code issue}. */
  List<String> typed() {
    return typed;
  }

  List<Question> accepted() {
    return accepted;
  }

  List<Question> refused() {
    return refused;
  }

  /** The profiles that such names are asked for with. */
  List<String> profiles() {
    return switch (this) {
      case EMAIL -> List.of("email", "client");
      case URI, UPN -> List.of("client", "code-signing");
      default -> List.of("server", "server", "peer");
    };
  }

  /** Longer than a common name may be (64 characters), and than a label may be (63). */
  private static String longName(char first) {
    return Stream.of(first, 'm', 'z')
            .map(letter -> String.valueOf(letter).repeat(60))
            .reduce((one, other) -> one + "." + other)
            .orElseThrow()
        + ".example";
  }
}
