package dev.minica.cli.openssl;

import dev.minica.Environment;
import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.csr.CertificationRequest;
import dev.minica.encoding.Pem;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Issuer;
import dev.minica.x509.CertificateTemplate;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code minica sign} by openssl.
 *
 * @param csr the request; it is no secret, and what it asks for was checked, so that it is copied
 * @param request what it gets
 * @param out the certificate, as typed; absent for standard output
 */
public record SignScript(
    CertificateAuthority authority,
    Optional<PassphraseSource> caPassword,
    CertificationRequest csr,
    IssuanceRequest request,
    Optional<Path> out,
    boolean replace) {

  /**
   * Writes the script.
   *
   * @throws dev.minica.MinicaException as {@link Issuer#issue}
   */
  public OpensslScript write(Environment environment) {
    OpensslScript.Builder script =
        new OpensslScript.Builder(
            "A certificate of a CA that minica made, for somebody's request.");
    CertificateTemplate template =
        Issuer.template(authority.issuer(), request, csr.publicKey(), environment);
    ScriptAuthority ca = new ScriptAuthority(authority, caPassword);
    ca.explain(script);
    ca.signer().key().using(script);
    Outputs outputs = Outputs.of(script, out, replace);
    script.using(csr.publicKey().algorithm());
    ShellWord asked = copied(script, csr);
    new Certification(script, template, request)
        .ofRequest(
            asked,
            Optional.of(template.subject()).filter(name -> !name.equals(csr.subject())),
            ca.signer(),
            outputs.file());
    return outputs.open().build();
  }

  /** The request as a file of the script. */
  static ShellWord copied(OpensslScript.Builder script, CertificationRequest csr) {
    String name = "request.pem";
    script
        .says("The request. What it asks for was checked, so it stands here as it was read.")
        .file(name, Pem.encode(csr).lines().toList());
    return ShellWord.temporary(name);
  }
}
