package dev.minica.cli.configuration;

/**
 * Jetty 9.4 and later with its module {@code https}: what its context of TLS is made of.
 *
 * @see <a href="https://jetty.org/docs/jetty/12/operations-guide/protocols/index.html#ssl">TLS</a>
 * @see <a href="https://jetty.org/docs/jetty/12/operations-guide/xml/index.html">XML syntax</a>
 */
final class Jetty implements Target {

  @Override
  public String name() {
    return "jetty";
  }

  @Override
  public boolean readsKeyStores() {
    return true;
  }

  @Override
  public String server(ServerSide side) {
    TlsFiles files = side.files();
    Lines lines =
        new Lines()
            .line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
            .line("<!-- For etc/tls.xml of a jetty.base with the module https, and a line")
            .line("     etc/tls.xml in start.d/tls.ini")
            .line("     https://jetty.org/docs/jetty/12/operations-guide/protocols/index.html#ssl")
            .line("-->")
            .line("<!DOCTYPE Configure PUBLIC \"-//Jetty//Configure//EN\"")
            .line("  \"https://jetty.org/configure_9_3.dtd\">")
            .line("<Configure id=\"sslContextFactory\"")
            .line("  class=\"org.eclipse.jetty.util.ssl.SslContextFactory$Server\">");
    store(lines, "KeyStore", files.keys(), files.password());
    set(lines, "KeyManagerPassword", password(files.password()));
    files.keys().alias().ifPresent(alias -> set(lines, "CertAlias", XmlText.of(alias)));
    set(
        lines,
        "IncludeProtocols",
        "<Array type=\"String\"><Item>TLSv1.2</Item><Item>TLSv1.3</Item></Array>");
    store(lines, "TrustStore", trust(side), files.password());
    if (side.asksClients()) {
      set(lines, side.clientWord("", "Want", "Need") + "ClientAuth", "true");
    }
    listen(lines, side);
    return lines.line("</Configure>").toString();
  }

  /** The module would have the server open a file of its own, although nobody is asked. */
  private static StoreFile trust(ServerSide side) {
    return side.asksClients() ? side.files().trust() : side.files().keys();
  }

  private static void store(Lines lines, String kind, StoreFile store, StorePassword password) {
    set(lines, kind + "Path", XmlText.of(store.path().toString()));
    set(lines, kind + "Type", store.type());
    set(lines, kind + "Password", password(password));
  }

  private static void set(Lines lines, String property, String value) {
    lines.line("  <Set name=\"", property, "\">", value, "</Set>");
  }

  private static String password(StorePassword password) {
    return password.written(variable -> "<Env name=\"" + variable + "\"/>");
  }

  /** The connector of the module, which is made before this file is read. */
  private static void listen(Lines lines, ServerSide side) {
    side.listen()
        .ifPresent(
            address ->
                lines
                    .line("  <Ref refid=\"sslConnector\">")
                    .line("    <Set name=\"host\">", address.host(), "</Set>")
                    .line("    <Set name=\"port\">", Integer.toString(address.port()), "</Set>")
                    .line("  </Ref>"));
  }
}
