package dev.minica.cli.command;

import dev.minica.Environment;
import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.trace.Disclosure;
import dev.minica.cli.trace.TraceResult;
import dev.minica.cli.trace.TracedConnection;
import dev.minica.file.OutputFiles;
import dev.minica.tls.ServerAddress;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.Unreachable;
import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.analysis.Trust;
import dev.minica.tls.client.OwnClient;
import dev.minica.tls.diagnosis.Inquiry;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.engine.Engine;
import dev.minica.tls.observed.JavaClient;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** {@code minica tls trace}: shakes hands with a server, and tells how. */
final class TlsTraceCommand implements Command {

  /** Who shakes hands. */
  private enum EngineChoice {
    OWN,
    JDK;

    static EngineChoice parse(String text) {
      return switch (text) {
        case "own" -> OWN;
        case "jdk" -> JDK;
        default ->
            throw new MinicaException(Kind.USAGE, "no engine \"" + Escaped.of(text) + "\"")
                .withHint("own or jdk");
      };
    }

    Engine start(Environment environment) {
      return this == OWN ? new OwnClient(environment) : new JavaClient(environment);
    }
  }

  private final Syntax syntax = new Syntax();
  private final Argument<ServerAddress> server =
      syntax.operand(
          "SERVER", TlsTraceCommand::parseServer, "HOST:PORT, or https://HOST, of a TLS server");
  private final TraceTrust trust = new TraceTrust(syntax, "the CA's root");
  private final ClientOptions client = new ClientOptions(syntax);
  private final Argument<EngineChoice> engine =
      syntax.option(
          "--engine",
          "ENGINE",
          EngineChoice::parse,
          "own: minica's client, which goes on past a bad certificate; jdk: Java's own, watched",
          "own");
  private final Argument<Boolean> secrets =
      syntax.flag("--secrets", "shows secrets, which open the connection to whoever reads them");
  private final TraceFiles files = TraceFiles.ofConnection(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Connects to a server of TLS 1.2 or 1.3, shakes hands, asks for its page, and tells all"
                + " of it step by step, with the real values: what was offered and taken, the"
                + " certificate and its verification, the key exchange, every key and what it was"
                + " derived from, Finished, and the first protected records. Each value that both"
                + " sides computed is computed again and compared.",
            "The certificate is judged as 'minica verify' judges it, by the CA's root or --root,"
                + " for the host or --servername. minica's own client goes on past one that it"
                + " should not believe, to tell the rest as well: it is for looking at TLS, not for"
                + " anybody's data. With --engine jdk it is Java's TLS, and does as Java does.",
            "The exit code is 0 if the handshake was finished, every value agrees and the"
                + " certificate can be relied on, else 1, also where the server is silent or speaks"
                + " no TLS; it is 7 if nobody listens, 8 if the connection itself takes too long."
                + " Without --secrets no secret is shown; files that hold them are for their owner"
                + " alone (mode 0600). SOURCE is prompt, env:VAR, file:PATH, fd:N, stdin or"
                + " pass:TEXT.")
        .exits(
            ExitCode.NO,
            ExitCode.BAD_INPUT,
            ExitCode.CONFLICT,
            ExitCode.UNUSABLE_CA,
            ExitCode.BUSY,
            ExitCode.WRONG_PASSPHRASE)
        .example("minica tls trace localhost:8443", "a server with a certificate of the CA")
        .example(
            "minica tls trace www.example.org:443 --root corporate.pem",
            "with another root than the CA's")
        .example(
            "minica tls trace localhost:8443 --kx rsa --secrets",
            "TLS 1.2 as it was, with the pre-master secret and all keys")
        .example(
            "minica tls trace localhost:8443 --cert me/cert.pem --key-file me/key.pem",
            "as a client that shows a certificate")
        .example("minica tls trace localhost:8443 --engine jdk", "as a Java program does it")
        .example(
            "minica tls trace localhost:8443 --pcap trace.pcapng --keylog keys.log",
            "for Wireshark, and for other tools");
  }

  @Override
  public ExitCode run(Session session) {
    OutputFiles planned = files.plan(session);
    Trust trusted = trust.orOfCa(session, session.environment().now(), client.name(server.value()));
    ClientWishes wishes = client.wishes(server.value(), trusted.anchors(), session);
    Capture capture = connect(engine.value().start(session.environment()), wishes);
    Evidence evidence =
        Evidence.NONE
            .withKeyLog(capture.keyLog())
            .withOwn(capture.own())
            .withTrustInServer(trusted);
    Trace trace =
        new Analyzer(session.environment().random()).analyze(capture.conversation(), evidence);
    Inquiry inquiry =
        Inquiry.into(trace, server.value().toString())
            .withComplaint(capture.complaint())
            .withIdentity(wishes.identity().map(TlsIdentity::chain).orElse(List.of()));
    TracedConnection traced = TracedConnection.had(capture, inquiry);
    TraceResult result = new TraceResult(traced, Disclosure.of(secrets.value()));
    files.write(planned, result, capture.keyLog(), session);
    session.show(result);
    return traced.trace().verdict() == Verdict.COMPLETE ? ExitCode.DONE : ExitCode.NO;
  }

  /** To the first of the host's addresses where somebody listens. */
  private Capture connect(Engine engine, ClientWishes wishes) {
    List<MinicaException> refusals = new ArrayList<>();
    for (InetAddress address : addresses(server.value())) {
      try {
        return engine.connect(new InetSocketAddress(address, server.value().port()), wishes);
      } catch (MinicaException e) {
        if (e.kind() != Kind.FAILED && e.kind() != Kind.BUSY) {
          throw e;
        }
        refusals.add(e);
      }
    }
    throw refusals.get(0);
  }

  private static InetAddress[] addresses(ServerAddress server) {
    try {
      return InetAddress.getAllByName(server.host());
    } catch (UnknownHostException e) {
      throw Unreachable.because(server.toString(), e);
    }
  }

  private static ServerAddress parseServer(String text) {
    return ServerAddress.of(text)
        .orElseThrow(
            () ->
                new MinicaException(
                        Kind.USAGE, "\"" + Escaped.of(text) + "\" names no server and port")
                    .withHint("such as localhost:8443, [::1]:8443 or https://www.example.org"));
  }
}
