package dev.minica.cli.configuration;

/**
 * Go: a function that makes a configuration of the package {@code crypto/tls}.
 *
 * @see <a href="https://pkg.go.dev/crypto/tls#Config">tls.Config</a>
 */
final class Go implements Target {

  @Override
  public String name() {
    return "go";
  }

  @Override
  public String server(ServerSide side) {
    Lines lines = head("serverTLS", side.asksClients());
    keys(lines, side.files());
    if (side.asksClients()) {
      roots(lines, side.files());
    }
    lines
        .line("\treturn &tls.Config{")
        .line("\t\tMinVersion:   tls.VersionTLS12,")
        .line("\t\tCertificates: []tls.Certificate{certificate},");
    if (side.asksClients()) {
      lines
          .line("\t\tClientCAs:    roots,")
          .line(
              "\t\tClientAuth:   tls.",
              side.clientWord("", "VerifyClientCertIfGiven", "RequireAndVerifyClientCert"),
              ",");
    }
    return end(lines);
  }

  @Override
  public String client(ClientSide side) {
    Lines lines = head("clientTLS", true);
    if (side.authenticates()) {
      keys(lines, side.files());
    }
    roots(lines, side.files());
    String pad = side.authenticates() ? "  " : "";
    lines
        .line("\treturn &tls.Config{")
        .line("\t\tMinVersion: ", pad, "tls.VersionTLS12,")
        .line("\t\tServerName: ", pad, QuotedString.of(side.server().host()), ",")
        .line("\t\tRootCAs:    ", pad, "roots,")
        .lineIf(side.authenticates(), "\t\tCertificates: []tls.Certificate{certificate},");
    return end(lines);
  }

  private static Lines head(String function, boolean trusts) {
    return new Lines()
        .line("// https://pkg.go.dev/crypto/tls#Config")
        .line("package main")
        .line()
        .line("import (")
        .line("\t\"crypto/tls\"")
        .lineIf(trusts, "\t\"crypto/x509\"")
        .lineIf(trusts, "\t\"errors\"")
        .lineIf(trusts, "\t\"os\"")
        .line(")")
        .line()
        .line("func ", function, "() (*tls.Config, error) {");
  }

  private static void keys(Lines lines, TlsFiles files) {
    lines
        .line("\tcertificate, err := tls.LoadX509KeyPair(")
        .line("\t\t", path(files, PemFile.CHAIN), ",")
        .line("\t\t", path(files, PemFile.KEY), ",")
        .line("\t)")
        .line("\tif err != nil {")
        .line("\t\treturn nil, err")
        .line("\t}");
  }

  private static void roots(Lines lines, TlsFiles files) {
    lines
        .line("\tpem, err := os.ReadFile(", path(files, PemFile.ROOTS), ")")
        .line("\tif err != nil {")
        .line("\t\treturn nil, err")
        .line("\t}")
        .line("\troots := x509.NewCertPool()")
        .line("\tif !roots.AppendCertsFromPEM(pem) {")
        .line("\t\treturn nil, errors.New(\"no certificate to trust\")")
        .line("\t}");
  }

  private static String end(Lines lines) {
    return lines.line("\t}, nil").line("}").toString();
  }

  private static String path(TlsFiles files, PemFile file) {
    return QuotedString.of(files.pem(file));
  }
}
