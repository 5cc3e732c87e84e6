package dev.minica.cli.command;

import dev.minica.ca.Examination;
import dev.minica.ca.checkup.Diagnosis;
import dev.minica.ca.checkup.Finding;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code minica doctor}: what is wrong with a CA directory. */
final class DoctorCommand implements Command {

  private final Syntax syntax = new Syntax();
  private final Argument<Boolean> fix =
      syntax.flag("--fix", "mends what can be mended for certain");
  private final CaPassword caPassword = new CaPassword(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Looks a CA directory over: permissions and owners; keys that are missing, or not those"
                + " of their certificates; records, revocations and CRLs that cannot be read, or are"
                + " of others; issuing CAs that expire, or are revoked; name constraints that some"
                + " clients pass over; a CRL that is out of date; times that are yet to come; what"
                + " killed runs left; gaps in the log. A fault is wrong; a note is worth knowing.",
            "Nothing is changed, and others may go on using the CA. --fix mends permissions, clears"
                + " what killed runs left, and revokes again what the last CRL names.",
            "An encrypted key is compared with its certificate if --ca-password opens it.")
        .example("minica doctor", "is all well with your own CA?")
        .example("minica doctor --fix", "and mend what can be mended")
        .example("minica doctor --ca ./ca --ca-password env:PW", "encrypted keys, too")
        .example("minica doctor --json --quiet", "for a script")
        .exits(
            ExitCode.NO,
            ExitCode.UNUSABLE_CA,
            ExitCode.FAILED,
            ExitCode.BUSY,
            ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public ExitCode run(Session session) {
    Optional<Supplier<char[]>> passphrase =
        caPassword.source().map(source -> caPassword.opening(session));
    try (Examination examination =
        new Examination(session.caDirectory(), session.environment(), passphrase)) {
      Diagnosis before = examination.diagnosis();
      boolean isToMend = fix.value() && before.findings().stream().anyMatch(Finding::isMendable);
      ExaminedCa result =
          isToMend
              ? mended(examination, before, session)
              : new ExaminedCa(session.caDirectory(), before, List.of());
      session.show(result);
      return result.diagnosis().isSound() ? ExitCode.DONE : ExitCode.NO;
    }
  }

  private static ExaminedCa mended(Examination examination, Diagnosis before, Session session) {
    examination.mend();
    Diagnosis after = examination.diagnosis();
    List<Finding> mended =
        before.findings().stream()
            .filter(finding -> finding.isMendable() && !after.findings().contains(finding))
            .toList();
    return new ExaminedCa(session.caDirectory(), after, mended);
  }
}
