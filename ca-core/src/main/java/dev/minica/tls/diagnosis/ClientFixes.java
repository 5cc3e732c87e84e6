package dev.minica.tls.diagnosis;

import java.util.List;

/** What to do about a client's certificate. */
final class ClientFixes {

  /** In the formats that {@link #show} speaks of. */
  private static final String ISSUE = "minica issue --client NAME --format pem,p12";

  private ClientFixes() {}

  static List<Fix> ofMissing(String server) {
    return List.of(
        Fix.of("issue one, of a CA that the server asks for", ISSUE),
        show(server),
        Fix.of(
            "or let clients in without one (nginx, Apache)",
            "ssl_verify_client optional;",
            "SSLVerifyClient optional"));
  }

  static List<Fix> ofOtherCa(String server) {
    return List.of(
        Fix.of("show one of a CA that the server asks for", ISSUE), show(server), accept());
  }

  static List<Fix> of(Reproach reproach) {
    Fix remedy = Fix.of(reproach.remedy());
    return switch (reproach.ofClient()) {
      case CLIENT_CERTIFICATE_UNTRUSTED -> List.of(remedy, accept());
      case CLIENT_CERTIFICATE_EXPIRED ->
          List.of(remedy, Fix.of("with minica", "minica renew DIRECTORY"));
      case CLIENT_CERTIFICATE_NOT_YET_VALID ->
          List.of(remedy, Fix.of("compare the clocks", "date -u"));
      default -> List.of(remedy, Fix.of("with minica", ISSUE));
    };
  }

  /** Of one that is refused for no visible reason. */
  static List<Fix> ofRejected() {
    return List.of(
        Fix.of("see whether it holds for a client", "minica verify cert.pem --purpose client"),
        accept());
  }

  private static Fix show(String server) {
    return Fix.of(
        "have the client show it (curl, openssl, Java)",
        "curl --cert NAME/fullchain.pem --key NAME/key.pem https://" + server + "/",
        "openssl s_client -connect " + server + " -cert NAME/cert.pem -key NAME/key.pem",
        "java -Djavax.net.ssl.keyStore=NAME/keystore.p12"
            + " -Djavax.net.ssl.keyStorePassword=changeit ...");
  }

  private static Fix accept() {
    return Fix.of(
        "or have the server believe its CA (nginx, Apache)",
        "ssl_client_certificate ca.pem;",
        "SSLCACertificateFile ca.pem");
  }
}
