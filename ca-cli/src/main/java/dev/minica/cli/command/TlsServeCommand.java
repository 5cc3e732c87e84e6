package dev.minica.cli.command;

import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.tls.ClientAuthentication;
import dev.minica.tls.ConnectionListener;
import dev.minica.tls.DemoServer;
import dev.minica.tls.Endpoint;
import dev.minica.tls.NegotiatedConnection;
import dev.minica.tls.ServeOptions;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.TlsVersion;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code minica tls serve}: a demo HTTPS server that runs until it is interrupted. */
final class TlsServeCommand implements Command {

  private record Listening(InetSocketAddress address) implements Result {

    String url() {
      return "https://" + Endpoint.text(address) + "/";
    }

    @Override
    public void writeTo(TextWriter text) {
      text.line(url());
    }

    @Override
    public Json toJson() {
      return Json.object().put("url", url()).build();
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
  private final Argument<ClientAuthentication> clientAuthentication =
      syntax.option(
          "--client-auth",
          "MODE",
          ClientAuthentication::parse,
          "none, want or require a client certificate of the CA in ca.pem",
          "none");
  private final Argument<Integer> maxConnections =
      syntax.option(
          "--max-connections",
          "N",
          ServeOptions::parseMaxConnections,
          "how many connections at once; beyond it the one longest in its handshake makes way",
          Integer.toString(ServeOptions.DEFAULT_CONNECTIONS));

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Runs a demo HTTPS server on issued material until it is interrupted. Its page under /"
                + " and the JSON document under /json show each visitor what was negotiated.",
            "The first line on stdout is its URL. Each connection gets a line on stderr, which says"
                + " why if it failed. The server is for looking at TLS, not for anybody's data.")
        .example("minica tls serve server.example", "serves on https://127.0.0.1:8443/")
        .example(
            "minica tls serve server.example --listen 127.0.0.1:0",
            "on a free port, which it prints")
        .example(
            "minica tls serve server.example --tls 1.2 --client-auth require",
            "TLS 1.2 alone, for clients with a certificate of the same CA")
        .exits(ExitCode.BAD_INPUT);
  }

  @Override
  public ExitCode run(Session session) {
    Path folder = session.resolve(directory.value().orElse(Path.of("")));
    TlsIdentity identity = TlsIdentity.read(folder);
    try (DemoServer server =
        DemoServer.start(session.environment(), identity, options(), new Talk(session))) {
      Listening listening = new Listening(server.address());
      session.show(listening);
      session.say(
          "listening on "
              + listening.url()
              + " as "
              + identity.certificate().subject()
              + ", until interrupted");
      server.awaitClose();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.DONE;
  }

  private ServeOptions options() {
    ServeOptions options =
        ServeOptions.defaults()
            .withListen(listen.value())
            .withClientAuthentication(clientAuthentication.value())
            .withMaxConnections(maxConnections.value());
    return version.value().map(only -> options.withVersions(Set.of(only))).orElse(options);
  }
}
