package dev.minica.cli.configuration;

import dev.minica.ca.Delivery;
import dev.minica.tls.ServerAddress;
import java.util.Optional;

/**
 * Netty 4.1 and later: a class with an SslContext.
 *
 * @see <a href="https://netty.io/4.1/api/io/netty/handler/ssl/SslContextBuilder.html">
 *     SslContextBuilder</a>
 */
final class Netty implements Target {

  private static final String INDENT = "            ";

  @Override
  public String name() {
    return "netty";
  }

  @Override
  public boolean readsKeyStores() {
    return true;
  }

  @Override
  public String server(ServerSide side) {
    TlsFiles files = side.files();
    Lines calls = new Lines().line(INDENT, ".forServer(keys(", store(files.keys()), "))");
    if (side.asksClients()) {
      calls
          .line(INDENT, ".trustManager(trust(", store(files.trust()), "))")
          .line(
              INDENT,
              ".clientAuth(ClientAuth.",
              side.clientWord("NONE", "OPTIONAL", "REQUIRE"),
              ")");
    }
    return new Source(
            "ServerTls", calls, true, side.asksClients(), Optional.empty(), side.asksClients())
        .of(files.password());
  }

  @Override
  public String client(ClientSide side) {
    TlsFiles files = side.files();
    Lines calls =
        new Lines()
            .line(INDENT, ".forClient()")
            .line(INDENT, ".trustManager(trust(", store(files.trust()), "))");
    if (side.authenticates()) {
      calls.line(INDENT, ".keyManager(keys(", store(files.keys()), "))");
    }
    return new Source(
            "ClientTls", calls, side.authenticates(), true, Optional.of(side.server()), false)
        .of(files.password());
  }

  /** A class, of what differs between the sides. */
  private record Source(
      String name,
      Lines calls,
      boolean hasKeys,
      boolean hasTrust,
      Optional<ServerAddress> server,
      boolean asksClients) {

    String of(StorePassword password) {
      Lines lines = new Lines();
      imports(lines);
      lines
          .line()
          .line("final class ", name, " {")
          .line()
          .line("    static SslContext context() throws Exception {")
          .line("        return SslContextBuilder");
      lines
          .lines(calls)
          .line(INDENT, ".protocols(\"TLSv1.3\", \"TLSv1.2\")")
          .line(INDENT, ".build();")
          .line("    }");
      server.ifPresent(address -> handler(lines, address));
      if (hasKeys) {
        method(
            lines, "KeyManagerFactory keys", "KeyManagerFactory", "load(type, path), password()");
      }
      if (hasTrust) {
        method(lines, "TrustManagerFactory trust", "TrustManagerFactory", "load(type, path)");
      }
      load(lines, password);
      return lines.line("}").toString();
    }

    private void imports(Lines lines) {
      lines
          .line("// https://netty.io/4.1/api/io/netty/handler/ssl/SslContextBuilder.html")
          .lineIf(server.isPresent(), "import io.netty.buffer.ByteBufAllocator;")
          .lineIf(asksClients, "import io.netty.handler.ssl.ClientAuth;")
          .line("import io.netty.handler.ssl.SslContext;")
          .line("import io.netty.handler.ssl.SslContextBuilder;")
          .lineIf(server.isPresent(), "import io.netty.handler.ssl.SslHandler;")
          .line("import java.io.InputStream;")
          .line("import java.nio.file.Files;")
          .line("import java.nio.file.Path;")
          .line("import java.security.KeyStore;")
          .lineIf(hasKeys, "import javax.net.ssl.KeyManagerFactory;")
          .lineIf(server.isPresent(), "import javax.net.ssl.SSLParameters;")
          .lineIf(hasTrust, "import javax.net.ssl.TrustManagerFactory;");
    }

    /** Before 4.2 a client that is told nothing takes any name for the right one. */
    private static void handler(Lines lines, ServerAddress server) {
      lines
          .line()
          .line("    static SslHandler handler(SslContext context, ByteBufAllocator allocator) {")
          .line("        SslHandler handler = context.newHandler(")
          .line(
              INDENT,
              "allocator, ",
              JavaString.of(server.host()),
              ", ",
              Integer.toString(server.port()),
              ");")
          .line("        SSLParameters parameters = handler.engine().getSSLParameters();")
          .line("        parameters.setEndpointIdentificationAlgorithm(\"HTTPS\");")
          .line("        handler.engine().setSSLParameters(parameters);")
          .line("        return handler;")
          .line("    }");
    }
  }

  private static void method(Lines lines, String head, String factory, String arguments) {
    lines
        .line()
        .line("    private static ", head, "(String type, String path) throws Exception {")
        .line("        ", factory, " factory =")
        .line("            ", factory, ".getInstance(", factory, ".getDefaultAlgorithm());")
        .line("        factory.init(", arguments, ");")
        .line("        return factory;")
        .line("    }");
  }

  private static void load(Lines lines, StorePassword password) {
    String source =
        password
            .variable()
            .map(variable -> "System.getenv(" + JavaString.of(variable) + ")")
            .orElse(JavaString.of(Delivery.DEFAULT_PASSWORD));
    lines
        .line()
        .line("    private static KeyStore load(String type, String path) throws Exception {")
        .line("        KeyStore store = KeyStore.getInstance(type);")
        .line("        try (InputStream in = Files.newInputStream(Path.of(path))) {")
        .line("            store.load(in, password());")
        .line("        }")
        .line("        return store;")
        .line("    }")
        .line()
        .line("    private static char[] password() {")
        .line("        return ", source, ".toCharArray();")
        .line("    }");
  }

  private static String store(StoreFile store) {
    return JavaString.of(store.type()) + ", " + JavaString.of(store.path().toString());
  }
}
