package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.encoding.Pem;
import dev.minica.file.OutputFiles;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlFormat;
import dev.minica.tls.ServedIdentity;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.wrong.WrongCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options of a server that is wrong on purpose, and the files that its clients need. */
final class WrongServer {

  private final Argument<Optional<WrongCertificate>> wrong;
  private final Argument<Optional<Path>> out;
  private final Argument<Boolean> force;

  WrongServer(Syntax syntax) {
    wrong =
        syntax.option(
            "--wrong",
            "WAY",
            WrongCertificate::parse,
            "serve a certificate that is wrong on purpose: " + WrongCertificate.list());
    out =
        syntax.option(
            "--out",
            "DIR",
            Paths::parse,
            "with --wrong: where to write the ca.pem that its clients are to believe (default"
                + " wrong-WAY)");
    force = syntax.flag("--force", "with --wrong: replace what is there");
  }

  /** In which way it is wrong, if it is. */
  Optional<WrongCertificate> way() {
    return wrong.value();
  }

  /**
   * The server in question, sound or not.
   *
   * @throws MinicaException USAGE if files are asked for and there are none
   */
  ServedIdentity of(TlsIdentity sound, Session session) {
    if (way().isEmpty() && (out.value().isPresent() || force.value())) {
      throw new MinicaException(Kind.USAGE, "--out and --force are for --wrong");
    }
    return way()
        .map(way -> way.of(sound, session.environment()))
        .orElseGet(() -> ServedIdentity.of(sound));
  }

  /**
   * Writes what clients need to see nothing else wrong; nothing for a sound server, nor for one
   * that nobody is to believe.
   *
   * @return the certificate of the CA
   * @throws MinicaException CONFLICT or FAILED if it cannot be written
   */
  Optional<Path> write(ServedIdentity served, Session session) {
    return way()
        .filter(way -> way != WrongCertificate.UNTRUSTED)
        .map(way -> session.resolve(out.value().orElse(Path.of("wrong-" + way))))
        .map(folder -> write(served, folder, session));
  }

  private Path write(ServedIdentity served, Path folder, Session session) {
    Path ca = folder.resolve("ca.pem");
    OutputFiles files = new OutputFiles(session.environment(), force.value());
    List<String> texts = new ArrayList<>();
    files.plan(ca, /* secret= */ false);
    texts.add(Pem.encode(served.anchors()));
    for (Crl crl : served.crls()) {
      files.plan(folder.resolve("crl.pem"), /* secret= */ false);
      texts.add(new String(CrlFormat.PEM.encode(crl), StandardCharsets.US_ASCII));
    }
    files.write(texts);
    return ca;
  }
}
