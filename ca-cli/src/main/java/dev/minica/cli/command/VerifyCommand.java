package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.openssl.VerifyScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.file.InputFile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.verification.Answer;
import dev.minica.verification.Purpose;
import dev.minica.verification.Question;
import dev.minica.verification.Verifier;
import dev.minica.x509.Certificate;
import dev.minica.x509.TimePoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code minica verify}: whether a certificate would be accepted, and if not why. */
final class VerifyCommand implements Scripted {

  private final Syntax syntax = new Syntax();
  private final Argument<Path> file =
      syntax.operand(
          "CERT",
          Paths::parse,
          "PEM or DER, - is standard input; intermediates may follow in the file");
  private final Argument<List<Path>> roots =
      syntax.repeated(
          "--root", "FILE", Paths::parse, "trusted certificates (default: the CA's root)");
  private final Argument<List<Path>> untrusted =
      syntax.repeated("--untrusted", "FILE", Paths::parse, "further intermediates, in any order");
  private final Argument<Optional<String>> host =
      syntax.option(
          "--host", "NAME", text -> text, "the host name, IP or e-mail address it must hold");
  private final Argument<Optional<Purpose>> purpose =
      syntax.option(
          "--purpose",
          "USE",
          VerifyCommand::parsePurpose,
          "server, client, email or any (default: server with --host, else any)");
  private final Argument<Optional<TimePoint>> at =
      syntax.option("--at", "TIME", TimePoint::parse, "when (default: now)");
  private final Argument<List<Path>> crls =
      syntax.repeated(
          "--crl",
          "FILE",
          Paths::parse,
          "CRLs, PEM or DER, that must say that nothing below the root is revoked");
  private final Argument<Integer> maxDepth =
      syntax.option(
          "--max-depth",
          "N",
          VerifyCommand::parseDepth,
          "how many intermediates there may be",
          Integer.toString(Question.DEFAULT_MAX_DEPTH));

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Says whether a certificate leads to a trusted root, is valid, and may be used for the"
                + " purpose and name asked for (RFC 5280 section 6, RFC 9525). If not, says what is"
                + " wrong with which certificate, and what would put it right.",
            "Roots are trusted for what they say themselves: one that has expired, or whose"
                + " constraints exclude the name, accepts nothing.",
            "With --crl, each certificate below the root must be found not revoked: a current CRL of"
                + " its issuer has to be there. Without, revocation is not looked at. Nothing is"
                + " ever fetched.",
            "--max-depth counts the intermediates between certificate and root; with 0 the root"
                + " itself must have issued it. CAs that certify themselves anew do not count (RFC"
                + " 5280 section 6.1.4).")
        .example(
            "minica verify server.example/cert.pem --host server.example",
            "as a client of the server would")
        .example(
            "minica verify chain.pem --root corporate.pem --purpose client",
            "a client's certificate, with another root than the CA's")
        .example(
            "minica verify cert.pem --crl root.crl --crl issuing.crl",
            "also that neither it nor its issuer is revoked")
        .example("minica verify cert.pem --at +90d", "whether it still holds in three months")
        .exits(ExitCode.NO, ExitCode.BAD_INPUT, ExitCode.UNUSABLE_CA);
  }

  @Override
  public OpensslScript openssl(Session session) {
    Instant now = session.environment().now();
    List<Path> trusted =
        roots.value().isEmpty() ? List.of(authority(session).rootFile()) : roots.value();
    List<InputFile> inputs =
        Stream.of(List.of(file.value()), trusted, untrusted.value())
            .flatMap(List::stream)
            .map(session::input)
            .toList();
    crls.value().forEach(session::input);
    return new VerifyScript(
            file.value(),
            trusted,
            untrusted.value(),
            host.value(),
            purpose.value().orElse(defaultPurpose()),
            at.value().map(time -> time.at(now)),
            crls.value(),
            maxDepth.value(),
            algorithms(inputs))
        .write();
  }

  private static Set<KeyAlgorithm> algorithms(List<InputFile> inputs) {
    return certificates(inputs)
        .flatMap(certificate -> certificate.publicKey().algorithm().stream())
        .collect(Collectors.toSet());
  }

  @Override
  public ExitCode run(Session session) {
    InputFile input = session.input(file.value());
    List<InputFile> rootInputs = roots.value().stream().map(session::input).toList();
    List<InputFile> untrustedInputs = untrusted.value().stream().map(session::input).toList();
    List<InputFile> crlInputs = crls.value().stream().map(session::input).toList();
    List<Certificate> given = input.certificates();
    Instant now = session.environment().now();
    Question question =
        Question.about(
                given.get(0),
                anchors(session, rootInputs),
                at.value().map(t -> t.at(now)).orElse(now))
            .withIntermediates(intermediates(session, given, untrustedInputs))
            .withCrls(crlInputs.stream().flatMap(crl -> crl.crls().stream()).toList())
            .withMaxDepth(maxDepth.value())
            .withPurpose(purpose.value().orElse(defaultPurpose()));
    Question complete = host.value().map(question::withHost).orElse(question);
    Answer answer = Verifier.answer(complete);
    session.show(new VerifiedResult(complete, answer));
    return answer.isAccepted() ? ExitCode.DONE : ExitCode.NO;
  }

  private static List<Certificate> anchors(Session session, List<InputFile> roots) {
    return roots.isEmpty() ? List.of(authority(session).root()) : certificates(roots).toList();
  }

  private static CertificateAuthority authority(Session session) {
    return CertificateAuthority.open(session.caDirectory(), session.environment());
  }

  /** Whose root is the CA's by default can have the CA's own intermediates, too. */
  private List<Certificate> intermediates(
      Session session, List<Certificate> given, List<InputFile> untrusted) {
    List<Certificate> ours =
        roots.value().isEmpty() ? authority(session).certificates() : List.of();
    return Stream.of(given.stream().skip(1), certificates(untrusted), ours.stream())
        .flatMap(certificates -> certificates)
        .toList();
  }

  private static Stream<Certificate> certificates(List<InputFile> inputs) {
    return inputs.stream().flatMap(input -> input.certificates().stream());
  }

  private Purpose defaultPurpose() {
    boolean isHost = host.value().filter(name -> name.indexOf('@') < 0).isPresent();
    return isHost ? Purpose.SERVER : Purpose.ANY;
  }

  private static Purpose parsePurpose(String text) {
    return switch (text) {
      case "server" -> Purpose.SERVER;
      case "client" -> Purpose.CLIENT;
      case "email" -> Purpose.EMAIL;
      case "any" -> Purpose.ANY;
      default ->
          throw new MinicaException(Kind.USAGE, "unknown purpose \"" + Escaped.of(text) + "\"")
              .withHint("one of server, client, email, any");
    };
  }

  private static int parseDepth(String text) {
    boolean isNumber =
        !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber) {
      throw new MinicaException(
          Kind.USAGE, "\"" + Escaped.of(text) + "\" is no number of intermediates from 0 to 9999");
    }
    return Integer.parseInt(text);
  }
}
