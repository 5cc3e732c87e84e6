package dev.minica.cli.openssl;

import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.order.IssuerName;
import dev.minica.cli.option.PassphraseSource;
import java.util.List;
import java.util.Optional;

/** A CA of minica as openssl uses it: by its two files. */
record ScriptAuthority(CertificateAuthority authority, Optional<PassphraseSource> passphrase) {

  ShellWord root() {
    return ShellWord.of(authority.rootFile());
  }

  /** Those between what is issued and the root, the nearest first. */
  List<ShellWord> intermediates() {
    return authority.issuer().isRoot()
        ? List.of()
        : List.of(ShellWord.of(authority.certificateFile(authority.issuerName())));
  }

  Certification.Signer signer() {
    IssuerName name = authority.issuerName();
    return new Certification.Signer(
        Optional.of(ShellWord.of(authority.certificateFile(name))),
        ScriptKey.given(
            authority.keyFile(name),
            InitScript.CA_PASSWORD,
            passphrase,
            authority.issuer().certificate().publicKey()));
  }

  /** What openssl leaves out. */
  void explain(OpensslScript.Builder script) {
    script.says(
        "The CA's own files are used as they are. minica also records what it issues, and",
        "sees that no number is given twice; openssl leaves no trace in the CA directory.");
  }
}
