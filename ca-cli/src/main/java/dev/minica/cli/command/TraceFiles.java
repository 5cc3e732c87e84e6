package dev.minica.cli.command;

import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.trace.ConnectionSecrets;
import dev.minica.cli.trace.Disclosure;
import dev.minica.cli.trace.TraceResult;
import dev.minica.cli.trace.TracedConnection;
import dev.minica.cli.trace.page.TracePage;
import dev.minica.file.OutputFiles;
import dev.minica.tls.format.CaptureFile;
import dev.minica.tls.format.KeyLog;
import dev.minica.tls.narration.Narration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The options that have a traced connection written to files, which are for their owner alone. */
final class TraceFiles {

  /**
   * One of them.
   *
   * @param holding what is said of it once it is written
   */
  private record Wanted(
      Argument<Optional<Path>> option, String holding, Function<Written, byte[]> content) {}

  /** What goes into the files. */
  private record Written(TracedConnection connection, KeyLog secrets, Disclosure disclosure) {

    byte[] page() {
      return new TracePage(
              connection.peer(),
              connection.trace(),
              Narration.of(connection.trace(), connection.operations(), connection.complaint()),
              connection.diagnoses(),
              connection.operations(),
              disclosure == Disclosure.WITH_SECRETS)
          .html()
          .getBytes(StandardCharsets.UTF_8);
    }

    byte[] capture() {
      return new CaptureFile(List.of(connection.conversation()), secrets, /* isCutOff= */ false)
          .encoded();
    }
  }

  private final List<Wanted> wanted;
  private final Argument<Boolean> force;

  private TraceFiles(Syntax syntax, List<Wanted> wanted) {
    this.wanted = wanted;
    this.force = syntax.flag("--force", "replaces files that are there");
  }

  /** Of a connection that was recorded before. */
  static TraceFiles ofRecording(Syntax syntax) {
    return new TraceFiles(syntax, List.of(page(syntax), pcap(syntax)));
  }

  /** Of one that was made to be looked at; nobody else has its secrets. */
  static TraceFiles ofConnection(Syntax syntax) {
    return new TraceFiles(syntax, List.of(page(syntax), keyLog(syntax), pcap(syntax)));
  }

  private static Wanted page(Syntax syntax) {
    return new Wanted(
        syntax.option(
            "--html", "FILE", Paths::output, "writes it as one page, with secrets if --secrets"),
        "a page for any browser",
        Written::page);
  }

  private static Wanted keyLog(Syntax syntax) {
    return new Wanted(
        syntax.option(
            "--keylog", "FILE", Paths::output, "writes the secrets as a key log (RFC 9850)"),
        "the secrets that open the connection",
        written -> written.secrets().encoded());
  }

  private static Wanted pcap(Syntax syntax) {
    return new Wanted(
        syntax.option(
            "--pcap",
            "FILE",
            Paths::output,
            "writes the packets as pcapng, and in it the secrets that open them, for Wireshark"),
        "the packets and the secrets that open them",
        Written::capture);
  }

  /** Whether there are any to write. */
  boolean areWanted() {
    return given().findAny().isPresent();
  }

  private Stream<Wanted> given() {
    return wanted.stream().filter(each -> each.option().value().isPresent());
  }

  /**
   * Refuses to replace a file, before anything is done.
   *
   * @return what writes them
   * @throws dev.minica.MinicaException CONFLICT
   */
  OutputFiles plan(Session session) {
    OutputFiles files = new OutputFiles(session.environment(), force.value());
    given().forEach(each -> files.plan(path(each, session), /* secret= */ true));
    return files;
  }

  private static Path path(Wanted wanted, Session session) {
    return session.resolve(wanted.option().value().orElseThrow());
  }

  /**
   * Writes them, and says which they are.
   *
   * @param files that were planned
   * @param shown the connection, and whether the page shows its secrets
   * @param keyLog in which they are, perhaps among others
   */
  void write(OutputFiles files, TraceResult shown, KeyLog keyLog, Session session) {
    KeyLog secrets = ConnectionSecrets.of(shown.connection().trace(), keyLog);
    Written written = new Written(shown.connection(), secrets, shown.disclosure());
    files.writeOctets(given().map(each -> each.content().apply(written)).toList());
    given()
        .forEach(
            each ->
                session.say(
                    path(each, session) + ", for you alone (mode 0600): " + each.holding()));
  }
}
