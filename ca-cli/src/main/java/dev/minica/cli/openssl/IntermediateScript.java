package dev.minica.cli.openssl;

import dev.minica.Environment;
import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.order.IntermediateOrder;
import dev.minica.ca.order.IssuerName;
import dev.minica.cli.option.PassphraseSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code minica intermediate create} by openssl.
 *
 * @param directory of the CA
 * @param password of the root's key
 */
public record IntermediateScript(
    Path directory,
    CertificateAuthority authority,
    IntermediateOrder order,
    Optional<PassphraseSource> password) {

  /**
   * Writes the script.
   *
   * @throws dev.minica.MinicaException as {@link dev.minica.issuance.Issuer#issue}
   */
  public OpensslScript write(Environment environment) {
    OpensslScript.Builder script =
        new OpensslScript.Builder("An issuing CA below the root of a CA that minica made.");
    CertificateAuthority root = authority.as(IssuerName.ROOT);
    ScriptAuthority signing = new ScriptAuthority(root, password);
    IntermediateSteps steps =
        new IntermediateSteps(
            directory, order, root.hasEncryptedKey() ? password.or(this::asked) : Optional.empty());
    signing.explain(script);
    signing.signer().key().using(script);
    script.making(steps.files(), false);
    steps.write(script, root.issuer(), signing.signer(), environment);
    return script.opening(List.of(steps.certificate())).build();
  }

  private Optional<PassphraseSource> asked() {
    return Optional.of(PassphraseSource.parse("prompt"));
  }
}
