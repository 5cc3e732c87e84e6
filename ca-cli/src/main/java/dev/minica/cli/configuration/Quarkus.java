package dev.minica.cli.configuration;

/**
 * Quarkus 3.12 and later: a configuration of its TLS registry, and an HTTP server that uses it.
 *
 * @see <a href="https://quarkus.io/guides/tls-registry-reference">TLS registry reference</a>
 */
final class Quarkus implements Target {

  private static final int PORT = 8443;

  @Override
  public String name() {
    return "quarkus";
  }

  @Override
  public boolean readsKeyStores() {
    return true;
  }

  @Override
  public String server(ServerSide side) {
    Properties properties =
        registry("server")
            .putWhole("quarkus.http.tls-configuration-name", "server")
            .putWhole("quarkus.http.insecure-requests", "disabled")
            .putWhole("quarkus.http.ssl-port", Integer.toString(side.port(PORT)));
    side.listen().ifPresent(address -> properties.putWhole("quarkus.http.host", address.host()));
    keys(properties, side.files());
    if (side.asksClients()) {
      properties.putWhole(
          "quarkus.http.ssl.client-auth", side.clientWord("none", "request", "required"));
      store(properties, "trust-store.", side.files().trust(), side.files().password());
    }
    return properties.toString();
  }

  @Override
  public String client(ClientSide side) {
    Properties properties =
        registry("client")
            .comment("For a REST client: quarkus.rest-client.NAME.tls-configuration-name=client");
    if (side.authenticates()) {
      keys(properties, side.files());
    }
    store(properties, "trust-store.", side.files().trust(), side.files().password());
    return properties.toString();
  }

  private static Properties registry(String name) {
    return new Properties("quarkus.tls." + name + ".")
        .comment("For application.properties")
        .comment("https://quarkus.io/guides/tls-registry-reference")
        .put("protocols", "TLSv1.3,TLSv1.2");
  }

  private void keys(Properties properties, TlsFiles files) {
    StoreFile keys = files.keys();
    String kind = store(properties, "key-store.", keys, files.password());
    keys.alias()
        .ifPresent(
            alias ->
                properties
                    .put(kind + "alias", literally(alias))
                    .put(kind + "alias-password", files.password(), Quarkus::reference));
  }

  private String store(
      Properties properties, String side, StoreFile store, StorePassword password) {
    String kind = side + store.typeOf(this, "p12", "jks") + ".";
    properties
        .put(kind + "path", literally(store.path().toString()))
        .put(kind + "password", password, Quarkus::reference);
    return kind;
  }

  private static String reference(String variable) {
    return "${" + variable + "}";
  }

  /** A backslash before it takes the meaning of a dollar sign in a value. */
  private static String literally(String text) {
    return text.replace("$", "\\$");
  }
}
