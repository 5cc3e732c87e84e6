package dev.minica.tls;

import dev.minica.key.KeyAlgorithm;
import dev.minica.tls.watch.ClientOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What client and server both can, of which a handshake needs some of each kind. Java's own message
 * is the same for most of what can be lacking.
 *
 * @param offer the client's
 * @param options the server's
 * @param key the server's
 * @param suites the server's
 */
record CommonGround(
    ClientOffer offer, ServeOptions options, KeyAlgorithm key, List<String> suites) {

  /** How much of a list a line has room for. */
  private static final int SHOWN = 6;

  /** What Java has, but for what the property jdk.tls.namedGroups takes away. */
  private static final List<String> CURVES =
      List.of("x25519", "secp256r1", "secp384r1", "secp521r1", "x448");

  private static final List<String> PRIMES =
      List.of("ffdhe2048", "ffdhe3072", "ffdhe4096", "ffdhe6144", "ffdhe8192");

  /** The first kind of thing of which there is none in common; empty if nothing is lacking. */
  Optional<String> lacking() {
    List<String> versions =
        options.versions().stream().sorted().map(version -> "TLS " + version.label()).toList();
    if (!meets(offer.versions(), versions)) {
      return lacking("version", offer.versions(), versions);
    }
    boolean isTls13 = meets(offer.versions(), List.of("TLS 1.3")) && versions.contains("TLS 1.3");
    List<String> usable =
        suites.stream().filter(isTls13 ? isOf13() : isOf12().and(fits())).toList();
    if (!meets(offer.cipherSuites(), usable)) {
      return lacking("cipher suite", offer.cipherSuites(), usable);
    }
    List<String> agreed = offer.cipherSuites().stream().filter(usable::contains).toList();
    List<String> groups = groups(isTls13, agreed);
    if (!groups.isEmpty() && !offer.groups().isEmpty() && !meets(offer.groups(), groups)) {
      return lacking("group", offer.groups(), groups);
    }
    return signatures(isTls13, agreed);
  }

  private static List<String> groups(boolean isTls13, List<String> agreed) {
    if (isTls13) {
      List<String> all = new ArrayList<>(CURVES);
      all.addAll(PRIMES);
      return all;
    }
    boolean needsCurve = agreed.stream().allMatch(suite -> suite.startsWith("TLS_ECDHE_"));
    return needsCurve ? CURVES : List.of();
  }

  /** RSA key exchange has no signature in it. */
  private Optional<String> signatures(boolean isTls13, List<String> agreed) {
    boolean signs = agreed.stream().noneMatch(suite -> suite.startsWith("TLS_RSA_"));
    List<String> theirs = offer.signatureAlgorithms();
    boolean none = theirs.stream().noneMatch(name -> isMadeBy(key, isTls13, name));
    return signs && !theirs.isEmpty() && none
        ? Optional.of(
            "no signature algorithm in common: the client accepts "
                + shortened(theirs)
                + "; the server's key is "
                + key)
        : Optional.empty();
  }

  /** RFC 8446 section 4.2.3: from TLS 1.3 on the curve is part of the algorithm. */
  private static boolean isMadeBy(KeyAlgorithm key, boolean isTls13, String scheme) {
    return switch (key.family()) {
      case RSA -> scheme.startsWith(isTls13 ? "rsa_pss_rsae_" : "rsa_");
      case EC -> scheme.startsWith(isTls13 ? "ecdsa_" + curve(key) : "ecdsa_");
      default -> scheme.equals(key.toString());
    };
  }

  private static String curve(KeyAlgorithm key) {
    return switch (key) {
      case EC_P384 -> "secp384r1_";
      case EC_P521 -> "secp521r1_";
      default -> "secp256r1_";
    };
  }

  private static Predicate<String> isOf12() {
    return suite -> suite.contains("_WITH_");
  }

  private static Predicate<String> isOf13() {
    return isOf12().negate();
  }

  private Predicate<String> fits() {
    String certified = key.family() == KeyAlgorithm.Family.RSA ? "_RSA_" : "_ECDSA_";
    return suite -> suite.contains(certified);
  }

  private static boolean meets(List<String> theirs, List<String> ours) {
    return theirs.stream().anyMatch(ours::contains);
  }

  private static Optional<String> lacking(String what, List<String> theirs, List<String> ours) {
    return Optional.of(
        "no "
            + what
            + " in common: the client offers "
            + shortened(theirs)
            + "; this server has "
            + shortened(ours));
  }

  private static String shortened(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
  }
}
