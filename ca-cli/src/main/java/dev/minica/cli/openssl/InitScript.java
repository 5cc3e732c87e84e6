package dev.minica.cli.openssl;

import dev.minica.Environment;
import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.order.CaOrder;
import dev.minica.ca.order.IntermediateOrder;
import dev.minica.ca.order.IssuerName;
import dev.minica.ca.order.RootKeyPlace;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.IssuingCa;
import dev.minica.issuance.Profile;
import dev.minica.issuance.SelfSigner;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code minica init} by openssl: the root's key and certificate, and those of an intermediate.
 *
 * @param directory of the CA
 * @param password encrypts the keys
 */
public record InitScript(Path directory, CaOrder order, Optional<PassphraseSource> password) {

  static final String CA_PASSWORD = "--ca-password";

  /** Writes the script. */
  public OpensslScript write(Environment environment) {
    OpensslScript.Builder script =
        new OpensslScript.Builder("A root CA: a private key, and a certificate that it signs.");
    ScriptKey key = rootKey(environment);
    ShellWord root = ShellWord.of(CertificateAuthority.rootFile(directory));
    Optional<IntermediateSteps> intermediate = order.intermediate().map(this::intermediate);
    script.making(files(key, root, intermediate), false);
    script
        .says(
            "The CA directory. minica keeps records and settings in it, too, and without them",
            "does not take what openssl makes here for a CA of its own.")
        .line("mkdir -p -- " + ShellWord.of(directory).written());
    key.prepare(script);
    IssuanceRequest request = request();
    Certification.Signer self = new Certification.Signer(Optional.empty(), key);
    new Certification(script, SelfSigner.template(request, key.publicKey(), environment), request)
        .ofKey(key, subject(script, key), self, Optional.of(root));
    intermediate.ifPresent(
        steps ->
            steps.write(
                script,
                standIn(request, environment),
                new Certification.Signer(Optional.of(root), key),
                environment));
    return script
        .opening(Stream.concat(Stream.of(root), certificates(intermediate)).toList())
        .build();
  }

  private ScriptKey rootKey(Environment environment) {
    KeyAlgorithm algorithm = order.root().key();
    if (order.rootKey().place() == RootKeyPlace.DESTROYED) {
      return ScriptKey.passing(algorithm, environment.random());
    }
    Path file =
        order
            .rootKey()
            .file()
            .orElseGet(() -> CertificateAuthority.keyFile(directory, IssuerName.ROOT));
    return ScriptKey.made(algorithm, file, CA_PASSWORD, password, environment.random());
  }

  private IntermediateSteps intermediate(IntermediateOrder wanted) {
    return new IntermediateSteps(directory, wanted, password);
  }

  private static List<ShellWord> files(
      ScriptKey key, ShellWord root, Optional<IntermediateSteps> intermediate) {
    List<ShellWord> files = new ArrayList<>(key.madeFile().stream().toList());
    files.add(root);
    intermediate.ifPresent(steps -> files.addAll(steps.files()));
    return files;
  }

  private static Stream<ShellWord> certificates(Optional<IntermediateSteps> intermediate) {
    return intermediate.stream().map(IntermediateSteps::certificate);
  }

  /** A root like the one that is to be: what an intermediate says is asked of the profile. */
  private IssuingCa standIn(IssuanceRequest request, Environment environment) {
    SigningKey key =
        SigningKey.of(
            KeyPairs.generate(KeyAlgorithm.EC_P256, environment.random()), environment.random());
    Certificate root = new SelfSigner(key, environment).issue(request);
    return new IssuingCa(IssuingCa.ROOT, List.of(root), order.publication(IssuerName.ROOT));
  }

  private IssuanceRequest request() {
    return new IssuanceRequest(
        List.of(),
        Profile.ROOT,
        Optional.of(DistinguishedName.ofCommonName(order.root().commonName().orElse("root"))),
        Optional.of(order.root().lifetime()),
        Optional.empty(),
        Optional.empty(),
        order.root().confinement());
  }

  private ShellWord subject(OpensslScript.Builder script, ScriptKey key) {
    return order
        .root()
        .commonName()
        .map(name -> ShellWord.of(SubjectArgument.of(DistinguishedName.ofCommonName(name))))
        .orElseGet(() -> KeyDigits.subject(script, key, order.root().key(), "minica root CA "));
  }
}
