package dev.minica.cli.configuration;

/**
 * PostgreSQL, and as a client whatever is built on libpq.
 *
 * @see <a href="https://www.postgresql.org/docs/15/ssl-tcp.html">Secure TCP/IP connections</a>
 * @see <a href="https://www.postgresql.org/docs/15/libpq-ssl.html">SSL support of libpq</a>
 */
final class Postgres implements Target {

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public String server(ServerSide side) {
    Lines lines =
        new Lines()
            .line("# For postgresql.conf. The key has to be the server's own, or root's.")
            .line("# https://www.postgresql.org/docs/15/ssl-tcp.html");
    side.listen()
        .ifPresent(
            address ->
                lines
                    .line("listen_addresses = ", PostgresString.of(address.host()))
                    .line("port = ", Integer.toString(address.port())));
    lines
        .line("ssl = on")
        .line("ssl_min_protocol_version = 'TLSv1.2'")
        .line("ssl_cert_file = ", path(side.files(), PemFile.CHAIN))
        .line("ssl_key_file = ", path(side.files(), PemFile.KEY));
    if (side.asksClients()) {
      lines.line("ssl_ca_file = ", path(side.files(), PemFile.ROOTS));
    }
    return lines
        .line("# For pg_hba.conf:")
        .line(
            "# hostssl all all all scram-sha-256", side.clientWord("", "", " clientcert=verify-ca"))
        .toString();
  }

  /** A value there reaches to the end of its line, and has no quotes. */
  @Override
  public String client(ClientSide side) {
    Lines lines =
        new Lines()
            .line("# For ~/.pg_service.conf: psql service=", side.server().host())
            .line("# https://www.postgresql.org/docs/15/libpq-ssl.html")
            .line("[", side.server().host(), "]")
            .line("host=", side.server().host())
            .line("port=", Integer.toString(side.server().port()))
            .line("sslmode=verify-full")
            .line("ssl_min_protocol_version=TLSv1.2")
            .line("sslrootcert=", side.files().pem(PemFile.ROOTS));
    if (side.authenticates()) {
      lines
          .line("sslcert=", side.files().pem(PemFile.CHAIN))
          .line("sslkey=", side.files().pem(PemFile.KEY));
    }
    return lines.toString();
  }

  private static String path(TlsFiles files, PemFile file) {
    return PostgresString.of(files.pem(file));
  }
}
