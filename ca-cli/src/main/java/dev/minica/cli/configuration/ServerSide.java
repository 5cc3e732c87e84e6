package dev.minica.cli.configuration;

import dev.minica.MinicaException;
import dev.minica.tls.ClientAuthentication;
import dev.minica.tls.ServerAddress;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import java.util.List;
import java.util.Optional;

/**
 * A server that shows a certificate.
 *
 * @param names what the certificate is for: host names in A-labels and IP addresses
 * @param listen where it listens; empty for the program's usual port
 * @param clients whether it asks its clients for certificates
 */
public record ServerSide(
    TlsFiles files,
    List<String> names,
    Optional<ServerAddress> listen,
    ClientAuthentication clients) {

  public ServerSide {
    names = List.copyOf(names);
  }

  /** The names in a certificate by which a client can call its server. */
  public static List<String> hostNames(Certificate certificate) {
    return certificate.subjectAltNames().stream()
        .filter(name -> isHost(name) && isWellFormed(name.value()))
        .map(GeneralName::value)
        .toList();
  }

  /** Whether clients are asked for a certificate, so that it matters whom to believe. */
  boolean asksClients() {
    return clients != ClientAuthentication.NONE;
  }

  /** One word for each answer, in the order none, want, require. */
  String clientWord(String none, String want, String require) {
    return switch (clients) {
      case NONE -> none;
      case WANT -> want;
      case REQUIRE -> require;
    };
  }

  /**
   * The names as a client sends them: an IPv6 address stands in brackets (RFC 9110 section 7.2).
   */
  List<String> hostFields() {
    return names.stream().map(name -> name.indexOf(':') < 0 ? name : "[" + name + "]").toList();
  }

  /** Where it listens as {@code HOST:PORT}, or the port alone. */
  String address(int usualPort) {
    return listen.map(ServerAddress::toString).orElseGet(() -> Integer.toString(usualPort));
  }

  int port(int usualPort) {
    return listen.map(ServerAddress::port).orElse(usualPort);
  }

  private static boolean isHost(GeneralName name) {
    return name.kind() == GeneralName.Kind.DNS || name.kind() == GeneralName.Kind.IP;
  }

  /** A foreign certificate may hold anything where a name should be. */
  private static boolean isWellFormed(String value) {
    try {
      return GeneralName.parse(value).value().equals(value);
    } catch (MinicaException noName) {
      return false;
    }
  }
}
