package dev.minica.cli.configuration;

/**
 * Python 3.7 and later: a function that makes a context of the module {@code ssl}.
 *
 * @see <a href="https://docs.python.org/3/library/ssl.html#ssl-contexts">SSL contexts</a>
 */
final class Python implements Target {

  @Override
  public String name() {
    return "python";
  }

  @Override
  public String server(ServerSide side) {
    Lines lines = head("", "server_context", "context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)");
    keys(lines, side.files());
    if (side.asksClients()) {
      lines
          .line("    context.load_verify_locations(", path(side.files(), PemFile.ROOTS), ")")
          .line(
              "    context.verify_mode = ssl.CERT_",
              side.clientWord("NONE", "OPTIONAL", "REQUIRED"));
    }
    return lines.line("    return context").toString();
  }

  @Override
  public String client(ClientSide side) {
    Lines lines =
        head("import socket", "client_context", "context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)")
            .line("    context.load_verify_locations(", path(side.files(), PemFile.ROOTS), ")");
    if (side.authenticates()) {
      keys(lines, side.files());
    }
    return lines
        .line("    return context")
        .line()
        .line()
        .line("def connect():")
        .line("    address = (", host(side), ", ", Integer.toString(side.server().port()), ")")
        .line("    return client_context().wrap_socket(")
        .line("        socket.create_connection(address), server_hostname=address[0]")
        .line("    )")
        .toString();
  }

  private static String host(ClientSide side) {
    return QuotedString.of(side.server().host());
  }

  private static Lines head(String further, String function, String context) {
    return new Lines()
        .line("# https://docs.python.org/3/library/ssl.html#ssl-contexts")
        .lineIf(!further.isEmpty(), further)
        .line("import ssl")
        .line()
        .line()
        .line("def ", function, "():")
        .line("    ", context)
        .line("    context.minimum_version = ssl.TLSVersion.TLSv1_2");
  }

  private static void keys(Lines lines, TlsFiles files) {
    lines
        .line("    context.load_cert_chain(")
        .line("        ", path(files, PemFile.CHAIN), ",")
        .line("        ", path(files, PemFile.KEY), ",")
        .line("    )");
  }

  private static String path(TlsFiles files, PemFile file) {
    return QuotedString.of(files.pem(file));
  }
}
