package dev.minica.tls.analysis;

import dev.minica.testing.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A key and its self-signed certificate for localhost, by OpenSSL. */
public record Credential(Path key, Path certificate) {

  /**
   * Makes both.
   *
   * @param newKey such as {@code ec -pkeyopt ec_paramgen_curve:P-256}
   */
  public static Credential of(Path folder, String name, String newKey) {
    return made(folder, name, newKey, List.of());
  }

  /** Another one, that this one has signed. */
  Credential issue(Path folder, String name) {
    return made(folder, name, "rsa:2048", List.of("-CA", certificate, "-CAkey", key));
  }

  private static Credential made(Path folder, String name, String newKey, List<Object> issuer) {
    Path key = folder.resolve(name + "-key.pem");
    Path certificate = folder.resolve(name + ".pem");
    List<Object> arguments = new ArrayList<>(List.of("req", "-x509", "-newkey"));
    arguments.addAll(Arrays.asList(newKey.split(" ", -1)));
    arguments.addAll(List.of("-nodes", "-keyout", key, "-out", certificate, "-days", "2"));
    arguments.addAll(List.of("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"));
    arguments.addAll(issuer);
    Tool.named("openssl").run(arguments.toArray()).succeeded();
    return new Credential(key, certificate);
  }

  public List<String> arguments() {
    return List.of("-key", key.toString(), "-cert", certificate.toString());
  }
}
