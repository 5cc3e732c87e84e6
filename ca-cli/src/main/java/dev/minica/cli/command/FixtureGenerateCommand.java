package dev.minica.cli.command;

import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.file.InputFile;
import dev.minica.fixture.FixtureFolder;
import dev.minica.fixture.FixtureReport;
import dev.minica.fixture.FixtureSet;
import dev.minica.fixture.FixtureSetFile;
import dev.minica.seed.Seed;
import java.nio.file.Path;
import java.util.Optional;

/** {@code minica fixture generate}: all the keys and certificates of a test, from one file. */
final class FixtureGenerateCommand implements Command {

  private final Syntax syntax = new Syntax();
  private final Argument<Path> file =
      syntax.operand("FILE", Paths::parse, "what there is to be, in YAML");
  private final Argument<Optional<Path>> out =
      syntax.option("--out", "DIR", Paths::output, "where it goes (default: the set's name)");
  private final Argument<Optional<Seed>> seed =
      syntax.option("--seed", "TEXT", Seed::parse, "makes the same keys for all who know it");
  private final Argument<Boolean> check =
      syntax.flag("--check", "says what would be made, and makes nothing");
  private final Argument<Boolean> force =
      syntax.flag("--force", "replaces files that are there and were not made here");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Makes the CAs, certificates, requests, CRLs, OCSP responses and stores that a file"
                + " lists, each into files whose names begin with its id. A second run makes only"
                + " what is missing, was changed, or nears its end, and what is made from that;"
                + " all of it appears, or none. Who reads the folder need not know when it was"
                + " made.",
            "An id ends in .key and .crt as PEM, .chain.crt with the intermediates, .csr, .crl and"
                + " .crl.pem, .ocsp, .p12, .jks, .bcfks, .der, .key.der, .encrypted.key, .p7b,"
                + " .secret.yaml."
                + " Samples and a JSON schema of the files are in sample-config/fixtures.",
            "With --seed every octet follows from the text and the file: keys, serial numbers,"
                + " signatures and stores, on every machine and JDK. It is then as late as the"
                + " file's epoch says, or 2026-01-01. Anybody can make such keys: their"
                + " certificates say DO NOT TRUST, and 'minica import' refuses them.",
            "MINICA_NATIVE_JAR names the jar of the Amazon Corretto Crypto Provider, or of"
                + " Conscrypt: sets of 500 entries and more are made three times as fast with it,"
                + " though not from a seed. The last line says whose arithmetic it was.")
        .example("minica fixture generate kafka.yaml", "all of it, below kafka")
        .example("minica fixture generate --check kafka.yaml", "in CI: whether a run is due")
        .example(
            "minica fixture generate --seed ours --out src/test/pki kafka.yaml",
            "the same for everybody")
        .example(
            "minica fixture generate --json kafka.yaml | jq -r '.made[].files[]'",
            "the names of what was made, for a script")
        .exits(ExitCode.NO, ExitCode.BAD_INPUT, ExitCode.REFUSED, ExitCode.CONFLICT);
  }

  @Override
  public ExitCode run(Session session) {
    InputFile input = session.input(file.value());
    FixtureSet set = FixtureSetFile.read(input.name(), input.read());
    Path directory = session.resolve(out.value().orElseGet(() -> Path.of(set.name())));
    FixtureFolder folder = new FixtureFolder(directory, session.environment(), session.nativeJar());
    if (check.value()) {
      FixtureReport report = folder.check(set, seed.value());
      session.show(new CheckedFixtures(directory, report));
      return report.isFresh() && report.ended().isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }
    FixtureReport report = made(folder, set, session);
    session.show(new MadeFixtures(directory, report, seed.value().isPresent()));
    return ExitCode.DONE;
  }

  private FixtureReport made(FixtureFolder folder, FixtureSet set, Session session) {
    try {
      return folder.make(set, seed.value(), force.value(), new FixtureStatus(session));
    } finally {
      session.status("");
    }
  }
}
