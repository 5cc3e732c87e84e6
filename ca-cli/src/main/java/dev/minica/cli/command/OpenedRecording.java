package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.trace.ConnectionLine;
import dev.minica.cli.trace.TracedConnection;
import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.analysis.Trust;
import dev.minica.tls.capture.Conversation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The connections of a capture, with all that is known of them. Each is looked at when it is asked
 * for, and not kept: there can be many, and much of each.
 *
 * @param trust by what a server's certificate is judged, given the time of the connection
 */
record OpenedRecording(
    List<Conversation> conversations,
    Evidence evidence,
    Optional<Function<Instant, Trust>> trust,
    Analyzer analyzer) {

  /** What was said in one of them. */
  TracedConnection traced(int number) {
    Conversation conversation = conversations.get(number);
    Instant began =
        conversation.chunks().stream().findFirst().map(chunk -> chunk.at()).orElse(Instant.EPOCH);
    Evidence judged = trust.map(at -> evidence.withTrustInServer(at.apply(began))).orElse(evidence);
    return TracedConnection.watched(conversation, analyzer.analyze(conversation, judged));
  }

  /** All of them, each in a line. */
  List<ConnectionLine> lines() {
    return IntStream.range(0, conversations.size())
        .mapToObj(number -> ConnectionLine.of(traced(number)))
        .toList();
  }

  /**
   * The number of the one that is asked for: the only one of TLS, unless another is named.
   *
   * @return empty if there are several of TLS
   * @throws MinicaException BAD_INPUT if there is none, or not that one
   */
  Optional<Integer> choose(Optional<Integer> named, List<ConnectionLine> lines) {
    if (named.isPresent()) {
      requireThere(named.get());
      return named;
    }
    List<Integer> ofTls =
        IntStream.range(0, lines.size()).filter(i -> lines.get(i).isTls()).boxed().toList();
    if (ofTls.isEmpty()) {
      throw noTls();
    }
    return ofTls.size() == 1 ? Optional.of(ofTls.get(0)) : Optional.empty();
  }

  private void requireThere(int number) {
    if (number >= conversations.size()) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "there is no connection "
              + number
              + ": it holds "
              + conversations.size()
              + ", counted from 0");
    }
  }

  private MinicaException noTls() {
    return conversations.isEmpty()
        ? new MinicaException(Kind.BAD_INPUT, "no TCP connection is in it")
            .withHint("was the capture made on the interface of the connection, such as lo?")
        : new MinicaException(
                Kind.BAD_INPUT,
                "no ClientHello is in it, so no TLS (TCP connections: "
                    + conversations.size()
                    + ")")
            .withHint("a capture has to begin before the connection; --stream 0 shows the first");
  }
}
