package dev.minica.cli.openssl;

import dev.minica.cli.option.PassphraseSource;
import dev.minica.encoding.PrivateKeyForm;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyAlgorithm.Family;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How {@code minica key generate} and {@code minica key convert} write a key, by openssl.
 *
 * @param passwordOption the option that names the source of the passphrase
 * @param out the file, as typed; absent for standard output
 */
public record KeyOutputScript(
    PrivateKeyForm form,
    String passwordOption,
    Optional<PassphraseSource> password,
    Optional<Path> out,
    boolean der,
    boolean replace) {

  private static final ShellWord PLAIN = ShellWord.temporary("key.pem");

  /** The script for a new key. */
  public OpensslScript ofNew(KeyAlgorithm algorithm) {
    OpensslScript.Builder script = begin("A private key, for its owner alone to read.");
    boolean isDone = password.isEmpty() && !isRewritten(algorithm);
    script.says("The key.");
    ShellCommand generation = KeyCommand.generate(algorithm, script);
    if (isDone) {
      return script.run(finished(generation)).build();
    }
    script.run(generation.add("-out", PLAIN));
    return rewritten(script, PLAIN, Secret.ASKED, Optional.of(algorithm));
  }

  /**
   * The script for a key that is there.
   *
   * @param key the file, as typed; {@code -} is standard input
   * @param opening what opens it
   * @param algorithm of the key, if it is known
   */
  public OpensslScript ofGiven(
      Path key, Optional<PassphraseSource> opening, Optional<KeyAlgorithm> algorithm) {
    OpensslScript.Builder script = begin("A private key in another form.").using(algorithm);
    Secret secret = script.using(Secret.of("--password", opening));
    return rewritten(script, Inputs.of(script, key, "key.pem"), secret, algorithm);
  }

  private OpensslScript.Builder begin(String purpose) {
    OpensslScript.Builder script = new OpensslScript.Builder(purpose);
    script.making(out.map(ShellWord::of).stream().toList(), replace);
    out.ifPresent(script::folderOf);
    return script;
  }

  /**
   * In DER, openssl genpkey and openssl pkey write the form of before PKCS#8 where there is one.
   */
  private boolean isRewritten(KeyAlgorithm algorithm) {
    return der
        || form == PrivateKeyForm.PKCS1
        || form == PrivateKeyForm.SEC1
        || (form == PrivateKeyForm.JAVA && hasSeed(algorithm));
  }

  private static boolean hasSeed(KeyAlgorithm algorithm) {
    return algorithm.family() == Family.ML_DSA;
  }

  private OpensslScript rewritten(
      OpensslScript.Builder script,
      ShellWord key,
      Secret opening,
      Optional<KeyAlgorithm> algorithm) {
    script.says(form.label() + (password.isPresent() ? ", under a passphrase." : "."));
    if (password.isPresent()) {
      Secret secret = script.using(Secret.of(passwordOption, password));
      return script.run(finished(KeyCommand.encrypt(key, opening, secret))).build();
    }
    ShellCommand command = new ShellCommand("openssl");
    command.add(words().toArray(String[]::new)).add("-in", key);
    opening.toOpenssl(command, "-passin");
    if (form == PrivateKeyForm.JAVA && algorithm.filter(KeyOutputScript::hasSeed).isPresent()) {
      command.add("-provparam", "ml-dsa.output_formats=priv-only");
    }
    return script.run(finished(command)).build();
  }

  private List<String> words() {
    return switch (form) {
      case PKCS8, JAVA -> der ? List.of("pkcs8", "-topk8", "-nocrypt") : List.of("pkey");
      case PKCS1 -> List.of("rsa", "-traditional");
      case SEC1 -> List.of("ec");
    };
  }

  private ShellCommand finished(ShellCommand command) {
    if (der) {
      command.add("-outform", "DER");
    }
    out.ifPresent(file -> command.add("-out", ShellWord.of(file)));
    return command;
  }
}
