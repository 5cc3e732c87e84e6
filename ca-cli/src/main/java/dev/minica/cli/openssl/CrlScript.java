package dev.minica.cli.openssl;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.revocation.CrlFormat;
import dev.minica.revocation.CrlTemplate;
import dev.minica.revocation.RevocationReason;
import dev.minica.store.Revocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code minica crl} by openssl.
 *
 * @param next what it would say
 * @param out the file, as typed; absent for standard output
 */
public record CrlScript(
    CertificateAuthority authority,
    Optional<PassphraseSource> caPassword,
    CrlTemplate next,
    CrlFormat format,
    Optional<Path> out) {

  private static final ShellWord INDEX = ShellWord.temporary("index.txt");
  private static final ShellWord PEM = ShellWord.temporary("crl.pem");

  /**
   * Writes the script.
   *
   * @throws MinicaException USAGE if openssl cannot say the reason of a revocation
   */
  public OpensslScript write() {
    OpensslScript.Builder script =
        new OpensslScript.Builder("A CRL of a CA that minica made: what it has revoked.");
    script.says(
        "The CA's own files are used as they are. minica also keeps each CRL, and sees that no",
        "number is given twice; openssl leaves no trace in the CA directory.");
    Certification.Signer signer = new ScriptAuthority(authority, caPassword).signer();
    signer.key().using(script);
    Outputs outputs = Outputs.of(script, out, true);
    database(script);
    configuration(script);
    crl(script, signer, outputs.file());
    return outputs.open().build();
  }

  /** Blanks for tabs, since tabs do not survive being copied from a terminal. */
  private void database(OpensslScript.Builder script) {
    script
        .says("What was revoked, as openssl ca keeps it: blanks become tabs.")
        .file("revoked", lines())
        .line("tr ' ' '\\t' <\"$work/revoked\" >" + INDEX.written())
        .line("printf '%s\\n' " + number() + " >\"$work/crlnumber\"");
  }

  private List<String> lines() {
    Set<Object> named =
        next.entries().stream().map(CrlTemplate.Entry::serialNumber).collect(Collectors.toSet());
    return authority.revocations().stream()
        .filter(revocation -> named.contains(revocation.serialNumber()))
        .peek(CrlScript::requireWord)
        .map(revocation -> OpensslIndex.line(revocation).replace('\t', ' '))
        .toList();
  }

  private static void requireWord(Revocation revocation) {
    if (revocation.reason() != RevocationReason.UNSPECIFIED
        && OpensslIndex.word(revocation.reason()).isEmpty()) {
      throw new MinicaException(
          Kind.USAGE, "openssl ca has no word for the reason " + revocation.reason());
    }
  }

  private String number() {
    String digits = next.number().toString(16).toUpperCase(Locale.ROOT);
    return (digits.length() % 2 == 0 ? "" : "0") + digits;
  }

  private static void configuration(OpensslScript.Builder script) {
    script.file(
        "ca.cnf",
        List.of(
            "[ca]",
            "default_ca = once",
            "[once]",
            "database = $ENV::work/index.txt",
            "crlnumber = $ENV::work/crlnumber",
            "default_md = default",
            "crl_extensions = extensions",
            "[extensions]",
            "authorityKeyIdentifier = keyid:always"));
  }

  private void crl(
      OpensslScript.Builder script, Certification.Signer signer, Optional<ShellWord> file) {
    script.says("The CRL.");
    ShellCommand command =
        new ShellCommand("openssl", "ca", "-gencrl")
            .add("-config", ShellWord.temporary("ca.cnf"))
            .add("-cert", signer.certificate().orElseThrow())
            .add("-keyfile", signer.key().word());
    signer.key().opening().toOpenssl(command, "-passin");
    signer.key().digest().ifPresent(digest -> command.add("-md", digest.substring(1)));
    lifetime(command);
    if (format == CrlFormat.DER) {
      script.run(command.add("-out", PEM));
      ShellCommand conversion = new ShellCommand("openssl", "crl", "-outform", "DER");
      conversion.add("-in", PEM);
      file.ifPresent(word -> conversion.add("-out", word));
      script.run(conversion);
    } else {
      file.ifPresent(word -> command.add("-out", word));
      script.run(command);
    }
  }

  private void lifetime(ShellCommand command) {
    Duration lifetime = Duration.between(next.thisUpdate(), next.nextUpdate());
    boolean isDays = lifetime.equals(Duration.ofDays(lifetime.toDays()));
    command.add(
        isDays ? "-crldays" : "-crlsec",
        Long.toString(isDays ? lifetime.toDays() : lifetime.toSeconds()));
  }
}
