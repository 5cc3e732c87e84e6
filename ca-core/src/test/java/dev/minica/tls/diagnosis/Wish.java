package dev.minica.tls.diagnosis;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a client is told, whichever it is.
 *
 * @param host for which the certificate must be; an IP address is not sent as a name
 * @param roots whom it believes
 * @param version {@code 1.2}, {@code 1.3} or empty for both
 * @param suite by OpenSSL's name in TLS 1.2, IANA's in 1.3; empty for all
 * @param group by OpenSSL's name; empty for all
 * @param signature by OpenSSL's name; empty for all
 * @param crl by which nothing may be revoked
 * @param identity what it shows
 * @param protocol of ALPN; empty for the client's own choice
 * @param scheme of the URL that curl asks for
 * @param patience how many seconds it waits for an answer
 */
record Wish(
    String host,
    Path roots,
    String version,
    String suite,
    String group,
    String signature,
    Optional<Path> crl,
    Optional<Credential> identity,
    String protocol,
    String scheme,
    int patience) {

  static Wish of(String host, Path roots) {
    return new Wish(
        host, roots, "", "", "", "", Optional.empty(), Optional.empty(), "", "https", 20);
  }

  Wish version(String only) {
    return new Wish(
        host, roots, only, suite, group, signature, crl, identity, protocol, scheme, patience);
  }

  Wish suite(String only) {
    return new Wish(
        host, roots, version, only, group, signature, crl, identity, protocol, scheme, patience);
  }

  Wish group(String only) {
    return new Wish(
        host, roots, version, suite, only, signature, crl, identity, protocol, scheme, patience);
  }

  Wish signature(String only) {
    return new Wish(
        host, roots, version, suite, group, only, crl, identity, protocol, scheme, patience);
  }

  Wish crl(Path file) {
    return new Wish(
        host,
        roots,
        version,
        suite,
        group,
        signature,
        Optional.of(file),
        identity,
        protocol,
        scheme,
        patience);
  }

  Wish identity(Credential shown) {
    return new Wish(
        host,
        roots,
        version,
        suite,
        group,
        signature,
        crl,
        Optional.of(shown),
        protocol,
        scheme,
        patience);
  }

  Wish protocol(String only) {
    return new Wish(
        host, roots, version, suite, group, signature, crl, identity, only, scheme, patience);
  }

  Wish plain() {
    return new Wish(
        host, roots, version, suite, group, signature, crl, identity, protocol, "http", patience);
  }

  Wish patience(int seconds) {
    return new Wish(
        host, roots, version, suite, group, signature, crl, identity, protocol, scheme, seconds);
  }

  boolean isAddress() {
    return Character.isDigit(host.charAt(0));
  }

  boolean isTls13() {
    return version.equals("1.3");
  }
}
