package dev.minica.cli.openssl;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.Pem;
import dev.minica.revocation.CrlFormat;
import dev.minica.revocation.CrlTemplate;
import dev.minica.revocation.RevocationReason;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The steps from what was revoked to a CRL, by {@code openssl ca}.
 *
 * @param next what the CRL says, besides what is revoked here
 */
record CrlSteps(OpensslScript.Builder script, Certification.Signer signer, CrlTemplate next) {

  private static final ShellWord INDEX = ShellWord.temporary("index.txt");
  private static final ShellWord PEM = ShellWord.temporary("crl.pem");
  private static final ShellWord CERTIFICATE = ShellWord.temporary("certificate.pem");

  /** Blanks for tabs, since tabs do not survive being copied from a terminal. */
  void database(List<Revocation> revocations) {
    script
        .says("What was revoked, as openssl ca keeps it: blanks become tabs.")
        .file("revoked", lines(revocations))
        .line("tr ' ' '\\t' <\"$work/revoked\" >" + INDEX.written())
        .line("printf '%s\\n' " + number() + " >\"$work/crlnumber\"");
    configuration();
  }

  private List<String> lines(List<Revocation> revocations) {
    Set<Object> named =
        next.entries().stream().map(CrlTemplate.Entry::serialNumber).collect(Collectors.toSet());
    return revocations.stream()
        .filter(revocation -> named.contains(revocation.serialNumber()))
        .peek(revocation -> requireWord(revocation.reason()))
        .map(revocation -> OpensslIndex.line(revocation).replace('\t', ' '))
        .toList();
  }

  private static void requireWord(RevocationReason reason) {
    if (reason != RevocationReason.UNSPECIFIED && OpensslIndex.word(reason).isEmpty()) {
      throw new MinicaException(Kind.USAGE, "openssl ca has no word for the reason " + reason);
    }
  }

  private String number() {
    String digits = next.number().toString(16).toUpperCase(Locale.ROOT);
    return (digits.length() % 2 == 0 ? "" : "0") + digits;
  }

  private void configuration() {
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

  /** Adds to what is revoked. */
  void revoke(Certificate certificate, RevocationReason reason) {
    requireWord(reason);
    script
        .says("What is revoked now.")
        .file("certificate.pem", Pem.encode(List.of(certificate)).lines().toList());
    ShellCommand command = ca(new ShellCommand("openssl", "ca").add("-revoke", CERTIFICATE));
    OpensslIndex.word(reason).ifPresent(word -> command.add("-crl_reason", word));
    script.run(command);
  }

  /**
   * The CRL.
   *
   * @param file absent for standard output
   */
  void crl(CrlFormat format, Optional<ShellWord> file) {
    script.says("The CRL.");
    ShellCommand command = ca(new ShellCommand("openssl", "ca", "-gencrl"));
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

  private ShellCommand ca(ShellCommand command) {
    command
        .add("-config", ShellWord.temporary("ca.cnf"))
        .add("-cert", signer.certificate().orElseThrow())
        .add("-keyfile", signer.key().word());
    signer.key().opening().toOpenssl(command, "-passin");
    signer.key().digest().ifPresent(digest -> command.add("-md", digest.substring(1)));
    return command;
  }

  private void lifetime(ShellCommand command) {
    Duration lifetime = Duration.between(next.thisUpdate(), next.nextUpdate());
    boolean isDays = lifetime.equals(Duration.ofDays(lifetime.toDays()));
    command.add(
        isDays ? "-crldays" : "-crlsec",
        Long.toString(isDays ? lifetime.toDays() : lifetime.toSeconds()));
  }
}
