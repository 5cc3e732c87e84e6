package dev.minica.cli.openssl;

import dev.minica.MinicaException;
import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.revocation.CrlFormat;
import dev.minica.revocation.CrlTemplate;
import java.nio.file.Path;
import java.util.Optional;

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
    CrlSteps steps = new CrlSteps(script, signer, next);
    steps.database(authority.revocations());
    steps.crl(format, outputs.file());
    return outputs.open().build();
  }
}
