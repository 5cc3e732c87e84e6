package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.Delivery;
import dev.minica.ca.Issued;
import dev.minica.cli.openssl.IssueScript;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.openssl.ScriptKey;
import dev.minica.cli.option.Alias;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Passphrase;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.conversion.FileFormat;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Profile;
import dev.minica.key.KeyPair;
import dev.minica.x509.GeneralName;
import dev.minica.x509.TimePoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code minica issue}: a key and a certificate. */
final class IssueCommand implements Scripted {

  private static final List<FileFormat> FORMATS =
      List.of(
          FileFormat.PEM, FileFormat.P12, FileFormat.JKS, FileFormat.BCFKS, FileFormat.K8S_SECRET);

  private static final String PASSWORD = "--password";

  private final Syntax syntax = new Syntax();
  private final Argument<List<GeneralName>> names =
      syntax.operands(
          "NAME", GeneralName::parse, "host name, IP address, e-mail address or URI it is for");
  private final RequestOptions wanted = RequestOptions.ofIssued(syntax, "CN=first name");
  private final Argument<Boolean> client = syntax.flag("--client", "the same as --profile client");
  private final KeySource key = new KeySource(syntax);
  private final Argument<Optional<TimePoint>> notBefore =
      syntax.option("--not-before", "TIME", TimePoint::parse, "from when (default: an hour ago)");
  private final Argument<Optional<TimePoint>> notAfter =
      syntax.option("--not-after", "TIME", TimePoint::parse, "until when, instead of --lifetime");
  private final Argument<Optional<Path>> out =
      syntax.option("--out", "DIR", Paths::output, "where to (default: ./ and the first name)");
  private final Argument<List<FileFormat>> formats =
      syntax.list(
          "--format",
          "FORMAT",
          IssueCommand::format,
          "pem (always written), p12, jks, bcfks, k8s-secret");
  private final Argument<Optional<Pkcs12Profile>> p12Profile =
      syntax.option(
          "--p12-profile",
          "NAME",
          Pkcs12Profile::parse,
          "modern (default), java8, legacy or pbmac1: who is to read p12");
  private final Argument<Optional<PassphraseSource>> password =
      syntax.option(
          PASSWORD,
          "SOURCE",
          PassphraseSource::parse,
          "of the key stores (default " + Delivery.DEFAULT_PASSWORD + ")");
  private final Argument<Optional<String>> alias =
      syntax.option(
          "--alias",
          "A",
          Alias::parse,
          "of the key in key stores, and the name of a k8s-secret (default: first name)");
  private final Argument<Boolean> force = syntax.flag("--force", "replaces files that are there");
  private final IssuerOption issuer = new IssuerOption(syntax);
  private final CaPassword caPassword = new CaPassword(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Makes a key and a certificate for the names, and writes key.pem, cert.pem,"
                + " fullchain.pem (for the server) and ca.pem (for its clients); with --format p12,"
                + " jks or bcfks also keystore and truststore files, for Java and others; with"
                + " k8s-secret also secret.yaml, for Kubernetes.",
            "A name is what it looks like: server.example, *.server.example, 10.0.0.1, ::1,"
                + " me@server.example, https://server.example/. dns:, ip:, email:, uri: and upn: in"
                + " front force one.",
            "ALG is ec-p256, ec-p384, ec-p521, rsa-2048, rsa-3072, rsa-4096, ed25519, ed448,"
                + " ml-dsa-44, ml-dsa-65 or ml-dsa-87. SPAN is like 90d, 12h, 6mo or 1y; TIME like"
                + " 2027-01-31, 2027-01-31T12:00:00Z or +30d. SOURCE is prompt, env:VAR, file:PATH,"
                + " fd:N, stdin or pass:TEXT.",
            ProfileHelp.FILES,
            ProfileHelp.TEXT)
        .example("minica issue server.example", "into ./server.example")
        .example(
            "minica issue server.example localhost 127.0.0.1 ::1 --lifetime 30d",
            "for a server with four names")
        .example(
            "minica issue broker.example --format p12,jks --password env:STORE_PASSWORD",
            "with key stores for Java")
        .example("minica issue --client alice@server.example --out alice", "for a TLS client")
        .example(
            "minica issue www.example.test --profile ./web-short.yaml",
            "under a profile of one's own")
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
    IssuanceRequest request = request(session);
    key.check();
    key.prefer(request.profile().keys().algorithms());
    requireProfileOfUse();
    Path directory = directory();
    return new IssueScript(
            issuer.open(session),
            caPassword.source(),
            request,
            scriptKey(directory, session),
            directory,
            keyStores(),
            p12Profile.value().orElse(Pkcs12Profile.MODERN),
            isForKubernetes(),
            keyAlias(),
            password.value(),
            force.value())
        .write(session.environment());
  }

  @Override
  public ExitCode run(Session session) {
    IssuanceRequest request = request(session);
    key.check();
    key.prefer(request.profile().keys().algorithms());
    requireProfileOfUse();
    Supplier<KeyPair> keyPair = key.pair(session);
    Set<KeyStoreFormat> keyStores = keyStores();
    CertificateAuthority authority = issuer.open(session);
    try (Passphrase storePassword = storePassword(session)) {
      Delivery delivery = delivery(session, keyStores, storePassword);
      Issued issued = authority.issue(request, keyPair, delivery, caPassword.opening(session));
      session.show(new IssuedResult(issued, delivery, request.profile(), isDefaultPassword()));
    }
    return ExitCode.DONE;
  }

  private IssuanceRequest request(Session session) {
    Instant now = session.environment().now();
    return wanted.request(
        names.value(),
        profile(session),
        notBefore.value().map(time -> time.at(now)),
        notAfter.value().map(time -> time.at(now)));
  }

  private Profile profile(Session session) {
    if (client.value() && wanted.namesProfile()) {
      throw new MinicaException(Kind.USAGE, "--client and --profile are both given");
    }
    return client.value() ? Profile.CLIENT : wanted.profile(session);
  }

  private ScriptKey scriptKey(Path directory, Session session) {
    return key.given(session)
        .orElseGet(
            () -> key.made(session, IssueScript.keyFile(directory), PASSWORD, Optional.empty()));
  }

  private Delivery delivery(
      Session session, Set<KeyStoreFormat> keyStores, Passphrase storePassword) {
    return new Delivery(
        session.resolve(directory()),
        keyStores,
        p12Profile.value().orElse(Pkcs12Profile.MODERN),
        isForKubernetes(),
        storePassword.characters(),
        keyAlias(),
        force.value());
  }

  private Path directory() {
    return out.value().orElseGet(() -> Path.of(names.value().get(0).folderName()));
  }

  private String keyAlias() {
    return alias.value().orElseGet(names.value().get(0)::value);
  }

  private static FileFormat format(String text) {
    return FileFormat.parse(text, FORMATS);
  }

  private Set<KeyStoreFormat> keyStores() {
    Set<KeyStoreFormat> keyStores =
        formats.value().stream()
            .flatMap(format -> format.keyStore().stream())
            .collect(Collectors.toSet());
    boolean namesNothing = alias.value().isPresent() && !isForKubernetes();
    if (keyStores.isEmpty() && (password.value().isPresent() || namesNothing)) {
      throw new MinicaException(
              Kind.USAGE, "a password or alias is given, and no key store to have it")
          .withHint("add --format p12 or --format jks");
    }
    return keyStores;
  }

  private boolean isForKubernetes() {
    return formats.value().contains(FileFormat.K8S_SECRET);
  }

  private void requireProfileOfUse() {
    if (p12Profile.value().isPresent() && !formats.value().contains(FileFormat.P12)) {
      throw new MinicaException(Kind.USAGE, "--p12-profile is given without --format p12");
    }
  }

  private boolean isDefaultPassword() {
    return password.value().isEmpty();
  }

  private Passphrase storePassword(Session session) {
    return isDefaultPassword()
        ? Passphrase.known(Delivery.DEFAULT_PASSWORD)
        : session.passphrases().fresh(PASSWORD, "the key stores", password.value());
  }
}
