package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.order.CaOrder;
import dev.minica.ca.order.IntermediateOrder;
import dev.minica.ca.order.PublicationUrl;
import dev.minica.ca.order.RootKeyOrder;
import dev.minica.ca.order.RootKeyPlace;
import dev.minica.ca.order.RootOrder;
import dev.minica.cli.openssl.InitScript;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.issuance.Confinement;
import dev.minica.issuance.IssuingCa;
import dev.minica.key.KeyAlgorithm;
import dev.minica.x509.Certificate;
import dev.minica.x509.TimeSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code minica init}: makes a CA. */
final class InitCommand implements Scripted {

  private static final String CA_PASSWORD = "--ca-password";
  private static final String ROOT_KEY_OUT = "--root-key-out";
  private static final String THROW_AWAY = "--throw-away-root";

  private record Created(
      Path directory,
      Path file,
      Certificate root,
      Optional<IssuingCa> issuing,
      Optional<Path> key,
      Optional<Confinement> confinement)
      implements Result {

    @Override
    public void writeTo(TextWriter text) {
      List<String> fields = new ArrayList<>();
      fields.addAll(List.of("CA", directory.toString(), "root", file.toString()));
      fields.addAll(List.of("subject", root.subject().toString()));
      fields.addAll(List.of("key", root.publicKey().toString()));
      fields.addAll(
          List.of("valid", root.validity().notBefore() + " to " + root.validity().notAfter()));
      fields.addAll(List.of("SHA-256", root.fingerprint()));
      issuing.ifPresent(
          ca -> fields.addAll(List.of("issued by", ca.certificate().subject().toString())));
      key.ifPresent(path -> fields.addAll(List.of("root's key", path.toString())));
      confinement.ifPresent(names -> fields.addAll(ConfinementOptions.fields(names)));
      text.fields(fields.toArray(String[]::new));
    }

    @Override
    public Json toJson() {
      Json.ObjectBuilder json =
          Json.object()
              .put("directory", directory.toString())
              .put("root", file.toString())
              .put("subject", root.subject().toString())
              .put("key", root.publicKey().toString())
              .put("notBefore", root.validity().notBefore().toString())
              .put("notAfter", root.validity().notAfter().toString())
              .put("sha256", root.fingerprint());
      issuing.ifPresent(ca -> json.put("issuer", IssuerList.json(ca)));
      key.ifPresent(path -> json.put("rootKey", path.toString()));
      confinement.ifPresent(names -> ConfinementOptions.put(json, names));
      return json.build();
    }
  }

  private final Syntax syntax = new Syntax();
  private final Argument<Optional<String>> name =
      syntax.option(
          "--name", "CN", text -> text, "the root's common name (default: one of its own)");
  private final Argument<KeyAlgorithm> key =
      syntax.option("--key", "ALG", KeyAlgorithm::parse, "the root's key", "ec-p256");
  private final Argument<TimeSpan> lifetime =
      syntax.option("--lifetime", "SPAN", TimeSpan::parse, "how long the root is valid", "10y");
  private final Argument<Optional<PassphraseSource>> password =
      syntax.option(
          CA_PASSWORD, "SOURCE", PassphraseSource::parse, "encrypts the CA's key; see below");

  private final Argument<Boolean> intermediate =
      syntax.flag("--intermediate", "also makes a CA below the root, which issues in its stead");
  private final ConfinementOptions confinement = new ConfinementOptions(syntax);
  private final Argument<Optional<PublicationUrl>> url =
      syntax.option(
          "--url",
          "BASE",
          PublicationUrl::parse,
          "where minica serve will be found: http://ca.example:8080");
  private final Argument<Optional<Path>> rootKeyOut =
      syntax.option(
          ROOT_KEY_OUT, "FILE", Paths::output, "writes the root's key there, not into the CA");
  private final Argument<Boolean> throwAway =
      syntax.flag(THROW_AWAY, "destroys the root's key when it has signed the intermediate");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Makes a CA in the CA directory: a private key, which only you can read, and a"
                + " self-signed root certificate. Whoever is to trust what it issues gets the root.",
            "With --ca-password each key is encrypted, and issuing asks for the passphrase. SOURCE is"
                + " prompt, env:VAR, file:PATH, fd:N, stdin or pass:TEXT.",
            "With --intermediate an issuing CA stands between the root and what is issued. The root's"
                + " key is not needed every day then: --root-key-out puts it into a file that can be"
                + " locked away, and what needs it takes it by --root-key; --throw-away-root never"
                + " writes it, so that there will be no other CA below this root. Both imply"
                + " --intermediate.",
            "With --permit and --exclude the CA can name nothing else, whatever becomes of its key, so"
                + " that who trusts it does not trust it with everything. Root and intermediate both"
                + " say so; there always is an intermediate then, since Java passes over what a root"
                + " says. "
                + ConfinementOptions.WORDS,
            "With --url, what is issued says where CRL, OCSP and CA certificates are: give it before"
                + " the first certificate.")
        .example("minica init", "a CA in your own CA directory")
        .example(
            "minica init --ca ./ca --name \"Team Root\" --key rsa-3072 --lifetime 5y",
            "one for a team, beside its project")
        .example(
            "minica init --ca-password prompt", "one whose key a stolen disk does not give away")
        .example(
            "minica init --root-key-out /media/usb/root.key",
            "a root to be locked away, and a CA below it that issues")
        .example(
            "minica init --permit local --permit corp.example",
            "a CA that can name private hosts and your domain, and nothing else")
        .exits(ExitCode.BAD_INPUT, ExitCode.CONFLICT, ExitCode.BUSY);
  }

  @Override
  public OpensslScript openssl(Session session) {
    return new InitScript(session.caDirectory(), order(session), password.value())
        .write(session.environment());
  }

  @Override
  public ExitCode run(Session session) {
    Path directory = session.caDirectory();
    CaOrder order = order(session);
    CertificateAuthority authority =
        CertificateAuthority.init(directory, order, session.environment());
    session.show(
        new Created(
            directory,
            authority.rootFile(),
            authority.root(),
            order.intermediate().map(made -> authority.issuer()),
            order.rootKey().file(),
            order.root().confinement()));
    session.say("next: minica issue " + confinement.sampleName() + session.caOption());
    return ExitCode.DONE;
  }

  private CaOrder order(Session session) {
    RootKeyOrder rootKey = rootKey(session);
    Optional<Confinement> names = confinement.value();
    boolean issues =
        intermediate.value() || rootKey.place() != RootKeyPlace.KEPT || names.isPresent();
    return new CaOrder(
        new RootOrder(name.value(), key.value(), lifetime.value(), passphrase(session), names),
        issues ? Optional.of(IntermediateOrder.first(key.value())) : Optional.empty(),
        rootKey,
        url.value());
  }

  private RootKeyOrder rootKey(Session session) {
    if (throwAway.value() && rootKeyOut.value().isPresent()) {
      throw new MinicaException(
          Kind.USAGE, ROOT_KEY_OUT + " and " + THROW_AWAY + " are both given");
    }
    if (throwAway.value()) {
      return RootKeyOrder.destroyed();
    }
    return rootKeyOut
        .value()
        .map(file -> RootKeyOrder.out(session.resolve(file)))
        .orElseGet(RootKeyOrder::kept);
  }

  private Optional<Supplier<char[]>> passphrase(Session session) {
    return password
        .value()
        .map(
            source ->
                () ->
                    session
                        .passphrases()
                        .fresh(CA_PASSWORD, "the CA's key", Optional.of(source))
                        .characters());
  }
}
