package dev.minica.cli.configuration;

/**
 * Node.js: a module with the options of {@code https.createServer}, {@code tls.connect} and others.
 *
 * @see <a href="https://nodejs.org/api/tls.html#tlscreatesecurecontextoptions">Secure contexts</a>
 */
final class Node implements Target {

  @Override
  public String name() {
    return "node";
  }

  @Override
  public String server(ServerSide side) {
    Lines lines = head("https.createServer(require(\"./tls.js\"), listener)");
    keys(lines, side.files());
    if (side.asksClients()) {
      lines
          .line("  ca: read(", path(side.files(), PemFile.ROOTS), "),")
          .line("  requestCert: true,")
          .line(
              "  rejectUnauthorized: ",
              side.clientWord("", "false, // ask socket.authorized for each connection", "true,"));
    }
    return lines.line("};").toString();
  }

  @Override
  public String client(ClientSide side) {
    Lines lines =
        head("https.get({ ...require(\"./tls.js\"), path: \"/\" }, listener)")
            .line("  host: ", QuotedString.of(side.server().host()), ",")
            .line("  port: ", Integer.toString(side.server().port()), ",")
            .line("  ca: read(", path(side.files(), PemFile.ROOTS), "),");
    if (side.authenticates()) {
      keys(lines, side.files());
    }
    return lines.line("};").toString();
  }

  private static Lines head(String use) {
    return new Lines()
        .line("// For tls.js: ", use)
        .line("// https://nodejs.org/api/tls.html#tlscreatesecurecontextoptions")
        .line("\"use strict\";")
        .line("const read = require(\"fs\").readFileSync;")
        .line()
        .line("module.exports = {")
        .line("  minVersion: \"TLSv1.2\",");
  }

  private static void keys(Lines lines, TlsFiles files) {
    lines
        .line("  key: read(", path(files, PemFile.KEY), "),")
        .line("  cert: read(", path(files, PemFile.CHAIN), "),");
  }

  private static String path(TlsFiles files, PemFile file) {
    return QuotedString.of(files.pem(file));
  }
}
