package dev.minica.cli.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Docker Compose: the files as secrets of a service, which finds them in /run/secrets, for {@code
 * docker compose -f compose.yaml -f tls.yaml up}.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/secrets/">Secrets</a>
 */
final class Docker implements Target {

  private static final String FOLDER = "/run/secrets/";

  /** A file under the name that the service sees. */
  private record Secret(String name, Path file) {}

  @Override
  public String name() {
    return "docker";
  }

  @Override
  public boolean readsKeyStores() {
    return true;
  }

  @Override
  public String server(ServerSide side) {
    List<Secret> secrets = new ArrayList<>();
    pem(secrets, side.files(), PemFile.KEY);
    pem(secrets, side.files(), PemFile.CHAIN);
    if (side.asksClients()) {
      pem(secrets, side.files(), PemFile.ROOTS);
      side.files().trustStore().ifPresent(store -> secrets.add(secret("truststore", store)));
    }
    side.files().keyStore().ifPresent(store -> secrets.add(secret("keystore", store)));
    return compose(secrets, new Lines());
  }

  /** The variables are those of OpenSSL, Node.js and the JVM. */
  @Override
  public String client(ClientSide side) {
    List<Secret> secrets = new ArrayList<>();
    pem(secrets, side.files(), PemFile.ROOTS);
    Optional<Secret> trust = side.files().trustStore().map(store -> secret("truststore", store));
    trust.ifPresent(secrets::add);
    if (side.authenticates()) {
      pem(secrets, side.files(), PemFile.KEY);
      pem(secrets, side.files(), PemFile.CHAIN);
    }
    Lines environment =
        new Lines()
            .line("    environment:")
            .line("      SSL_CERT_FILE: ", FOLDER, PemFile.ROOTS.fileName())
            .line("      NODE_EXTRA_CA_CERTS: ", FOLDER, PemFile.ROOTS.fileName());
    trust.ifPresent(
        store ->
            environment
                .line("      JAVA_TOOL_OPTIONS: >-")
                .line("        -Djavax.net.ssl.trustStore=", FOLDER, store.name())
                .line("        -Djavax.net.ssl.trustStorePassword=", password(side.files())));
    return compose(secrets, environment);
  }

  private static String compose(List<Secret> secrets, Lines further) {
    Lines lines =
        new Lines()
            .line("# For tls.yaml: docker compose -f compose.yaml -f tls.yaml up")
            .line("# https://docs.docker.com/reference/compose-file/secrets/")
            .line("services:")
            .line("  application:")
            .line("    secrets:");
    secrets.forEach(secret -> lines.line("      - ", secret.name()));
    Lines files = new Lines().line("secrets:");
    secrets.forEach(
        secret ->
            files
                .line("  ", secret.name(), ":")
                .line("    file: ", literally(secret.file().toString())));
    return lines.toString() + further + files;
  }

  private static void pem(List<Secret> secrets, TlsFiles files, PemFile file) {
    secrets.add(new Secret(file.fileName(), Path.of(files.pem(file))));
  }

  private static Secret secret(String name, StoreFile store) {
    return new Secret(name + "." + store.format().fileExtension(), store.path());
  }

  /** Compose replaces variables in all strings; two dollar signs stand for one. */
  private static String literally(String text) {
    return QuotedString.of(text.replace("$", "$$"));
  }

  private static String password(TlsFiles files) {
    return files.password().written(variable -> "${" + variable + "}");
  }
}
