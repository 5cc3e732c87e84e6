package dev.minica.cli.openssl;

import dev.minica.Environment;
import dev.minica.csr.CertificationRequest;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.SelfSigner;
import dev.minica.x509.CertificateTemplate;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code minica self-sign} by openssl.
 *
 * @param key what signs
 * @param newKey where it is written, if it is new
 * @param csr the request the certificate is for, if there is one
 * @param request what the certificate is to hold
 * @param out the certificate, as typed; absent for standard output
 */
public record SelfSignScript(
    ScriptKey key,
    Optional<Path> newKey,
    Optional<CertificationRequest> csr,
    IssuanceRequest request,
    Optional<Path> out,
    boolean replace) {

  /**
   * Writes the script.
   *
   * @throws dev.minica.MinicaException as {@link SelfSigner#issue}
   */
  public OpensslScript write(Environment environment) {
    OpensslScript.Builder script =
        new OpensslScript.Builder("A certificate that its own key signs.");
    CertificateTemplate template = SelfSigner.template(request, key.publicKey(), environment);
    Outputs outputs = Outputs.of(script, newKey, out, replace);
    key.prepare(script);
    Certification certification = new Certification(script, template, request);
    Certification.Signer signer = new Certification.Signer(Optional.empty(), key);
    if (csr.isPresent()) {
      certification.ofRequest(
          SignScript.copied(script, csr.get()),
          Optional.of(template.subject()).filter(name -> !name.equals(csr.get().subject())),
          signer,
          outputs.file());
    } else {
      ShellWord subject = ShellWord.of(SubjectArgument.of(template.subject()));
      certification.ofKey(key, subject, signer, outputs.file());
    }
    return outputs.open().build();
  }
}
