package dev.minica.scan;

import dev.minica.lint.Lint;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules for whose breach a client in use refuses a certificate, as docs/defects.md shows and
 * what Go's newer releases say: OpenSSL with {@code -x509_strict}, which Python has asked for since
 * 3.13, Go, GnuTLS, NSS or the JDK. All of them take no notice of the other rules, so that breaking
 * one is no trouble; {@code minica lint} names those too.
 */
final class StrictClients {

  /** They make a certificate impossible to read, or to use at all. */
  private static final Set<String> ALWAYS =
      Set.of(
          "x690/lengths-definite",
          "x690/lengths-shortest",
          "x690/booleans-zero-or-all-ones",
          "x690/integers-shortest",
          "x690/object-identifiers-shortest",
          "x690/bit-string-padding-zero",
          "x690/strings-primitive",
          "rfc5280/version-known",
          "rfc5280/version-3-with-extensions",
          "rfc5280/signature-algorithms-agree",
          "rfc5280/issuer-not-empty",
          "rfc5280/subject-of-ca-not-empty",
          "rfc5280/subject-or-critical-alt-name",
          "rfc5280/utc-time-form",
          "rfc5280/generalized-time-form",
          "rfc5280/validity-not-reversed",
          "rfc5280/extensions-once",
          "rfc5280/extension-values-well-formed",
          "rfc9525/server-has-name",
          "rfc5280/utf-8-strings-well-formed",
          "rfc5280/authority-key-identifier-not-critical",
          "rfc5280/subject-key-identifier-not-critical",
          "rfc5280/authority-information-access-not-critical",
          "rfc5280/key-usage-not-empty",
          "rfc5280/path-length-not-negative",
          "rfc5280/alt-names-not-empty",
          "rfc5280/alt-names-in-ascii",
          "rfc5280/addresses-of-4-or-16-octets",
          "rfc5280/key-purposes-not-empty",
          "rfc5280/name-constraints-not-empty",
          "rfc5280/subtrees-without-distances",
          "rfc5280/subtree-addresses-are-ranges",
          "rfc5280/any-policy-not-mapped",
          "rfc3279/rsa-key-parameters-null",
          "rfc4055/pss-parameters-present",
          "rfc3279/ecdsa-signature-of-two-integers",
          "rfc5480/ec-key-names-curve",
          "rfc5480/ec-point-uncompressed-or-compressed",
          "rfc8410/key-parameters-absent",
          "rfc8410/signature-parameters-absent",
          "rfc8410/key-length",
          "rfc8410/signature-length",
          "rfc9881/key-parameters-absent",
          "rfc9881/signature-parameters-absent",
          "rfc9881/key-length",
          "rfc9881/signature-length");

  /**
   * They hold for what somebody else vouches for. One that signed itself is trusted as it is, or
   * not at all (RFC 5280 section 6.1.1 (d) takes its name and key alone), and roots in use since
   * the nineties break most of them. OpenSSL with {@code -x509_strict} asks roots for key usage and
   * critical basic constraints all the same, which those that its own {@code req -x509} makes by
   * default do not have; they are left alone on purpose.
   */
  private static final Set<String> BELOW_ROOTS =
      Set.of(
          "rfc5280/authority-key-identifier-present",
          "rfc5280/authority-key-identifier-has-key-identifier",
          "rfc5280/subject-key-identifier-in-ca",
          "rfc5280/key-usage-in-ca",
          "rfc5280/key-cert-sign-only-in-ca",
          "rfc5280/basic-constraints-critical-in-ca",
          "rfc5280/path-length-only-in-ca",
          "rfc5280/path-length-with-key-cert-sign",
          "rfc5280/printable-string-characters",
          "rfc5280/ia-5-string-characters");

  /** It holds for roots, too: what contradicts itself so is no CA for OpenSSL. */
  private static final String OF_AUTHORITIES = "rfc5280/key-cert-sign-only-in-ca";

  private StrictClients() {}

  /** Whether a client refuses a certificate that breaks this rule. */
  static boolean refuse(Specimen certificate, Lint broken) {
    return ALWAYS.contains(broken.id())
        || (BELOW_ROOTS.contains(broken.id()) && !certificate.role().isSelfSigned())
        || (broken.id().equals(OF_AUTHORITIES) && isAuthority(certificate));
  }

  /**
   * Whether it is for signing, as far as it says, and no root of old. What has names or purposes
   * vouches for itself as a server.
   */
  static boolean isAuthority(Specimen certificate) {
    return !certificate.has(Extension.SUBJECT_ALT_NAME)
        && !certificate.has(Extension.EXTENDED_KEY_USAGE)
        && !SelfSignature.isOfOld(certificate);
  }

  /** The ids of those that are breached by an error. */
  static Set<String> rules() {
    Set<String> rules = new TreeSet<>(ALWAYS);
    rules.addAll(BELOW_ROOTS);
    return rules;
  }
}
