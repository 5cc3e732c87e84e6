package dev.minica.cli.openssl;

import dev.minica.Environment;
import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.order.IntermediateOrder;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.IssuingCa;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The steps to an issuing CA below a root.
 *
 * @param directory of the CA
 * @param password encrypts its key
 */
record IntermediateSteps(
    Path directory, IntermediateOrder order, Optional<PassphraseSource> password) {

  /** Its key and its certificate. */
  List<ShellWord> files() {
    return List.of(ShellWord.of(keyFile()), certificate());
  }

  ShellWord certificate() {
    return ShellWord.of(CertificateAuthority.certificateFile(directory, order.name()));
  }

  private Path keyFile() {
    return CertificateAuthority.keyFile(directory, order.name());
  }

  /**
   * @param root that signs, or one like it
   * @param signer the same as openssl uses it
   */
  void write(
      OpensslScript.Builder script,
      IssuingCa root,
      Certification.Signer signer,
      Environment environment) {
    ScriptKey key =
        ScriptKey.made(
                order.key(), keyFile(), InitScript.CA_PASSWORD, password, environment.random())
            .besideAnother("intermediate.pem");
    key.prepare(script);
    IssuanceRequest request = order.request(key.publicKey());
    ShellWord subject =
        order
            .subject()
            .map(name -> ShellWord.of(SubjectArgument.of(name)))
            .orElseGet(() -> KeyDigits.subject(script, key, order.key(), order.namePrefix()));
    new Certification(script, Issuer.template(root, request, key.publicKey(), environment), request)
        .ofKey(key, subject, signer, Optional.of(certificate()));
  }
}
