package dev.minica.cli.configuration;

import java.util.List;
import java.util.Optional;

/**
 * The Apache HTTP Server, and as a client its proxy.
 *
 * @see <a href="https://httpd.apache.org/docs/2.4/mod/mod_ssl.html">mod_ssl</a>
 */
final class Apache implements Target {

  private static final int PORT = 443;

  @Override
  public String name() {
    return "apache";
  }

  @Override
  public String server(ServerSide side) {
    Lines lines =
        new Lines()
            .line("# Needs mod_ssl (a2enmod ssl)")
            .line("# https://httpd.apache.org/docs/2.4/mod/mod_ssl.html");
    side.listen().ifPresent(address -> lines.line("Listen ", address.toString(), " https"));
    lines.line("<VirtualHost ", side.listen().isPresent() ? side.address(PORT) : "*:" + PORT, ">");
    nameTo(lines, side.hostFields());
    lines
        .line("    SSLEngine on")
        .line("    SSLProtocol -all +TLSv1.2 +TLSv1.3")
        .line("    SSLCertificateFile ", path(side.files(), PemFile.CHAIN))
        .line("    SSLCertificateKeyFile ", path(side.files(), PemFile.KEY));
    if (side.asksClients()) {
      lines
          .line("    SSLCACertificateFile ", path(side.files(), PemFile.ROOTS))
          .line("    SSLVerifyClient ", side.clientWord("none", "optional", "require"));
    }
    return lines.line("</VirtualHost>").toString();
  }

  @Override
  public String client(ClientSide side) {
    Lines lines =
        new Lines()
            .line("# Needs mod_ssl and mod_proxy_http (a2enmod ssl proxy_http)")
            .line("# https://httpd.apache.org/docs/2.4/mod/mod_ssl.html")
            .line("SSLProxyEngine on")
            .line("SSLProxyProtocol -all +TLSv1.2 +TLSv1.3")
            .line("SSLProxyCACertificateFile ", path(side.files(), PemFile.ROOTS))
            .line("SSLProxyVerify require")
            .line("SSLProxyCheckPeerName on");
    if (side.authenticates()) {
      lines.line("SSLProxyMachineCertificateFile ", path(side.files(), PemFile.COMBINED));
    }
    return lines.line("ProxyPass \"/\" \"https://", side.server().toString(), "/\"").toString();
  }

  /** The first is a name of its own; aliases may hold an asterisk. */
  private static void nameTo(Lines lines, List<String> names) {
    Optional<String> own = names.stream().filter(name -> !name.startsWith("*")).findFirst();
    own.ifPresent(name -> lines.line("    ServerName ", name));
    names.stream()
        .filter(name -> !own.equals(Optional.of(name)))
        .forEach(name -> lines.line("    ServerAlias ", name));
  }

  private String path(TlsFiles files, PemFile file) {
    return QuotedString.of(Visible.without("${", this, files.pem(file)));
  }
}
