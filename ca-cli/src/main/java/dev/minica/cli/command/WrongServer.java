package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.defect.Defect;
import dev.minica.defect.Defects;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.file.OutputFiles;
import dev.minica.tls.ServedHosts;
import dev.minica.tls.ServedIdentity;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.wrong.WrongHosts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The options of a server that is wrong on purpose, and the files that its clients need. */
final class WrongServer {

  /** The ways that help and documentation show of a server there is. */
  static final List<String> FAMILIAR =
      List.of(
          "expired",
          "not-yet-valid",
          "wrong-host",
          "wrong-usage",
          "untrusted",
          "incomplete-chain",
          "revoked");

  private static final String ALL = "all";

  private final Argument<Optional<Way>> wrong;
  private final Argument<Optional<List<Defect>>> defects;
  private final Argument<Optional<String>> domain;
  private final Argument<Optional<Path>> out;
  private final Argument<Boolean> force;

  /** A defect as it was asked for. */
  private record Way(String name, Defect defect) {

    static Way parse(String text) {
      return new Way(text, Defects.of(text));
    }
  }

  WrongServer(Syntax syntax) {
    wrong =
        syntax.option(
            "--wrong",
            "WAY",
            Way::parse,
            "serve key and names of DIR in a certificate that is wrong on purpose: "
                + String.join(", ", FAMILIAR)
                + " or another of `minica fixture defects --list`");
    defects =
        syntax.option(
            "--defect",
            "ID[,ID...]",
            WrongServer::parseAll,
            "serve a host for each of these, or for all, without DIR");
    domain =
        syntax.option(
            "--domain",
            "NAME",
            text -> text,
            "with --defect: the domain that the hosts are below (default "
                + WrongHosts.DOMAIN
                + ")");
    out =
        syntax.option(
            "--out",
            "DIR",
            Paths::parse,
            "with --wrong or --defect: where to write the ca.pem that clients are to believe"
                + " (default wrong-WAY, wrong-hosts)");
    force = syntax.flag("--force", "with --wrong or --defect: replace what is there");
  }

  private static List<Defect> parseAll(String text) {
    if (text.equals(ALL)) {
      return Defects.served();
    }
    List<Defect> all = new ArrayList<>();
    for (String id : text.split(",", -1)) {
      all.add(Defects.of(id));
    }
    return List.copyOf(all);
  }

  /** Whether it is wrong on purpose. */
  boolean isAsked() {
    return wrong.value().isPresent() || defects.value().isPresent();
  }

  /** What it is wrong in, for people. */
  Optional<String> words() {
    return wrong
        .value()
        .map(way -> way.defect().sentence())
        .or(() -> defects.value().map(all -> all.size() + " of the catalogue of defects"));
  }

  /**
   * The server in question, sound or not.
   *
   * @param folder the operand
   * @param sound reads a folder
   * @throws MinicaException USAGE if options do not go together
   */
  ServedHosts of(
      Optional<Path> folder, Function<Optional<Path>, TlsIdentity> sound, Session session) {
    requireFitting(folder);
    if (defects.value().isPresent()) {
      return WrongHosts.of(
          defects.value().get(), domain.value().orElse(WrongHosts.DOMAIN), session.environment());
    }
    TlsIdentity own = sound.apply(folder);
    return wrong
        .value()
        .map(way -> WrongHosts.like(own, way.defect(), session.environment()))
        .orElseGet(() -> ServedHosts.of(own));
  }

  private void requireFitting(Optional<Path> folder) {
    if (!isAsked() && (out.value().isPresent() || force.value())) {
      throw new MinicaException(Kind.USAGE, "--out and --force are for --wrong and --defect");
    }
    if (defects.value().isEmpty() && domain.value().isPresent()) {
      throw new MinicaException(Kind.USAGE, "--domain is for --defect");
    }
    if (defects.value().isPresent() && (folder.isPresent() || wrong.value().isPresent())) {
      throw new MinicaException(
              Kind.USAGE, "--defect makes keys and names of its own, and takes no DIR or --wrong")
          .withHint("--wrong WAY takes those of DIR");
    }
  }

  /**
   * Writes what clients need to see nothing else wrong; nothing for a sound server.
   *
   * @return the certificates of the CAs
   * @throws MinicaException CONFLICT or FAILED if it cannot be written
   */
  Optional<Path> write(ServedHosts served, Session session) {
    if (!isAsked()) {
      return Optional.empty();
    }
    String name = wrong.value().map(way -> "wrong-" + way.name()).orElse("wrong-hosts");
    Path folder = session.resolve(out.value().orElse(Path.of(name.replace('/', '-'))));
    return Optional.of(write(served, folder, session));
  }

  private Path write(ServedHosts served, Path folder, Session session) {
    Path ca = folder.resolve("ca.pem");
    OutputFiles files = new OutputFiles(session.environment(), force.value());
    List<String> texts = new ArrayList<>();
    files.plan(ca, /* secret= */ false);
    texts.add(pem(served, PemBlock.CERTIFICATE, ServedIdentity::anchors));
    String crls = pem(served, PemBlock.CRL, ServedIdentity::crls);
    if (!crls.isEmpty()) {
      files.plan(folder.resolve("crl.pem"), /* secret= */ false);
      texts.add(crls);
    }
    files.write(texts);
    return ca;
  }

  /** Each once. */
  private static String pem(
      ServedHosts served, String label, Function<ServedIdentity, List<byte[]>> part) {
    Set<String> texts = new LinkedHashSet<>();
    for (ServedIdentity each : served.all()) {
      part.apply(each).forEach(der -> texts.add(Pem.encode(new PemBlock(label, der))));
    }
    return String.join("", texts);
  }
}
