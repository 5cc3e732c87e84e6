package dev.minica.cli.configuration;

import dev.minica.tls.ClientAuthentication;

/**
 * HAProxy: a frontend, and as a client a backend.
 *
 * @see <a href="https://docs.haproxy.org/2.6/configuration.html#5.1">Bind options</a>
 * @see <a href="https://docs.haproxy.org/2.6/configuration.html#5.2">Server options</a>
 */
final class Haproxy implements Target {

  private static final int PORT = 443;

  @Override
  public String name() {
    return "haproxy";
  }

  @Override
  public String server(ServerSide side) {
    return new Lines()
        .line("# https://docs.haproxy.org/2.6/configuration.html#5.1")
        .line("frontend tls")
        .line("    mode http")
        .line(
            "    bind ",
            side.listen().isPresent() ? side.address(PORT) : ":" + PORT,
            " ssl crt ",
            path(side.files(), PemFile.COMBINED),
            " ssl-min-ver TLSv1.2",
            askingClients(side))
        .line("    default_backend application")
        .toString();
  }

  @Override
  public String client(ClientSide side) {
    String host = side.server().host();
    return new Lines()
        .line("# https://docs.haproxy.org/2.6/configuration.html#5.2")
        .line("backend tls")
        .line("    mode http")
        .line(
            "    server server ",
            side.server().toString(),
            " init-addr last,libc,none ssl verify required ca-file ",
            path(side.files(), PemFile.ROOTS),
            " verifyhost ",
            host,
            side.hasName() ? " sni str(" + host + ")" : "",
            " ssl-min-ver TLSv1.2",
            side.authenticates() ? " crt " + path(side.files(), PemFile.COMBINED) : "")
        .toString();
  }

  private static String askingClients(ServerSide side) {
    if (!side.asksClients()) {
      return "";
    }
    boolean required = side.clients() == ClientAuthentication.REQUIRE;
    return " ca-file "
        + path(side.files(), PemFile.ROOTS)
        + " verify "
        + (required ? "required" : "optional");
  }

  private static String path(TlsFiles files, PemFile file) {
    return HaproxyString.of(files.pem(file));
  }
}
