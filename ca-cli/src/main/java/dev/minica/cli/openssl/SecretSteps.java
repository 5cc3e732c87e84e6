package dev.minica.cli.openssl;

import dev.minica.encoding.KubernetesSecret;
import java.nio.file.Path;

/** The steps that put what was issued into a Secret for Kubernetes. */
final class SecretSteps {

  static final String FILE = "secret.yaml";

  private final OpensslScript.Builder script;
  private final Path directory;
  private final String alias;

  SecretSteps(OpensslScript.Builder script, Path directory, String alias) {
    this.script = script;
    this.directory = directory;
    this.alias = alias;
  }

  void write() {
    script
        .says("A Secret for Kubernetes: YAML with the files in Base64.")
        .line("{")
        .line("  printf 'apiVersion: v1\\nkind: Secret\\nmetadata:\\n'")
        .line("  printf '  name: \"%s\"\\n' " + KubernetesSecret.nameOf(alias))
        .line("  printf 'type: kubernetes.io/tls\\ndata:\\n'");
    file("ca.crt", "ca.pem");
    file("tls.crt", "fullchain.pem");
    file("tls.key", "key.pem");
    script.line("} >" + ShellWord.of(directory.resolve(FILE)).written());
  }

  private void file(String entry, String name) {
    String encoded = "\"$(openssl base64 -A -in " + ShellWord.of(directory.resolve(name)).written();
    script.line("  printf '  " + entry + ": %s\\n' " + encoded + ")\"");
  }
}
