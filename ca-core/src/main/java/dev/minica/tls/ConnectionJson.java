package dev.minica.tls;

import dev.minica.Escaped;
import dev.minica.tls.watch.ClientOffer;
import dev.minica.x509.Certificate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The negotiated connection as a JSON document (RFC 8259). */
final class ConnectionJson {

  /** Grows when a member changes its meaning or goes; new members may come any time. */
  private static final String VERSION = "1";

  private ConnectionJson() {}

  /**
   * @param hosts what else this server shows, to those who ask for these names
   */
  static String of(NegotiatedConnection connection, List<ServedHosts.Host> hosts) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("version", VERSION);
    members.put("protocol", string(connection.protocol()));
    members.put("cipherSuite", string(connection.cipherSuite()));
    members.put("serverName", stringOrNull(connection.serverName()));
    members.put("applicationProtocol", stringOrNull(connection.applicationProtocol()));
    members.put("client", string(Endpoint.text(connection.client())));
    members.put("server", string(Endpoint.text(connection.server())));
    members.put(
        "serverCertificate",
        connection.serverCertificate().map(ConnectionJson::certificate).orElse("null"));
    members.put("clientCertificate", clientCertificate(connection.clientCertificates()));
    members.put("offered", connection.offer().map(ConnectionJson::offer).orElse("null"));
    if (!hosts.isEmpty()) {
      members.put("hosts", hosts(hosts));
    }
    return object(members, "") + "\n";
  }

  private static String hosts(List<ServedHosts.Host> hosts) {
    Map<String, String> members = new LinkedHashMap<>();
    hosts.forEach(host -> members.put(host.name(), string(host.words())));
    return object(members, "  ");
  }

  private static String offer(ClientOffer offer) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("versions", array(offer.versions()));
    members.put("cipherSuites", array(offer.cipherSuites()));
    members.put("groups", array(offer.groups()));
    members.put("signatureAlgorithms", array(offer.signatureAlgorithms()));
    return object(members, "  ");
  }

  private static String clientCertificate(List<Certificate> chain) {
    return chain.stream().findFirst().map(ConnectionJson::certificate).orElse("null");
  }

  private static String certificate(Certificate certificate) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("subject", string(certificate.subject().toString()));
    members.put("issuer", string(certificate.issuer().toString()));
    members.put("names", array(certificate.subjectAltNames()));
    members.put("serialNumber", string(certificate.serialNumber().hex()));
    members.put("notBefore", string(certificate.validity().notBefore().toString()));
    members.put("notAfter", string(certificate.validity().notAfter().toString()));
    members.put("key", string(certificate.publicKey().toString()));
    members.put("sha256", string(certificate.fingerprint()));
    return object(members, "  ");
  }

  private static String object(Map<String, String> members, String indent) {
    return members.entrySet().stream()
        .map(member -> indent + "  " + string(member.getKey()) + ": " + member.getValue())
        .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
  }

  private static String array(Collection<?> values) {
    return values.stream()
        .map(value -> string(value.toString()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String stringOrNull(Optional<String> text) {
    return text.map(ConnectionJson::string).orElse("null");
  }

  private static String string(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(character -> append(quoted, character));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int character) {
    if (character == '"' || character == '\\') {
      quoted.append('\\').append((char) character);
    } else if (Escaped.isNeededFor(character)) {
      for (char unit : Character.toChars(character)) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) unit)); // RFC 8259 section 7
      }
    } else {
      quoted.appendCodePoint(character);
    }
  }
}
