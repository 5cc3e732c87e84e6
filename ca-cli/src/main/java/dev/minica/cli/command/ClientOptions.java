package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.file.InputFile;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.tls.KeyExchange;
import dev.minica.tls.ServerAddress;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.wire.Octets;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The options that say what a client offers, and what it shows of itself. */
final class ClientOptions {

  private static final String PASSWORD = "--password";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Argument<Optional<Path>> certificate;
  private final Argument<Optional<Path>> keyFile;
  private final Argument<Optional<PassphraseSource>> password;
  private final Argument<Optional<TlsVersion>> version;
  private final Argument<Optional<KeyExchange>> keyExchange;
  private final Argument<Optional<String>> serverName;
  private final Argument<List<String>> protocols;
  private final Argument<Boolean> silent;

  ClientOptions(Syntax syntax) {
    certificate =
        syntax.option(
            "--cert",
            "FILE",
            Paths::parse,
            "the client's certificate, and intermediates after it, if the server asks for one");
    keyFile = syntax.option("--key-file", "FILE", Paths::parse, "the private key of --cert");
    password = syntax.option(PASSWORD, "SOURCE", PassphraseSource::parse, "opens --key-file");
    version =
        syntax.option("--tls", "VERSION", TlsVersion::parse, "1.2 or 1.3 alone (default: both)");
    keyExchange =
        syntax.option(
            "--kx",
            "KX",
            KeyExchange::parse,
            "TLS 1.2 alone, with the key exchange rsa, ecdhe or dhe");
    serverName =
        syntax.option(
            "--servername",
            "NAME",
            ClientOptions::askedName,
            "asks for this name (default: the host)");
    protocols =
        syntax.list("--alpn", "NAME", ClientOptions::protocol, "offers these protocols (ALPN)");
    silent =
        syntax.flag(
            "--no-request", "sends no HTTP request; for servers that speak another protocol");
  }

  /** What the certificate of the server must be for: the name that is asked for. */
  String name(ServerAddress server) {
    return serverName.value().orElse(server.host());
  }

  /**
   * What the client is to do.
   *
   * @param roots whom it believes
   * @throws MinicaException USAGE if the options make no sense together; BAD_INPUT,
   *     WRONG_PASSPHRASE if the client's key and certificate cannot be used
   */
  ClientWishes wishes(ServerAddress server, List<Certificate> roots, Session session) {
    return new ClientWishes(
        serverName.value().or(server::serverName),
        versions(),
        keyExchange.value(),
        List.of(),
        List.of(),
        protocols.value(),
        identity(session),
        roots,
        silent.value() ? Octets.EMPTY : request(server),
        LIMIT);
  }

  private Set<TlsVersion> versions() {
    if (keyExchange.value().isEmpty()) {
      return version.value().map(Set::of).orElse(Set.of(TlsVersion.values()));
    }
    if (version.value().filter(TlsVersion.TLS_1_3::equals).isPresent()) {
      throw new MinicaException(
              Kind.USAGE, "--kx " + keyExchange.value().get() + " cannot be chosen in TLS 1.3")
          .withHint("leave --kx out: the key exchange of TLS 1.3 is always ephemeral");
    }
    return Set.of(TlsVersion.TLS_1_2);
  }

  private Optional<TlsIdentity> identity(Session session) {
    if (certificate.value().isPresent() != keyFile.value().isPresent()) {
      throw new MinicaException(Kind.USAGE, "--cert and --key-file belong together");
    }
    if (password.value().isPresent() && keyFile.value().isEmpty()) {
      throw new MinicaException(Kind.USAGE, PASSWORD + " is given without --key-file");
    }
    return certificate
        .value()
        .flatMap(
            chain ->
                keyFile
                    .value()
                    .map(key -> identity(session.input(chain), session.input(key), session)));
  }

  private TlsIdentity identity(InputFile chain, InputFile key, Session session) {
    PrivateKeyInfo opened =
        key.keyPair(
                () ->
                    session
                        .passphrases()
                        .existing(PASSWORD, key.name(), password.value())
                        .characters())
            .privateKey();
    List<Certificate> certificates = chain.certificates();
    return key.naming(() -> new TlsIdentity(opened, certificates, /* roots= */ List.of()));
  }

  /** RFC 9112 section 3: the shortest request that every server of HTTP answers. */
  private Octets request(ServerAddress server) {
    String host = name(server).indexOf(':') < 0 ? name(server) : "[" + name(server) + "]";
    String text =
        "GET / HTTP/1.1\r\nHost: "
            + host
            + ":"
            + server.port()
            + "\r\nUser-Agent: minica\r\nConnection: close\r\n\r\n";
    return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** In ASCII, as RFC 6066 section 3 wants it; what is ASCII is asked for as it is. */
  private static String askedName(String text) {
    boolean isAscii = text.chars().allMatch(c -> c < 0x80);
    return isAscii ? text : GeneralName.parse(text).value();
  }

  /** RFC 7301 section 3.1. */
  private static String protocol(String text) {
    if (text.isEmpty() || text.length() > 255) {
      throw new MinicaException(
          Kind.USAGE, "the name of a protocol has 1 to 255 characters, and not " + text.length());
    }
    return text;
  }
}
