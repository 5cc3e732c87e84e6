package dev.minica.cli.configuration;

/**
 * Tomcat 9 and later: a connector.
 *
 * @see <a href="https://tomcat.apache.org/tomcat-10.1-doc/config/http.html#SSL_Support">SSL
 *     support</a>
 * @see <a href="https://tomcat.apache.org/tomcat-10.1-doc/config/systemprops.html">PROPERTY_SOURCE,
 *     which lets Tomcat see environment variables</a>
 */
final class Tomcat implements Target {

  private static final int PORT = 8443;
  private static final String ENVIRONMENT =
      "org.apache.tomcat.util.digester.EnvironmentPropertySource";

  @Override
  public String name() {
    return "tomcat";
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
            .line("<!-- For the Service of server.xml")
            .line("     https://tomcat.apache.org/tomcat-10.1-doc/config/http.html#SSL_Support");
    files.password().variable().ifPresent(variable -> explain(lines));
    lines.line("-->").line("<Connector port=\"", Integer.toString(side.port(PORT)), "\"");
    side.listen().ifPresent(address -> lines.line("           address=\"", address.host(), "\""));
    lines
        .line("           scheme=\"https\" secure=\"true\" SSLEnabled=\"true\">")
        .line("  <SSLHostConfig protocols=\"TLSv1.2+TLSv1.3\"", side.asksClients() ? "" : ">");
    if (side.asksClients()) {
      trust(lines, side);
    }
    certificate(lines, files);
    return lines.line("  </SSLHostConfig>").line("</Connector>").toString();
  }

  private static void explain(Lines lines) {
    lines
        .line("     Needs in CATALINA_OPTS, for the variable:")
        .line("     -Dorg.apache.tomcat.util.digester.PROPERTY_SOURCE=", ENVIRONMENT);
  }

  private void trust(Lines lines, ServerSide side) {
    StoreFile trust = side.files().trust();
    String indent = "                 ";
    lines
        .line(
            indent,
            "certificateVerification=\"",
            side.clientWord("none", "optional", "required"),
            "\"")
        .line(indent, "truststoreFile=\"", text(trust.path().toString()), "\"")
        .line(indent, "truststoreType=\"", trust.type(), "\"")
        .line(indent, "truststorePassword=\"", password(side.files()), "\">");
  }

  private void certificate(Lines lines, TlsFiles files) {
    StoreFile keys = files.keys();
    String indent = "                 ";
    lines
        .line("    <Certificate")
        .line(indent, "certificateKeystoreFile=\"", text(keys.path().toString()), "\"")
        .line(indent, "certificateKeystoreType=\"", keys.type(), "\"");
    keys.alias()
        .ifPresent(alias -> lines.line(indent, "certificateKeyAlias=\"", text(alias), "\""));
    lines.line(indent, "certificateKeystorePassword=\"", password(files), "\"/>");
  }

  private String text(String text) {
    return XmlText.of(Visible.without("${", this, text));
  }

  private static String password(TlsFiles files) {
    return files.password().written(variable -> "${" + variable + "}");
  }
}
