package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.trace.ConnectionLine;
import dev.minica.cli.trace.ConnectionList;
import dev.minica.cli.trace.Disclosure;
import dev.minica.cli.trace.TraceResult;
import dev.minica.cli.trace.TracedConnection;
import dev.minica.file.InputFile;
import dev.minica.file.OutputFiles;
import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.analysis.Trust;
import dev.minica.tls.format.CaptureFile;
import dev.minica.tls.trace.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code minica tls decode}: what a recorded connection says, with its keys or without. */
final class TlsDecodeCommand implements Command {

  /** That a recording was stopped says nothing against the connection that is in it. */
  private static final Set<Verdict> AGREE = Set.of(Verdict.COMPLETE, Verdict.PARTIAL);

  private final Syntax syntax = new Syntax();
  private final Argument<Path> file =
      syntax.operand(
          "FILE", Paths::parse, "pcapng or pcap, as tcpdump, Wireshark and 'tls record' write it");
  private final RecordingKeys keys = new RecordingKeys(syntax);
  private final TraceTrust trust = new TraceTrust(syntax, "none, and it is not judged");
  private final Argument<Optional<Integer>> stream =
      syntax.option(
          "--stream",
          "N",
          TlsDecodeCommand::parseNumber,
          "which connection, counted from 0 (default: the one of TLS, or a list)");
  private final Argument<Boolean> secrets =
      syntax.flag("--secrets", "shows secrets, which open the connection to whoever reads them");
  private final TraceFiles files = TraceFiles.ofRecording(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Shows what was said in a recorded connection of TLS 1.2 or 1.3: every message with its"
                + " meaning, and every value that both sides computed, computed again and"
                + " compared: key schedule, signatures, Finished, the protection of each record.",
            "What is under keys opens with a key log, given or in the capture itself. The server's"
                + " private key opens a recording of RSA key exchange; with (EC)DHE, and so in all"
                + " of TLS 1.3, it opens nothing, even to who gets it later: forward secrecy.",
            "With --root the server's certificate is judged as well, at the time of the recording."
                + " Of several connections of TLS a list is shown, to choose from with --stream.",
            "The exit code is 0 if the handshake was finished and every value that was recomputed"
                + " agrees (or for a list); what could not be checked is named. That holds as well"
                + " if the recording was stopped later, with the connection open: the verdict is"
                + " then 'partial'. It is 1 if it failed, if something disagrees or cannot be"
                + " relied on, if the connection stays closed or something before the end was not"
                + " recorded, since then nobody knows. Without"
                + " --secrets no secret is shown; files that hold them are for their owner alone"
                + " (mode 0600). SOURCE is prompt, env:VAR, file:PATH, fd:N, stdin or pass:TEXT.")
        .exits(ExitCode.NO, ExitCode.BAD_INPUT, ExitCode.CONFLICT, ExitCode.WRONG_PASSPHRASE)
        .example("minica tls decode recording.pcapng", "what is to be seen without keys")
        .example(
            "minica tls decode recording.pcapng --keylog keys.log --root ca.pem",
            "all of it, and whether the certificate can be relied on")
        .example(
            "minica tls decode recording.pcapng --server-key key.pem",
            "opens RSA key exchange; ECDHE stays closed")
        .example(
            "minica tls decode --stream 2 --json recording.pcapng | jq .negotiation",
            "one of several connections, for a program")
        .example(
            "minica tls decode recording.pcapng --keylog keys.log --pcap opened.pcapng",
            "one file that Wireshark opens by itself");
  }

  @Override
  public ExitCode run(Session session) {
    OutputFiles planned = files.plan(session);
    InputFile input = session.input(file.value(), CaptureFile.MAX_OCTETS);
    RecordingKeys.Read opening = keys.read(session);
    OpenedRecording recording = opened(input, opening, session);
    List<ConnectionLine> lines = stream.value().isPresent() ? List.of() : recording.lines();
    Optional<Integer> number = input.naming(() -> recording.choose(stream.value(), lines));
    if (number.isEmpty()) {
      return list(lines, session);
    }
    TracedConnection traced = recording.traced(number.get());
    opening.requireBelongTo(traced.trace());
    TraceResult result = new TraceResult(traced, Disclosure.of(secrets.value()));
    files.write(planned, result, recording.evidence().keyLog(), session);
    session.show(result);
    return AGREE.contains(traced.trace().verdict()) ? ExitCode.DONE : ExitCode.NO;
  }

  private OpenedRecording opened(InputFile input, RecordingKeys.Read opening, Session session) {
    Optional<Function<Instant, Trust>> trusted = trust.given(session);
    byte[] octets = input.read();
    CaptureFile capture = input.naming(() -> CaptureFile.decode(octets));
    if (capture.isCutOff()) {
      session.warn(input.name() + " ends in the middle of a packet; what is before it is read");
    }
    Evidence evidence = Evidence.NONE.withKeyLog(capture.keyLog().and(opening.keyLog()));
    return new OpenedRecording(
        capture.conversations(),
        opening.serverKey().map(evidence::withServerKey).orElse(evidence),
        trusted,
        new Analyzer(session.environment().random()));
  }

  private ExitCode list(List<ConnectionLine> lines, Session session) {
    if (files.areWanted()) {
      throw new MinicaException(
              Kind.USAGE, "several connections are in it, and files hold one: say which")
          .withHint("--stream N, counted from 0; without files a list is shown");
    }
    session.show(new ConnectionList(lines));
    session.say("--stream N shows one of them");
    return ExitCode.DONE;
  }

  private static int parseNumber(String text) {
    boolean isNumber =
        !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber) {
      throw new MinicaException(
          Kind.USAGE, "\"" + Escaped.of(text) + "\" is no number of a connection, from 0 up");
    }
    return Integer.parseInt(text);
  }
}
