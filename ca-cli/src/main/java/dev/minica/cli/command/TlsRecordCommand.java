package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.tls.Endpoint;
import dev.minica.tls.capture.Recorder;
import dev.minica.tls.format.GrowingCapture;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** {@code minica tls record}: stands between clients and a server, and writes down what is said. */
final class TlsRecordCommand implements Command {

  private static final String DEFAULT_FILE = "recording.pcapng";
  private static final int MAX_CONNECTIONS = 1_000_000;

  private record Listening(InetSocketAddress address, InetSocketAddress server, Path file)
      implements Result {

    @Override
    public void writeTo(TextWriter text) {
      text.line(Endpoint.text(address));
      text.line("recording:  " + file);
    }

    @Override
    public Json toJson() {
      return Json.object()
          .put("listen", Endpoint.text(address))
          .put("to", Endpoint.text(server))
          .put("file", file.toString())
          .build();
    }
  }

  private final Syntax syntax = new Syntax();
  private final Argument<InetSocketAddress> listen =
      syntax.required(
          "--listen",
          "HOST:PORT",
          Endpoint::parse,
          "where clients connect; port 0 is any free one");
  private final Argument<InetSocketAddress> to =
      syntax.required("--to", "HOST:PORT", Endpoint::parse, "the server that they mean");
  private final Argument<Path> out =
      syntax.option(
          "--out",
          "FILE",
          Paths::output,
          "the recording, pcapng, which Wireshark reads",
          DEFAULT_FILE);
  private final Argument<Optional<Integer>> connections =
      syntax.option(
          "--connections",
          "N",
          TlsRecordCommand::parseConnections,
          "end after so many (default: when interrupted)");
  private final Argument<Boolean> force =
      syntax.flag("--force", "replaces a recording that is there");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Stands between clients and a server, passes on what they send to each other unchanged,"
                + " and writes it down. It has no keys: what it records is what anybody on the way"
                + " can see. 'minica tls decode' reads it back, with keys or without.",
            "The first line on stdout is where it listens. Each connection gets a line on stderr"
                + " when it ends: who, the name asked for, version and cipher suite, and how it"
                + " ended.",
            "The recording is whole after each connection, and for you alone (mode 0600). When the"
                + " command is interrupted, connections that are open are cut and recorded as far"
                + " as they went.")
        .exits(ExitCode.CONFLICT)
        .example(
            "minica tls record --listen 127.0.0.1:9443 --to 127.0.0.1:8443",
            "records what is said to a server until it is interrupted")
        .example(
            "minica tls record --listen 127.0.0.1:0 --to 127.0.0.1:8443 --connections 1",
            "one connection, on a free port, which it prints")
        .example(
            "minica tls record --listen 127.0.0.1:9443 --to db.test:5433 --out db.pcapng",
            "to another machine, into a file of another name");
  }

  @Override
  public ExitCode run(Session session) {
    Path file = session.resolve(out.value());
    GrowingCapture.requireFree(file, force.value());
    Recording recording = new Recording(session, connections.value());
    try (Recorder recorder = start(recording, file, session)) {
      Runnable takenBack = session.whenToldToEnd(recorder::close);
      try {
        introduce(new Listening(recorder.address(), to.value(), file), session);
        recording.awaitEnd();
      } finally {
        takenBack.run();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    recording.finish(file);
    return ExitCode.DONE;
  }

  private Recorder start(Recording recording, Path file, Session session) {
    Recorder recorder =
        Recorder.start(session.environment(), listen.value(), to.value(), recording);
    boolean isReady = false;
    try {
      recording.into(GrowingCapture.create(file, force.value()));
      isReady = true;
      return recorder;
    } finally {
      if (!isReady) {
        recorder.close();
      }
    }
  }

  private static void introduce(Listening listening, Session session) {
    session.show(listening);
    synchronized (session) {
      session.say(
          "passing on what comes to "
              + Endpoint.text(listening.address())
              + " to "
              + Endpoint.text(listening.server())
              + ", until interrupted");
    }
  }

  private static int parseConnections(String text) {
    boolean isNumber =
        !text.isEmpty() && text.length() <= 7 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int number = isNumber ? Integer.parseInt(text) : 0;
    if (number < 1 || number > MAX_CONNECTIONS) {
      throw new MinicaException(
          Kind.USAGE,
          "\"" + Escaped.of(text) + "\" is no number of connections from 1 to " + MAX_CONNECTIONS);
    }
    return number;
  }
}
