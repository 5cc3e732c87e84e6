package dev.minica.cli.command;

import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.defect.Defect;
import dev.minica.defect.Defects;
import dev.minica.defect.Setting;
import java.nio.file.Path;
import java.util.List;

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
          "the server's name, of three labels or more",
          Setting.HOST);
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
                + " crl.pem where CRLs are in question; or request.pem and key.pem; or store.p12,"
                + " of passphrase changeit. Believe these CAs nowhere but in a test.")
        .example("minica fixture defects --list", "what there is")
        .example("minica fixture defects", "all of it, below defects")
        .example("minica fixture defects expired wrong-host --out broken", "two, elsewhere")
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
    List<Defect> wanted = ids.value().isEmpty() ? Defects.all() : ids.value();
    if (list.value()) {
      session.show(new ListedDefects(wanted));
      return ExitCode.DONE;
    }
    Setting setting = new Setting(host.value(), session.environment());
    DefectFolder folder = new DefectFolder(session.resolve(out.value()), wanted, setting);
    folder.write(force.value());
    session.show(new MadeDefects(wanted, session.resolve(out.value())));
    return ExitCode.DONE;
  }
}
