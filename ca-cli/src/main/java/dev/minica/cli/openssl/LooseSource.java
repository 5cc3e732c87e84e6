package dev.minica.cli.openssl;

import dev.minica.conversion.FileFormat;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.x509.Certificate;
import java.util.List;

/** Certificates and keys of a file that is no key store, one by one. */
record LooseSource(OpensslScript.Builder script, ConvertSource source, ShellWord in) {

  void takeApart(ConvertScript script, Parts parts) {
    if (!script.contents().keys().isEmpty()) {
      keys(script.isSingle(), parts);
    }
    List<Certificate> all = source.certificates();
    if (all.size() == 1 && script.isSingle() && source.format() != FileFormat.P7B) {
      parts.found(all.get(0), in);
    } else if (!all.isEmpty()) {
      certificates(all, parts);
    }
  }

  private void certificates(List<Certificate> all, Parts parts) {
    if (source.format() == FileFormat.P7B) {
      Parts.defineOneByOne(script);
      script.says("The certificates.");
      parts.certificates(all, given("openssl", "pkcs7", "-print_certs"));
    } else if (all.size() == 1) {
      script.says("The certificate.");
      parts.certificate(all.get(0), given("openssl", "x509"));
    } else {
      Parts.defineOneByOne(script);
      script.says("The certificates.");
      parts.certificates(
          all,
          new ShellCommand("openssl", "crl2pkcs7", "-nocrl").add("-certfile", in),
          new ShellCommand("openssl", "pkcs7", "-print_certs"));
    }
  }

  private ShellCommand given(String... words) {
    ShellCommand command = new ShellCommand(words).add("-in", in);
    return source.der() ? command.add("-inform", "DER") : command;
  }

  private void keys(boolean isSingle, Parts parts) {
    List<KeyStoreEntry.Key> keys = source.contents().keys();
    Secret secret = script.using(source.keySecret());
    if (isSingle) {
      parts.found(keys.get(0).key(), new Parts.Key(in, secret));
    } else if (keys.size() == 1) {
      script.says("The private key.");
      parts.key(keys.get(0).key(), secret.toOpenssl(given("openssl", "pkey"), "-passin"));
    } else {
      script
          .says("The private keys.")
          .line("awk '")
          .line(
              "  /^-----BEGIN .*PRIVATE KEY/ { file = ENVIRON[\"work\"] \"/read-\" ++n \".pem\" }")
          .line("  file { print >file }")
          .line("  /^-----END/ { close(file); file = \"\" }' <" + in.written());
      for (int number = 1; number <= keys.size(); number++) {
        ShellWord read = ShellWord.temporary("read-" + number + ".pem");
        ShellCommand command = new ShellCommand("openssl", "pkey").add("-in", read);
        parts.key(keys.get(number - 1).key(), secret.toOpenssl(command, "-passin"));
      }
    }
  }
}
