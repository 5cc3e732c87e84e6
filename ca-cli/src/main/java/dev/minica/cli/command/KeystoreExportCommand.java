package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.configuration.ClientSide;
import dev.minica.cli.configuration.PemFile;
import dev.minica.cli.configuration.ServerSide;
import dev.minica.cli.configuration.Target;
import dev.minica.cli.configuration.Targets;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.tls.ClientAuthentication;
import dev.minica.tls.ServerAddress;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** {@code minica keystore export}: the configuration of a program that uses a key store's files. */
final class KeystoreExportCommand implements Command {

  private final Syntax syntax = new Syntax();
  private final Argument<Path> store =
      syntax.operand("STORE", Paths::parse, "a key store, or the folder that issue wrote");
  private final Argument<Target> config =
      syntax.required("--config", "NAME", Targets::named, "the program to be configured");
  private final Argument<Optional<ServerAddress>> connect =
      syntax.option(
          "--connect",
          "HOST:PORT",
          KeystoreExportCommand::address,
          "as a client of this server, instead of as a server");
  private final Argument<Optional<ServerAddress>> listen =
      syntax.option(
          "--listen",
          "HOST:PORT",
          KeystoreExportCommand::address,
          "where the server listens (default: as usual)");
  private final Argument<ClientAuthentication> clientAuth =
      syntax.option(
          "--client-auth",
          "WHETHER",
          ClientAuthentication::parse,
          "none, want or require; a client then shows a certificate",
          "none");
  private final Argument<Optional<Path>> installedIn =
      syntax.option(
          "--installed-in",
          "DIR",
          Paths::parse,
          "where the program finds the files (default: here)");
  private final Argument<Optional<Path>> trustStore =
      syntax.option(
          "--truststore",
          "FILE",
          Paths::parse,
          "whom to believe (default: truststore.* beside it)");
  private final Argument<Optional<Path>> keyFile =
      syntax.option("--key-file", "FILE", Paths::parse, "the key in PEM (default: key.pem)");
  private final Argument<Optional<Path>> certificate =
      syntax.option(
          "--cert", "FILE", Paths::parse, "its certificates in PEM (default: fullchain.pem)");
  private final Argument<Optional<PassphraseSource>> password =
      syntax.option(
          FoundFiles.PASSWORD, "SOURCE", PassphraseSource::parse, "opens STORE (default changeit)");
  private final Argument<Optional<String>> alias =
      syntax.option("--alias", "A", text -> text, "of the private key, if there are more");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Prints the configuration with which a program uses a key store, or the PEM files"
                + " beside it: TLS 1.2 and 1.3, the other side verified. Nothing is written.",
            "NAME is spring, quarkus, tomcat, kafka, jetty, netty, nginx, apache, haproxy,"
                + " postgres, node, python, go or docker. The last seven read PEM: key.pem,"
                + " fullchain.pem and ca.pem, as issue writes them; haproxy reads combined.pem,"
                + " which 'minica convert STORE combined.pem' makes.",
            "A password is never printed: where it is not the usual one, the configuration takes it"
                + " from the variable of --password env:VAR, or else from $STORE_PASSWORD.",
            "SOURCE is prompt, env:VAR, file:PATH, fd:N, stdin or pass:TEXT.")
        .example("minica keystore export server.example --config nginx", "a server block for nginx")
        .example(
            "minica keystore export keystore.p12 --config spring --client-auth require",
            "for Spring Boot, clients having to show a certificate")
        .example(
            "minica keystore export truststore.p12 --config kafka --connect broker.example:9093",
            "for a client of a Kafka broker")
        .exits(ExitCode.BAD_INPUT, ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public ExitCode run(Session session) {
    if (connect.value().isPresent() && listen.value().isPresent()) {
      throw new MinicaException(Kind.USAGE, "--connect and --listen are both given")
          .withHint("--connect is for a client, --listen for a server");
    }
    FoundFiles found =
        FoundFiles.at(session, store.value(), password.value(), alias.value())
            .with(given(session), trustStore.value().map(session::resolve));
    session.show(
        connect.value().map(server -> clientOf(server, found)).orElseGet(() -> server(found)));
    return ExitCode.DONE;
  }

  private ConfigurationResult server(FoundFiles found) {
    ServerSide side =
        new ServerSide(
            found.files(installedIn.value()), found.names(), listen.value(), clientAuth.value());
    return new ConfigurationResult(config.value().name(), "server", config.value().server(side));
  }

  private ConfigurationResult clientOf(ServerAddress server, FoundFiles found) {
    ClientSide side =
        new ClientSide(
            found.files(installedIn.value()),
            server,
            clientAuth.value() != ClientAuthentication.NONE);
    return new ConfigurationResult(config.value().name(), "client", config.value().client(side));
  }

  private Map<PemFile, Path> given(Session session) {
    Map<PemFile, Path> given = new EnumMap<>(PemFile.class);
    keyFile.value().ifPresent(path -> given.put(PemFile.KEY, session.resolve(path)));
    certificate.value().ifPresent(path -> given.put(PemFile.CHAIN, session.resolve(path)));
    if (keyFile.value().isPresent() && keyFile.value().equals(certificate.value())) {
      given.put(PemFile.COMBINED, session.resolve(keyFile.value().get()));
    }
    return given;
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
