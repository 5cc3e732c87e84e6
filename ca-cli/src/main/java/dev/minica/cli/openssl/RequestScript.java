package dev.minica.cli.openssl;

import dev.minica.csr.CertificationRequestTemplate;
import dev.minica.issuance.Issuer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code minica csr create} by openssl.
 *
 * @param key what the request is for
 * @param newKey where it is written, if it is new
 * @param template what the request says
 * @param out the request, as typed; absent for standard output
 */
public record RequestScript(
    ScriptKey key,
    Optional<Path> newKey,
    CertificationRequestTemplate template,
    Optional<Path> out,
    boolean replace) {

  /**
   * Writes the script.
   *
   * @throws dev.minica.MinicaException REFUSED if the key is too weak for any CA
   */
  public OpensslScript write() {
    Issuer.refuseWeakKey(key.publicKey());
    OpensslScript.Builder script =
        new OpensslScript.Builder("A request for a certificate (PKCS #10), for a CA to sign.");
    Outputs outputs = Outputs.of(script, newKey, out, replace);
    key.prepare(script);
    ShellWord subject = ShellWord.of(SubjectArgument.of(template.subject()));
    Certification.request(script, key, subject, template.extensions(), outputs.file());
    return outputs.open().build();
  }
}
