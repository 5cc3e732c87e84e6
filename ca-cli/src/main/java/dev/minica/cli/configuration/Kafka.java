package dev.minica.cli.configuration;

/**
 * A Kafka broker, and its clients. Kafka has no word for an alias: it takes the one key there is.
 *
 * @see <a href="https://kafka.apache.org/documentation/#security_ssl">Encryption and authentication
 *     using SSL</a>
 * @see <a href="https://kafka.apache.org/documentation/#config_providers">Configuration providers,
 *     which Kafka 3.5 and later have for environment variables</a>
 */
final class Kafka implements Target {

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public boolean readsKeyStores() {
    return true;
  }

  @Override
  public String server(ServerSide side) {
    Properties properties = common("For server.properties", side.files());
    side.listen()
        .ifPresent(address -> properties.putWhole("listeners", "SSL://" + address.toString()));
    keys(properties, side.files());
    if (side.asksClients() || side.files().trustStore().isPresent()) {
      trust(properties, side.files());
    }
    return properties
        .put("client.auth", side.clientWord("none", "requested", "required"))
        .toString();
  }

  @Override
  public String client(ClientSide side) {
    Properties properties =
        common("For the properties of a client", side.files())
            .putWhole("bootstrap.servers", side.server().toString())
            .putWhole("security.protocol", "SSL")
            .put("endpoint.identification.algorithm", "https");
    trust(properties, side.files());
    if (side.authenticates()) {
      keys(properties, side.files());
    }
    return properties.toString();
  }

  private static Properties common(String where, TlsFiles files) {
    Properties properties =
        new Properties("ssl.")
            .comment(where)
            .comment("https://kafka.apache.org/documentation/#security_ssl")
            .put("enabled.protocols", "TLSv1.2,TLSv1.3");
    if (files.password().variable().isPresent()) {
      properties
          .putWhole("config.providers", "env")
          .putWhole(
              "config.providers.env.class",
              "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
    }
    return properties;
  }

  private void keys(Properties properties, TlsFiles files) {
    store(properties, "keystore.", files.keys(), files.password());
    properties.put("key.password", files.password(), Kafka::reference);
  }

  private void trust(Properties properties, TlsFiles files) {
    store(properties, "truststore.", files.trust(), files.password());
  }

  private void store(Properties properties, String kind, StoreFile store, StorePassword password) {
    properties
        .put(kind + "location", Visible.without("${", this, store.path().toString()))
        .put(kind + "type", store.type())
        .put(kind + "password", password, Kafka::reference);
  }

  private static String reference(String variable) {
    return "${env:" + variable + "}";
  }
}
