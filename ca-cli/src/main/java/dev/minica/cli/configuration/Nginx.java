package dev.minica.cli.configuration;

import dev.minica.tls.ClientAuthentication;
import dev.minica.tls.ServerAddress;

/**
 * nginx, and as a client its proxy.
 *
 * @see <a href="https://nginx.org/en/docs/http/ngx_http_ssl_module.html">ngx_http_ssl_module</a>
 * @see <a
 *     href="https://nginx.org/en/docs/http/ngx_http_proxy_module.html">ngx_http_proxy_module</a>
 */
final class Nginx implements Target {

  private static final int PORT = 443;

  @Override
  public String name() {
    return "nginx";
  }

  @Override
  public String server(ServerSide side) {
    Lines lines =
        new Lines()
            .line("# For the http block of nginx.conf")
            .line("# https://nginx.org/en/docs/http/ngx_http_ssl_module.html")
            .line("server {")
            .line("    listen ", side.address(PORT), " ssl;")
            .lineIf(
                !side.names().isEmpty(),
                "    server_name ",
                String.join(" ", side.hostFields()),
                ";")
            .line("    ssl_certificate ", path(side.files(), PemFile.CHAIN), ";")
            .line("    ssl_certificate_key ", path(side.files(), PemFile.KEY), ";")
            .line("    ssl_protocols TLSv1.2 TLSv1.3;");
    if (side.asksClients()) {
      boolean required = side.clients() == ClientAuthentication.REQUIRE;
      lines
          .line("    ssl_client_certificate ", path(side.files(), PemFile.ROOTS), ";")
          .line("    ssl_verify_client ", required ? "on" : "optional", ";");
    }
    return lines.line("}").toString();
  }

  @Override
  public String client(ClientSide side) {
    ServerAddress server = side.server();
    Lines lines =
        new Lines()
            .line("# For a server block of nginx.conf")
            .line("# https://nginx.org/en/docs/http/ngx_http_proxy_module.html")
            .line("location / {")
            .line("    proxy_pass https://", server.toString(), ";")
            .line("    proxy_ssl_server_name on;")
            .line("    proxy_ssl_name ", server.host(), ";")
            .line("    proxy_ssl_verify on;")
            .line("    proxy_ssl_trusted_certificate ", path(side.files(), PemFile.ROOTS), ";")
            .line("    proxy_ssl_protocols TLSv1.2 TLSv1.3;");
    if (side.authenticates()) {
      lines
          .line("    proxy_ssl_certificate ", path(side.files(), PemFile.CHAIN), ";")
          .line("    proxy_ssl_certificate_key ", path(side.files(), PemFile.KEY), ";");
    }
    return lines.line("}").toString();
  }

  /** Certificates can be named by variables, so there is no dollar sign that stands for itself. */
  private String path(TlsFiles files, PemFile file) {
    return QuotedString.of(Visible.without("$", this, files.pem(file)));
  }
}
