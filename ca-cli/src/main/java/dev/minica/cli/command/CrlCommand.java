package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.CrlFile;
import dev.minica.cli.openssl.CrlScript;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.file.FileTarget;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlFormat;
import dev.minica.revocation.EncodedCrls;
import dev.minica.x509.TimeSpan;
import java.nio.file.Path;
import java.util.Optional;

/** {@code minica crl}: the list of what is revoked, signed. */
final class CrlCommand implements Scripted {

  private record MadeCrl(Crl crl, Optional<Path> file) implements Result {

    @Override
    public void writeTo(TextWriter text) {
      if (file.isEmpty()) {
        text.block(EncodedCrls.encode(crl));
        return;
      }
      text.fields(
          "number",
          crl.number().orElseThrow().toString(),
          "issuer",
          crl.issuer().toString(),
          "revoked",
          Integer.toString(crl.entryCount()),
          "from",
          crl.thisUpdate().toString(),
          "to",
          crl.nextUpdate().orElseThrow().toString(),
          "file",
          file.get().toString());
    }

    @Override
    public Json toJson() {
      Json.ObjectBuilder json =
          Json.object()
              .put("number", new Json.Literal(crl.number().orElseThrow().toString()))
              .put("issuer", crl.issuer().toString())
              .put("revoked", crl.entryCount())
              .put("thisUpdate", crl.thisUpdate().toString())
              .put("nextUpdate", crl.nextUpdate().orElseThrow().toString());
      file.ifPresentOrElse(
          path -> json.put("file", path.toString()),
          () -> json.put("pem", EncodedCrls.encode(crl)));
      return json.build();
    }
  }

  private final Syntax syntax = new Syntax();
  private final Argument<TimeSpan> lifetime =
      syntax.option("--lifetime", "SPAN", TimeSpan::parse, "by when the next one is due", "7d");
  private final Argument<CrlFormat> format =
      syntax.option("--format", "FORMAT", CrlFormat::parse, "pem or der", "pem");
  private final Argument<Optional<Path>> out =
      syntax.option(
          "--out",
          "FILE",
          Paths::output,
          "the CRL, in the place of one that is there (default: standard output)");
  private final IssuerOption issuer = new IssuerOption(syntax);
  private final RootKeyOption rootKey = new RootKeyOption(syntax);
  private final CaPassword caPassword = new CaPassword(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Makes the next certificate revocation list (CRL, RFC 5280) of an issuing CA: every"
                + " certificate of it that is revoked and has not expired. Each has its own number,"
                + " higher than the one before, and all are kept in the CA directory.",
            "Clients that insist on a CRL refuse everything once it is out of date, so make the next"
                + " one in time. SPAN is like 7d, 12h or 1mo.")
        .example("minica crl --out ca.crl.pem", "for a week, into a file")
        .example(
            "minica crl --format der --out /var/www/ca.crl --lifetime 30d",
            "for clients that fetch it by HTTP")
        .example("minica crl | openssl crl -text -noout", "to look at")
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
    requireFileForDer();
    CertificateAuthority authority = authority(session);
    return new CrlScript(
            authority,
            caPassword.source(),
            authority.nextCrl(lifetime.value()),
            format.value(),
            out.value())
        .write();
  }

  @Override
  public ExitCode run(Session session) {
    requireFileForDer();
    Optional<Path> path = out.value().map(session::resolve);
    Crl crl =
        authority(session)
            .makeCrl(
                lifetime.value(),
                path.map(file -> new CrlFile(FileTarget.of(file), format.value())),
                caPassword.opening(session));
    session.show(new MadeCrl(crl, path));
    if (crl.thisUpdate().isAfter(session.environment().now())) {
      session.warn(
          "the CRL before it is from "
              + crl.thisUpdate()
              + ", which is yet to come; so is this one: see to the clock");
    }
    return ExitCode.DONE;
  }

  private CertificateAuthority authority(Session session) {
    return rootKey.given(issuer.open(session), session);
  }

  private void requireFileForDer() {
    if (format.value() == CrlFormat.DER && out.value().isEmpty()) {
      throw new MinicaException(Kind.USAGE, "--format der is for files, and there is none")
          .withHint("say which with --out");
    }
  }
}
