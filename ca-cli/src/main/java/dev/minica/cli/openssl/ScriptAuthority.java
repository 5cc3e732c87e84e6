package dev.minica.cli.openssl;

import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.option.PassphraseSource;
import java.util.Optional;

/** A CA of minica as openssl uses it: by its two files. */
record ScriptAuthority(CertificateAuthority authority, Optional<PassphraseSource> passphrase) {

  ShellWord root() {
    return ShellWord.of(authority.rootFile());
  }

  Certification.Signer signer() {
    return new Certification.Signer(
        Optional.of(root()),
        ScriptKey.given(
            authority.rootKeyFile(), "--ca-password", passphrase, authority.root().publicKey()));
  }

  /** What openssl leaves out. */
  void explain(OpensslScript.Builder script) {
    script.says(
        "The CA's own files are used as they are. minica also records what it issues, and",
        "sees that no number is given twice; openssl leaves no trace in the CA directory.");
  }
}
