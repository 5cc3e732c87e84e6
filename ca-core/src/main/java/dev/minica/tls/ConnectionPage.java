package dev.minica.tls;

import dev.minica.Escaped;
import dev.minica.tls.watch.ClientOffer;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.stream.Collectors;

/** The negotiated connection as a page for a browser: one document, nothing to fetch. */
final class ConnectionPage {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Your TLS connection</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 0 auto; padding: 1rem }
      dl { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: .25rem 1rem }
      dt { color: #555 }
      dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, monospace }
      @media (max-width: 30rem) { dl { display: block } dd { margin-bottom: .5rem } }
      @media (prefers-color-scheme: dark) {
        body { background: #111; color: #eee } dt { color: #aaa } a { color: #8bf }
      }
      </style>
      </head>
      <body>
      <h1>Your TLS connection</h1>
      """;

  private static final String FOOT =
      """
      <p>The same as <a href="/json">JSON</a>.</p>
      </body>
      </html>
      """;

  private ConnectionPage() {}

  /**
   * @param hosts what else this server shows, to those who ask for these names
   */
  static String of(NegotiatedConnection connection, List<ServedHosts.Host> hosts) {
    return HEAD
        + agreed(connection)
        + "<h2>What this server showed</h2>\n"
        + connection
            .serverCertificate()
            .map(ConnectionPage::certificate)
            .orElse("<p>Nothing that can be read as a certificate.</p>\n")
        + "<h2>What you showed</h2>\n"
        + connection.clientCertificates().stream()
            .findFirst()
            .map(ConnectionPage::certificate)
            .orElse("<p>No certificate.</p>\n")
        + "<h2>What you offered</h2>\n"
        + connection
            .offer()
            .map(ConnectionPage::offer)
            .orElse("<p>Your ClientHello was not understood.</p>\n")
        + others(hosts, connection.server().getPort())
        + FOOT;
  }

  private static String others(List<ServedHosts.Host> hosts, int port) {
    if (hosts.isEmpty()) {
      return "";
    }
    return "<h2>What this server shows under which name</h2>\n"
        + hosts.stream()
            .map(
                host -> "<dt>" + link(host, port) + "</dt><dd>" + escaped(host.words()) + "</dd>\n")
            .collect(Collectors.joining("", "<dl>\n", "</dl>\n"));
  }

  private static String link(ServedHosts.Host host, int port) {
    String name = escaped(host.name());
    return "<a href=\"https://" + name + ":" + port + "/\">" + name + "</a>";
  }

  private static String agreed(NegotiatedConnection connection) {
    return list(
        List.of(
            row("Protocol", connection.protocol()),
            row("Cipher suite", connection.cipherSuite()),
            row("Server name asked for", connection.serverName().orElse("none")),
            row("Application protocol", connection.applicationProtocol().orElse("none")),
            row("Your address", Endpoint.text(connection.client())),
            row("This server", Endpoint.text(connection.server()))));
  }

  /** In the client's order of preference. */
  private static String offer(ClientOffer offer) {
    return list(
        List.of(
            row("Versions", String.join(", ", offer.versions())),
            row("Cipher suites", String.join(", ", offer.cipherSuites())),
            row("Groups", String.join(", ", offer.groups())),
            row("Signature algorithms", String.join(", ", offer.signatureAlgorithms()))));
  }

  private static String certificate(Certificate certificate) {
    return list(
        List.of(
            row("Subject", certificate.subject().toString()),
            row("Names", names(certificate)),
            row("Issuer", certificate.issuer().toString()),
            row("Valid from", certificate.validity().notBefore().toString()),
            row("Valid until", certificate.validity().notAfter().toString()),
            row("Key", certificate.publicKey().toString()),
            row("Serial number", certificate.serialNumber().hex()),
            row("SHA-256 fingerprint", certificate.fingerprint())));
  }

  private static String names(Certificate certificate) {
    return certificate.subjectAltNames().stream()
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }

  private static String list(List<String> rows) {
    return "<dl>\n" + String.join("", rows) + "</dl>\n";
  }

  private static String row(String name, String value) {
    return "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>\n";
  }

  /** For text and for attribute values in double or single quotes. */
  private static String escaped(String text) {
    return Escaped.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
