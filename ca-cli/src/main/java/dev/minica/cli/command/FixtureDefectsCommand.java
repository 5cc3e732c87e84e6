package dev.minica.cli.command;

import dev.minica.Environment;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.defect.Defect;
import dev.minica.defect.Defects;
import dev.minica.defect.Setting;
import dev.minica.file.OutputFiles;
import dev.minica.seed.Seed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code minica fixture defects}: what is wrong in exactly one way, for tests of verifiers. */
final class FixtureDefectsCommand implements Command {

  private final Syntax syntax = new Syntax();
  private final Argument<List<Defect>> ids =
      syntax.anyOperands(
          "ID",
          Defects::of,
          "which, such as rfc5280/4.1.2.2-serial-zero or expired (default: all)");
  private final Argument<Boolean> list =
      syntax.flag("--list", "shows what there is, and makes nothing");
  private final Argument<Path> out =
      syntax.option("--out", "DIR", Paths::output, "holds a folder for each", "defects");
  private final Argument<String> host =
      syntax.option(
          "--host",
          "NAME",
          text -> text,
          "the server's name; two of three labels and some of two need as many",
          Setting.HOST);
  private final Argument<Optional<Seed>> seed =
      syntax.option(
          "--seed",
          "TEXT",
          Seed::parse,
          "makes the same octets each time, of keys that anybody can make");
  private final Argument<Boolean> force = syntax.flag("--force", "replaces files that are there");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Makes certificates, chains, CRLs, requests and stores that are each wrong in exactly"
                + " one way, to test who verifies: a folder for each, and index.json, which says"
                + " what is wrong, by which clause, and what is to be said of it.",
            "The verdict is accept, reject or either: then the clause binds who issues and leaves"
                + " who verifies free. It holds for a server of the host, now. The first two are"
                + " sound: who refuses those refuses for another reason than it seems.",
            "A folder has chain.pem as the server sends it, key.pem, ca.pem to be believed, and"
                + " crl.pem where CRLs are in question; or request.pem and key.pem; or a store,"
                + " of passphrase changeit. Believe these CAs nowhere but in a test.",
            "With --seed all of it is the same on every machine, and made as of 2026-01-01: that is"
                + " the time in index.json, at which it is to be judged.")
        .example("minica fixture defects --list", "what there is")
        .example("minica fixture defects", "all of it, below defects")
        .example("minica fixture defects expired wrong-host --out broken", "two, elsewhere")
        .example("minica fixture defects --seed ours", "all of it, the same wherever it is made")
        .example(
            "minica fixture defects revoked && openssl verify -crl_check_all \\\n"
                + "      -CAfile defects/rfc5280/6.3.3-revoked/ca.pem \\\n"
                + "      -CRLfile defects/rfc5280/6.3.3-revoked/crl.pem \\\n"
                + "      -untrusted defects/rfc5280/6.3.3-revoked/chain.pem \\\n"
                + "      defects/rfc5280/6.3.3-revoked/chain.pem",
            "one, in front of another verifier")
        .exits(ExitCode.CONFLICT);
  }

  @Override
  public ExitCode run(Session session) {
    List<Defect> wanted = ids.value().isEmpty() ? Defects.all() : distinct(ids.value());
    if (list.value()) {
      session.show(new ListedDefects(wanted));
      return ExitCode.DONE;
    }
    Environment made = session.environment();
    Instant time = seed.value().isPresent() ? Seed.EPOCH : made.now();
    Function<Defect, Setting> setting =
        defect ->
            seed.value()
                .map(each -> Setting.of(host.value(), defect, each))
                .orElseGet(() -> new Setting(host.value(), made));
    DefectFolder folder = new DefectFolder(session.resolve(out.value()), wanted, setting);
    folder.write(host.value(), time, new OutputFiles(made, force.value()));
    session.show(new MadeDefects(wanted, session.resolve(out.value())));
    return ExitCode.DONE;
  }

  /** One may be asked for by several of its names. */
  private static List<Defect> distinct(List<Defect> named) {
    Map<String, Defect> once = new LinkedHashMap<>();
    named.forEach(defect -> once.put(defect.id(), defect));
    return List.copyOf(once.values());
  }
}
