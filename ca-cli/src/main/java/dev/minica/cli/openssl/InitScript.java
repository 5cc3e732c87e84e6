package dev.minica.cli.openssl;

import dev.minica.Environment;
import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Profile;
import dev.minica.issuance.SelfSigner;
import dev.minica.key.KeyAlgorithm;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.TimeSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code minica init} by openssl: the root's key and certificate.
 *
 * @param directory of the CA
 * @param name the root's common name; absent for one with the beginning of its key identifier
 * @param password encrypts the key
 */
public record InitScript(
    Path directory,
    Optional<String> name,
    KeyAlgorithm algorithm,
    TimeSpan lifetime,
    Optional<PassphraseSource> password) {

  /** Writes the script. */
  public OpensslScript write(Environment environment) {
    OpensslScript.Builder script =
        new OpensslScript.Builder("A root CA: a private key, and a certificate that it signs.");
    Path keyFile = CertificateAuthority.rootKeyFile(directory);
    ScriptKey key =
        ScriptKey.made(algorithm, keyFile, "--ca-password", password, environment.random());
    ShellWord root = ShellWord.of(CertificateAuthority.rootFile(directory));
    script.making(List.of(ShellWord.of(keyFile), root), false);
    script
        .says(
            "The CA directory. minica keeps records and settings in it, too, and without them",
            "does not take what openssl makes here for a CA of its own.")
        .line("mkdir -p -- " + ShellWord.of(directory).written());
    key.prepare(script);
    IssuanceRequest request = request();
    new Certification(script, SelfSigner.template(request, key.publicKey(), environment), request)
        .ofKey(
            key,
            subject(script, key),
            new Certification.Signer(Optional.empty(), key),
            Optional.of(root));
    return script.opening(List.of(root)).build();
  }

  private IssuanceRequest request() {
    return new IssuanceRequest(
        List.of(),
        Profile.ROOT,
        Optional.of(DistinguishedName.ofCommonName(name.orElse("root"))),
        Optional.of(lifetime),
        Optional.empty(),
        Optional.empty());
  }

  private ShellWord subject(OpensslScript.Builder script, ScriptKey key) {
    if (name.isPresent()) {
      return ShellWord.of(SubjectArgument.of(DistinguishedName.ofCommonName(name.get())));
    }
    script
        .says(
            "The name tells this root from others by its key identifier (RFC 5280 section 4.2.1.2):",
            "the SHA-1 of the public key, without what says its algorithm.")
        .run(
            new ShellCommand("openssl", "pkey")
                .add("-in", key.word())
                .add("-pubout", "-outform", "DER")
                .add("-out", ShellWord.temporary("public.der")))
        .line("id=$(" + tail() + " \"$work/public.der\" | openssl dgst -sha1 -r | cut -c 1-6)");
    return ShellWord.quoting("/CN=minica root CA ", "id", "");
  }

  /** What is after the algorithm and the header of the BIT STRING. */
  private String tail() {
    return switch (algorithm.family()) {
      case EC -> "tail -c " + (1 + 2 * ((algorithm.size() + 7) / 8));
      case EDDSA -> "tail -c " + (algorithm == KeyAlgorithm.ED25519 ? 32 : 57);
      case RSA -> "tail -c +25";
      case ML_DSA -> "tail -c +23";
    };
  }
}
