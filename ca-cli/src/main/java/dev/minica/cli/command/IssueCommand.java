package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.Delivery;
import dev.minica.ca.InputFile;
import dev.minica.ca.Issued;
import dev.minica.cli.openssl.IssueScript;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.openssl.ScriptKey;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Profile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import dev.minica.x509.TimePoint;
import dev.minica.x509.TimeSpan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code minica issue}: a key and a certificate. */
final class IssueCommand implements Scripted {

  private static final String CA_PASSWORD = "--ca-password";
  private static final String KEY_PASSWORD = "--key-password";
  private static final String PASSWORD = "--password";

  private final Syntax syntax = new Syntax();
  private final Argument<List<GeneralName>> names =
      syntax.operands(
          "NAME", GeneralName::parse, "host name, IP address, e-mail address or URI it is for");
  private final Argument<Optional<Profile>> profile =
      syntax.option(
          "--profile",
          "NAME",
          Profile::named,
          "server (default), client, peer, email or code-signing");
  private final Argument<Boolean> client = syntax.flag("--client", "the same as --profile client");
  private final Argument<Optional<KeyAlgorithm>> key =
      syntax.option("--key", "ALG", KeyAlgorithm::parse, "the new key (default ec-p256)");
  private final Argument<Optional<Path>> keyFile =
      syntax.option("--key-file", "FILE", Paths::parse, "a private key that is there, instead");
  private final Argument<Optional<PassphraseSource>> keyPassword =
      syntax.option(KEY_PASSWORD, "SOURCE", PassphraseSource::parse, "opens --key-file");
  private final Argument<Optional<DistinguishedName>> subject =
      syntax.option(
          "--subject", "DN", DistinguishedName::parse, "the subject (default: CN=first name)");
  private final Argument<Optional<TimeSpan>> lifetime =
      syntax.option("--lifetime", "SPAN", TimeSpan::parse, "how long it is valid (default 397d)");
  private final Argument<Optional<TimePoint>> notBefore =
      syntax.option("--not-before", "TIME", TimePoint::parse, "from when (default: an hour ago)");
  private final Argument<Optional<TimePoint>> notAfter =
      syntax.option("--not-after", "TIME", TimePoint::parse, "until when, instead of --lifetime");
  private final Argument<Optional<Path>> out =
      syntax.option("--out", "DIR", Paths::parse, "where to (default: ./ and the first name)");
  private final Argument<List<OutputFormat>> formats =
      syntax.list("--format", "FORMAT", OutputFormat::parse, "pem (always written), p12, jks");
  private final Argument<Optional<PassphraseSource>> password =
      syntax.option(
          PASSWORD,
          "SOURCE",
          PassphraseSource::parse,
          "of the key stores (default " + Delivery.DEFAULT_PASSWORD + ")");
  private final Argument<Optional<String>> alias =
      syntax.option(
          "--alias", "A", IssueCommand::alias, "of the key in key stores (default: first name)");
  private final Argument<Boolean> force = syntax.flag("--force", "replaces files that are there");
  private final Argument<Optional<PassphraseSource>> caPassword =
      syntax.option(CA_PASSWORD, "SOURCE", PassphraseSource::parse, "opens the CA's key");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Makes a key and a certificate for the names, and writes key.pem, cert.pem,"
                + " fullchain.pem (for the server) and ca.pem (for its clients); with --format p12 or"
                + " jks also keystore and truststore files, for Java and others.",
            "A name is what it looks like: server.example, *.server.example, 10.0.0.1, ::1,"
                + " me@server.example, https://server.example/. dns:, ip:, email:, uri: and upn: in"
                + " front force one.",
            "ALG is ec-p256, ec-p384, ec-p521, rsa-2048, rsa-3072, rsa-4096, ed25519, ed448,"
                + " ml-dsa-44, ml-dsa-65 or ml-dsa-87. SPAN is like 90d, 12h, 6mo or 1y; TIME like"
                + " 2027-01-31, 2027-01-31T12:00:00Z or +30d. SOURCE is prompt, env:VAR, file:PATH,"
                + " fd:N, stdin or pass:TEXT.")
        .example("minica issue server.example", "into ./server.example")
        .example(
            "minica issue server.example localhost 127.0.0.1 ::1 --lifetime 30d",
            "for a server with four names")
        .example(
            "minica issue broker.example --format p12,jks --password env:STORE_PASSWORD",
            "with key stores for Java")
        .example("minica issue --client alice@server.example --out alice", "for a TLS client")
        .exits(
            ExitCode.BAD_INPUT,
            ExitCode.REFUSED,
            ExitCode.CONFLICT,
            ExitCode.UNUSABLE_CA,
            ExitCode.BUSY,
            ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public OpensslScript openssl(Session session) {
    IssuanceRequest request = request(session.environment().now());
    requireOneKey();
    Path directory = directory();
    return new IssueScript(
            CertificateAuthority.open(session.caDirectory(), session.environment()),
            caPassword.value(),
            request,
            scriptKey(directory, session),
            directory,
            keyStores(),
            keyAlias(),
            password.value(),
            force.value())
        .write(session.environment());
  }

  @Override
  public ExitCode run(Session session) {
    IssuanceRequest request = request(session.environment().now());
    requireOneKey();
    Supplier<KeyPair> keyPair = keyPair(session);
    CertificateAuthority authority =
        CertificateAuthority.open(session.caDirectory(), session.environment());
    Delivery delivery = delivery(session);
    Issued issued = authority.issue(request, keyPair, delivery, caPassphrase(session));
    session.show(new IssuedResult(issued, delivery, request.profile(), isDefaultPassword()));
    return ExitCode.DONE;
  }

  private IssuanceRequest request(Instant now) {
    return new IssuanceRequest(
        names.value(),
        profile(),
        subject.value(),
        lifetime.value(),
        notBefore.value().map(time -> time.at(now)),
        notAfter.value().map(time -> time.at(now)));
  }

  private Profile profile() {
    if (client.value() && profile.value().isPresent()) {
      throw new MinicaException(Kind.USAGE, "--client and --profile are both given");
    }
    return client.value() ? Profile.CLIENT : profile.value().orElse(Profile.SERVER);
  }

  private void requireOneKey() {
    if (key.value().isPresent() && keyFile.value().isPresent()) {
      throw new MinicaException(Kind.USAGE, "--key and --key-file are both given");
    }
    if (keyPassword.value().isPresent() && keyFile.value().isEmpty()) {
      throw new MinicaException(Kind.USAGE, KEY_PASSWORD + " is given without --key-file");
    }
  }

  private Supplier<KeyPair> keyPair(Session session) {
    return keyFile
        .value()
        .map(file -> keyFrom(session.input(file), session))
        .orElse(
            () ->
                KeyPairs.generate(
                    key.value().orElse(KeyAlgorithm.EC_P256), session.environment().random()));
  }

  private Supplier<KeyPair> keyFrom(InputFile file, Session session) {
    return () ->
        file.keyPair(
            () ->
                session
                    .passphrases()
                    .existing(KEY_PASSWORD, file.name(), keyPassword.value())
                    .characters());
  }

  private ScriptKey scriptKey(Path directory, Session session) {
    if (keyFile.value().isPresent()) {
      KeyPair pair = keyPair(session).get();
      return ScriptKey.given(
          keyFile.value().get(), KEY_PASSWORD, keyPassword.value(), pair.publicKey());
    }
    return ScriptKey.made(
        key.value().orElse(KeyAlgorithm.EC_P256),
        IssueScript.keyFile(directory),
        KEY_PASSWORD,
        Optional.empty(),
        session.environment().random());
  }

  private Delivery delivery(Session session) {
    return new Delivery(
        session.resolve(directory()),
        keyStores(),
        storePassword(session),
        keyAlias(),
        force.value());
  }

  private Path directory() {
    return out.value().orElseGet(() -> Path.of(names.value().get(0).folderName()));
  }

  private String keyAlias() {
    return alias.value().orElseGet(names.value().get(0)::value);
  }

  /** Programs that list a key store print its aliases as they are. */
  private static String alias(String text) {
    if (text.isBlank() || !Escaped.of(text).equals(text)) {
      throw new MinicaException(
          Kind.USAGE,
          text.isBlank() ? "the alias is empty" : "'" + text + "' holds what nobody can see");
    }
    return text;
  }

  private Set<KeyStoreFormat> keyStores() {
    Set<KeyStoreFormat> keyStores =
        formats.value().stream()
            .flatMap(format -> format.keyStore().stream())
            .collect(Collectors.toSet());
    if (keyStores.isEmpty() && (password.value().isPresent() || alias.value().isPresent())) {
      throw new MinicaException(
              Kind.USAGE, "a password or alias is given, and no key store to have it")
          .withHint("add --format p12 or --format jks");
    }
    return keyStores;
  }

  private boolean isDefaultPassword() {
    return password.value().isEmpty();
  }

  private char[] storePassword(Session session) {
    return password.value().isEmpty()
        ? Delivery.DEFAULT_PASSWORD.toCharArray()
        : session.passphrases().fresh(PASSWORD, "the key stores", password.value()).characters();
  }

  private Supplier<char[]> caPassphrase(Session session) {
    return () ->
        session
            .passphrases()
            .existing(CA_PASSWORD, "the CA's key", caPassword.value())
            .characters();
  }
}
