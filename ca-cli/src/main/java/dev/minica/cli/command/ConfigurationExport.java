package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.Delivery;
import dev.minica.cli.configuration.ClientSide;
import dev.minica.cli.configuration.PemFile;
import dev.minica.cli.configuration.ServerSide;
import dev.minica.cli.configuration.Target;
import dev.minica.cli.configuration.Targets;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.tls.ClientAuthentication;
import dev.minica.tls.ServerAddress;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code --config} and what belongs to it: the configuration of a program that uses a key store.
 */
final class ConfigurationExport {

  private static final String CONFIG = "--config";

  /** For the help of a command with this option. */
  static final String EXPLANATION =
      "NAME is spring, quarkus, tomcat, kafka, jetty, netty, nginx, apache, haproxy, postgres,"
          + " node, python, go or docker. The last eight read PEM, as issue writes it: key.pem,"
          + " fullchain.pem and ca.pem; haproxy reads combined.pem, which is key.pem and"
          + " fullchain.pem in one file. A password is never printed: where it is not the usual one, the"
          + " configuration takes it from the variable of --password env:VAR, else from"
          + " $STORE_PASSWORD.";

  private final Argument<Optional<Target>> config;
  private final Argument<Optional<ServerAddress>> connect;
  private final Argument<Optional<ServerAddress>> listen;
  private final Argument<Optional<ClientAuthentication>> clientAuth;
  private final Argument<Optional<Path>> installedIn;
  private final Argument<Optional<Path>> trustStore;
  private final Argument<Optional<Path>> keyFile;
  private final Argument<Optional<Path>> certificate;

  /** Declares the options. */
  ConfigurationExport(Syntax syntax) {
    config =
        syntax.option(
            CONFIG, "NAME", Targets::named, "prints what makes this program use the files");
    listen =
        syntax.option(
            "--listen", "HOST:PORT", ConfigurationExport::address, "where it is to listen");
    connect =
        syntax.option(
            "--connect",
            "HOST:PORT",
            ConfigurationExport::address,
            "as a client of this server, instead of as a server");
    clientAuth =
        syntax.option(
            "--client-auth",
            "WHETHER",
            ClientAuthentication::parse,
            "none (default), want or require certificates of clients");
    installedIn =
        syntax.option(
            "--installed-in", "DIR", Paths::parse, "where it finds the files (default: here)");
    trustStore =
        syntax.option(
            "--truststore", "FILE", Paths::parse, "whom it believes (default: truststore.* there)");
    keyFile =
        syntax.option("--key-file", "FILE", Paths::parse, "its key in PEM (default: key.pem)");
    certificate =
        syntax.option(
            "--cert", "FILE", Paths::parse, "its certificates in PEM (default: fullchain.pem)");
  }

  /**
   * Whether a configuration is wanted.
   *
   * @throws MinicaException USAGE if not, and an option that says more of it is given
   */
  boolean isWanted() {
    if (config.value().isEmpty()
        && (listen.value().isPresent()
            || connect.value().isPresent()
            || clientAuth.value().isPresent()
            || installedIn.value().isPresent()
            || trustStore.value().isPresent()
            || keyFile.value().isPresent()
            || certificate.value().isPresent())) {
      throw new MinicaException(
              Kind.USAGE, "something is said of a configuration, and none is asked for")
          .withHint("add " + CONFIG + " NAME");
    }
    if (connect.value().isPresent() && listen.value().isPresent()) {
      throw new MinicaException(Kind.USAGE, "--connect and --listen are both given")
          .withHint("--connect is for a client, --listen for a server");
    }
    return config.value().isPresent();
  }

  /**
   * The configuration.
   *
   * @param store a key store, or a folder that {@code issue} wrote
   * @throws IllegalStateException if none is wanted
   */
  ConfigurationResult of(
      Session session, Path store, Optional<PassphraseSource> password, Optional<String> alias) {
    Target target =
        config.value().orElseThrow(() -> new IllegalStateException("no configuration is wanted"));
    FoundFiles found =
        FoundFiles.at(
                session,
                store,
                target.readsKeyStores(),
                password,
                alias,
                trustStore.value().map(session::resolve))
            .with(named(session));
    ClientAuthentication clients = clientAuth.value().orElse(ClientAuthentication.NONE);
    ConfigurationResult result =
        connect
            .value()
            .map(server -> client(target, server, found, clients))
            .orElseGet(() -> server(target, found, clients));
    if (target.readsKeyStores() && password.isEmpty()) {
      session.say(
          "the passphrase is taken to be "
              + Delivery.DEFAULT_PASSWORD
              + ", which everybody knows: "
              + FoundFiles.PASSWORD
              + " says another");
    }
    return result;
  }

  private ConfigurationResult server(
      Target target, FoundFiles found, ClientAuthentication clients) {
    ServerSide side =
        new ServerSide(found.files(installedIn.value()), found.names(), listen.value(), clients);
    return new ConfigurationResult(target.name(), "server", target.server(side));
  }

  private ConfigurationResult client(
      Target target, ServerAddress server, FoundFiles found, ClientAuthentication clients) {
    ClientSide side =
        new ClientSide(
            found.files(installedIn.value()), server, clients != ClientAuthentication.NONE);
    return new ConfigurationResult(target.name(), "client", target.client(side));
  }

  private Map<PemFile, Path> named(Session session) {
    Map<PemFile, Path> named = new EnumMap<>(PemFile.class);
    keyFile.value().ifPresent(path -> named.put(PemFile.KEY, session.resolve(path)));
    certificate.value().ifPresent(path -> named.put(PemFile.CHAIN, session.resolve(path)));
    if (keyFile.value().equals(certificate.value())) {
      keyFile.value().ifPresent(path -> named.put(PemFile.COMBINED, session.resolve(path)));
    }
    return named;
  }

  private static ServerAddress address(String text) {
    return ServerAddress.of(text)
        .orElseThrow(
            () ->
                new MinicaException(
                        Kind.USAGE, "\"" + Escaped.of(text) + "\" is no address and port")
                    .withHint("such as server.example:8443, 127.0.0.1:8443 or [::1]:8443"));
  }
}
