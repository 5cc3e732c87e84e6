package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.provider.RsaKeyExchange;
import dev.minica.tls.ClientAuthentication;
import dev.minica.tls.ConnectionListener;
import dev.minica.tls.DemoServer;
import dev.minica.tls.Endpoint;
import dev.minica.tls.HandshakeObserver;
import dev.minica.tls.KeyExchange;
import dev.minica.tls.NegotiatedConnection;
import dev.minica.tls.ServeOptions;
import dev.minica.tls.ServedHosts;
import dev.minica.tls.ServedIdentity;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.format.KeyLog;
import dev.minica.tls.format.KeyLogFile;
import dev.minica.tls.observed.ServerKeyLog;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code minica tls serve}: a demo HTTPS server that runs until it is interrupted. */
final class TlsServeCommand implements Command {

  private record Listening(
      InetSocketAddress address,
      Optional<Path> ca,
      Optional<Path> keyLog,
      List<ServedHosts.Host> hosts)
      implements Result {

    String url() {
      return "https://" + Endpoint.text(address) + "/";
    }

    @Override
    public void writeTo(TextWriter text) {
      text.line(url());
      ca.ifPresent(file -> text.line("for clients:  " + file));
      keyLog.ifPresent(file -> text.line("secrets:  " + file));
      hosts.forEach(host -> text.line(url(host) + "  " + host.words()));
    }

    private String url(ServedHosts.Host host) {
      return "https://" + host.name() + ":" + address.getPort() + "/";
    }

    private Json host(ServedHosts.Host host) {
      return Json.object().put("url", url(host)).put("words", host.words()).build();
    }

    @Override
    public Json toJson() {
      Json.ObjectBuilder json = Json.object().put("url", url());
      ca.ifPresent(file -> json.put("ca", file.toString()));
      keyLog.ifPresent(file -> json.put("keyLog", file.toString()));
      if (!hosts.isEmpty()) {
        json.put("hosts", Json.array(hosts.stream().map(this::host).toList()));
      }
      return json.build();
    }
  }

  /** A line of talk for each connection that ends, from whichever thread. */
  private record Talk(Session session) implements ConnectionListener {

    @Override
    public void answered(NegotiatedConnection connection, String request, int status) {
      line(connection.client(), agreed(connection) + ": " + request + " -> " + status);
    }

    private static String agreed(NegotiatedConnection connection) {
      List<String> words = new ArrayList<>();
      words.add(connection.protocol() + " " + connection.cipherSuite());
      connection.serverName().ifPresent(name -> words.add("name " + name));
      connection.clientCertificates().stream()
          .findFirst()
          .ifPresent(own -> words.add("client " + own.subject()));
      return String.join(", ", words);
    }

    @Override
    public void failed(InetSocketAddress client, String reason) {
      line(client, reason);
    }

    private void line(InetSocketAddress client, String text) {
      synchronized (session) {
        session.say(Endpoint.text(client) + "  " + text);
      }
    }
  }

  private final Syntax syntax = new Syntax();
  private final Argument<Optional<Path>> directory =
      syntax.optionalOperand(
          "DIR", Paths::parse, "a folder that `minica issue` wrote (default: where you are)");
  private final Argument<InetSocketAddress> listen =
      syntax.option(
          "--listen",
          "HOST:PORT",
          Endpoint::parse,
          "where to listen; port 0 is any free one",
          "127.0.0.1:8443");
  private final Argument<Optional<TlsVersion>> version =
      syntax.option(
          "--tls",
          "VERSION",
          TlsVersion::parse,
          "1.2 or 1.3 alone, where both are spoken otherwise");
  private final Argument<Optional<KeyExchange>> keyExchange =
      syntax.option(
          "--kx",
          "KX",
          KeyExchange::parse,
          "TLS 1.2 alone, with the key exchange rsa, ecdhe or dhe");
  private final Argument<ClientAuthentication> clientAuthentication =
      syntax.option(
          "--client-auth",
          "MODE",
          ClientAuthentication::parse,
          "none, want or require a client certificate of the CA in ca.pem",
          "none");
  private final Argument<Optional<Path>> keyLog =
      syntax.option(
          "--keylog",
          "FILE",
          Paths::output,
          "adds the secrets of each connection to a key log (RFC 9850)");
  private final Argument<Integer> maxConnections =
      syntax.option(
          "--max-connections",
          "N",
          ServeOptions::parseMaxConnections,
          "how many connections at once; beyond it the one longest in its handshake makes way",
          Integer.toString(ServeOptions.DEFAULT_CONNECTIONS));
  private final WrongServer wrongServer = new WrongServer(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    Manual manual =
        Manual.of(
                "Runs a demo HTTPS server on issued material until it is interrupted. Its page"
                    + " under / and the JSON document under /json show each visitor its own"
                    + " handshake: what was negotiated, and what the visitor had offered.",
                "The first line on stdout is its URL. Each connection gets a line on stderr, which"
                    + " says why if it failed. The server is for looking at TLS, not for anybody's"
                    + " data.",
                "With --keylog whoever has FILE, which is made for you alone (mode 0600), reads the"
                    + " connections: Wireshark, even while they go on, and 'minica tls decode'."
                    + " Lines are added to what is there, as programs do that are told one by"
                    + " SSLKEYLOGFILE.",
                "With --wrong it serves a certificate with the key and the names of DIR, issued by"
                    + " a CA that is made for it, is in nobody's records and whose key is gone at"
                    + " once; --out says where that CA's certificate goes, and for revoked its"
                    + " CRLs. Clients that believe it see one fault and no other.",
                "With --defect one server has a host for each: expired.localhost, by the name that"
                    + " the client asks for (SNI), with a CA of its own for each. /json and the"
                    + " page list them. Where *.localhost does not lead here, curl takes"
                    + " --connect-to ::127.0.0.1:8443, openssl s_client -servername.",
                "Where Java has the key exchange rsa disabled, as 25 has, the server runs in a"
                    + " second process, which ends with this one.")
            .exits(ExitCode.BAD_INPUT, ExitCode.CONFLICT)
            .example("minica tls serve server.example", "on https://127.0.0.1:8443/")
            .example(
                "minica tls serve server.example --listen 127.0.0.1:0",
                "on a free port, which it prints")
            .example(
                "minica tls serve server.example --keylog keys.log",
                "for Wireshark, which then reads what is said to it")
            .example(
                "minica tls serve --defect expired,wrong-host,self-signed",
                "https://expired.localhost:8443/ and two more, each wrong in one way")
            .example("minica tls serve --defect all", "a host for each defect there is");
    for (TlsServeMode mode : TlsServeMode.table()) {
      manual = manual.example(mode.commandLine("server.example"), mode.outcome());
    }
    return manual;
  }

  @Override
  public ExitCode run(Session session) {
    try {
      boolean exchangesByRsa = keyExchange.value().filter(KeyExchange.RSA::equals).isPresent();
      if (exchangesByRsa && RsaKeyExchange.isDisabled()) {
        return new OwnProcess("dev.minica.cli.RsaKeyExchangeProcess").run(session);
      }
      serve(session);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.DONE;
  }

  private void serve(Session session) throws InterruptedException {
    ServeOptions options = options();
    ServedHosts served =
        wrongServer.of(
            directory.value(),
            folder -> TlsIdentity.read(session.resolve(folder.orElse(Path.of("")))),
            session);
    Optional<Path> secrets = keyLog.value().map(session::resolve);
    Supplier<HandshakeObserver> observers =
        secrets.map(file -> logging(file, session)).orElse(() -> HandshakeObserver.NONE);
    try (DemoServer server =
        DemoServer.start(session.environment(), served, options, new Talk(session), observers)) {
      Listening listening =
          new Listening(
              server.address(), wrongServer.write(served, session), secrets, served.hosts());
      Runnable takenBack = session.whenToldToEnd(server::close);
      try {
        introduce(listening, served.otherwise(), session);
        server.awaitClose();
      } finally {
        takenBack.run();
      }
    }
  }

  private static Supplier<HandshakeObserver> logging(Path path, Session session) {
    KeyLogFile file = KeyLogFile.open(path);
    return new ServerKeyLog(
        lines -> append(file, lines, session), session.environment()::nanoseconds);
  }

  /** A connection is served all the same: it is not its fault. */
  private static void append(KeyLogFile file, KeyLog lines, Session session) {
    try {
      file.append(lines);
    } catch (MinicaException e) {
      synchronized (session) {
        session.warn(String.valueOf(e.getMessage()));
      }
    }
  }

  private void introduce(Listening listening, ServedIdentity identity, Session session) {
    synchronized (session) {
      session.show(listening);
      session.say(
          "listening on "
              + listening.url()
              + identity.certificate().map(own -> " as " + own.subject()).orElse("")
              + ", until interrupted");
      wrongServer.words().ifPresent(words -> session.say("wrong on purpose: " + words));
    }
  }

  private ServeOptions options() {
    ServeOptions options =
        ServeOptions.defaults()
            .withListen(listen.value())
            .withClientAuthentication(clientAuthentication.value())
            .withMaxConnections(maxConnections.value());
    ServeOptions exchanging = keyExchange.value().map(options::withKeyExchange).orElse(options);
    return version.value().map(only -> exchanging.withVersions(Set.of(only))).orElse(exchanging);
  }
}
