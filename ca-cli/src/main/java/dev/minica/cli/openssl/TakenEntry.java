package dev.minica.cli.openssl;

import dev.minica.cli.option.PassphraseSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a key store in a store of its own, from where openssl takes it.
 *
 * @param store PKCS#12
 * @param secret opens it
 */
record TakenEntry(OpensslScript.Builder script, ShellWord store, Secret secret) {

  /** Has keytool take it out. */
  static TakenEntry of(OpensslScript.Builder script, ShellWord from, String alias, Secret secret) {
    ShellWord one = ShellWord.temporary("one.p12");
    ShellCommand command =
        new ShellCommand("keytool", "-importkeystore", "-noprompt")
            .add("-srckeystore", from)
            .add("-srcalias", alias);
    secret.toKeytool(command, "-srcstorepass");
    command.add("-destkeystore", one).add("-deststoretype", "PKCS12");
    script
        .says("The entry alone, in a form that openssl reads.")
        .run(secret.toKeytool(command, "-deststorepass"));
    return new TakenEntry(script, one, secret);
  }

  /** Its certificates; absent for standard output. */
  void chain(Optional<Path> out) {
    ShellCommand command = openssl("-nokeys").raw("| sed -n '/^-----BEGIN/,/^-----END/p'");
    out.ifPresent(file -> command.raw(">" + ShellWord.of(file).written()));
    script.says("The certificates, without what openssl writes between them.").run(command);
  }

  /** Its private key. */
  void key(Path out, Optional<PassphraseSource> password) {
    script.says("The key.");
    ShellCommand command = openssl("-nocerts", "-nodes");
    if (password.isEmpty()) {
      script.run(command.raw("| openssl pkey -out " + ShellWord.of(out).written()));
      return;
    }
    ShellWord plain = ShellWord.temporary("key.pem");
    Secret next = script.using(Secret.of("--out-password", password));
    script.run(command.add("-out", plain));
    script.run(KeyCommand.encrypt(plain, Secret.ASKED, next).add("-out", ShellWord.of(out)));
  }

  private ShellCommand openssl(String... words) {
    List<String> all = new ArrayList<>(List.of("openssl", "pkcs12"));
    all.addAll(List.of(words));
    ShellCommand command = new ShellCommand(all.toArray(String[]::new)).add("-in", store);
    return secret.toOpenssl(command, "-passin");
  }
}
