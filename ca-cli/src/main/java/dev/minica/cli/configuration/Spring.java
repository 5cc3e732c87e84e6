package dev.minica.cli.configuration;

/**
 * Spring Boot 3.1 and later: an SSL bundle, and a web server that uses it.
 *
 * @see <a href="https://docs.spring.io/spring-boot/reference/features/ssl.html">SSL</a>
 * @see <a
 *     href="https://docs.spring.io/spring-boot/how-to/webserver.html#howto.webserver.configure-ssl">Configure
 *     SSL</a>
 */
final class Spring implements Target {

  private static final int PORT = 8443;

  @Override
  public String name() {
    return "spring";
  }

  @Override
  public boolean readsKeyStores() {
    return true;
  }

  @Override
  public String server(ServerSide side) {
    Properties properties = bundle("server");
    properties.putWhole("server.port", Integer.toString(side.port(PORT)));
    side.listen().ifPresent(address -> properties.putWhole("server.address", address.host()));
    properties.putWhole("server.ssl.bundle", "server");
    if (side.asksClients()) {
      properties.putWhole("server.ssl.client-auth", side.clientWord("none", "want", "need"));
    }
    keys(properties, side.files());
    if (side.asksClients()) {
      trust(properties, side.files());
    }
    return properties.toString();
  }

  @Override
  public String client(ClientSide side) {
    Properties properties =
        bundle("client")
            .comment("For a RestClient: builder.apply(restClientSsl.fromBundle(\"client\"))");
    if (side.authenticates()) {
      keys(properties, side.files());
    }
    trust(properties, side.files());
    return properties.toString();
  }

  private static Properties bundle(String name) {
    return new Properties("spring.ssl.bundle.jks." + name + ".")
        .comment("For application.properties")
        .comment("https://docs.spring.io/spring-boot/reference/features/ssl.html")
        .put("options.enabled-protocols", "TLSv1.3,TLSv1.2");
  }

  private void keys(Properties properties, TlsFiles files) {
    StoreFile keys = files.keys();
    store(properties, "keystore.", keys, files.password());
    keys.alias()
        .ifPresent(alias -> properties.put("key.alias", Visible.without("${", this, alias)));
  }

  private static void trust(Properties properties, TlsFiles files) {
    store(properties, "truststore.", files.trust(), files.password());
  }

  private static void store(
      Properties properties, String kind, StoreFile store, StorePassword password) {
    properties
        .put(kind + "location", FileUri.of(store.path()))
        .put(kind + "type", store.type())
        .put(kind + "password", password, variable -> "${" + variable + "}");
  }
}
