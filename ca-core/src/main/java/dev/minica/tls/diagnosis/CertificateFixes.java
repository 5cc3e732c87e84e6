package dev.minica.tls.diagnosis;

import java.util.List;

/**
 * What to do about a server's certificate.
 *
 * @param server as command lines name it
 */
record CertificateFixes(String server) {

  List<Fix> of(Reproach reproach) {
    Fix remedy = Fix.of(reproach.remedy());
    return switch (reproach.cause()) {
      case UNTRUSTED_ROOT, SELF_SIGNED -> List.of(remedy, believe(), look());
      case MISSING_INTERMEDIATE -> List.of(sendAll(), remedy, look());
      case EXPIRED -> List.of(remedy, Fix.of("with minica", "minica renew DIRECTORY"), look());
      case NOT_YET_VALID -> List.of(remedy, Fix.of("compare the clocks", "date -u"), look());
      case WRONG_HOST ->
          List.of(
              Fix.of("ask for a name that it has, or " + reproach.remedy()),
              Fix.of("with minica", "minica issue NAME OTHER-NAME --force"),
              look());
      case WRONG_USAGE, NOT_A_CA, WEAK_CERTIFICATE, NAME_CONSTRAINT, REVOKED ->
          List.of(
              remedy, Fix.of("with minica", "minica issue NAME --profile server --force"), look());
      default -> List.of(remedy, look());
    };
  }

  private Fix believe() {
    return Fix.of(
        "if it is yours, have the client believe its CA (curl, openssl, Java)",
        "curl --cacert ca.pem https://" + server + "/",
        "openssl s_client -connect " + server + " -CAfile ca.pem",
        "minica keystore create truststore.p12 --cert ca.pem",
        "java -Djavax.net.ssl.trustStore=truststore.p12"
            + " -Djavax.net.ssl.trustStorePassword=changeit ...");
  }

  private static Fix sendAll() {
    return Fix.of(
        "have the server send the intermediates after its own certificate (nginx, Apache, openssl)",
        "ssl_certificate fullchain.pem;",
        "SSLCertificateFile fullchain.pem",
        "openssl s_server -cert cert.pem -cert_chain chain.pem -key key.pem");
  }

  private Fix look() {
    return Fix.of("see what the server shows", "minica inspect " + server);
  }
}
