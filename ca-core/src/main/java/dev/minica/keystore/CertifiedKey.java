package dev.minica.keystore;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.KeyPair;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A private key and the certificates that lead from it towards a root, each the issuer of the one
 * before: as a key store is to hold them, and as a TLS server sends them (RFC 8446 section 4.4.2).
 *
 * @param chain the certificate of the key first
 */
public record CertifiedKey(KeyPair key, List<Certificate> chain) {

  private static final int SHOWN_IDS = 4;

  /** Longer than any chain that a client accepts. */
  private static final int MAX_LENGTH = 32;

  /** So many issuers of one name are tried: cross certificates and renewals are a few. */
  private static final int MAX_NAMESAKES = 16;

  public CertifiedKey {
    chain = List.copyOf(chain);
  }

  /**
   * Finds the chain of a key among certificates in any order. An issuer has the right name, and its
   * key made the signature.
   *
   * @param given all of them are to be in the chain
   * @param known more that may be in it, asked for only if the given ones lead to no root
   * @throws MinicaException BAD_INPUT if none of the given is a certificate of the key, or one is
   *     no part of the chain
   */
  public static CertifiedKey of(
      KeyPair key, List<Certificate> given, Supplier<List<Certificate>> known) {
    Certificate leaf = leaf(key, given);
    List<Certificate> chain = chain(leaf, given);
    if (!endsAtRoot(chain)) {
      List<Certificate> all = new ArrayList<>(given);
      all.addAll(known.get());
      chain = chain(leaf, all);
    }
    requireAllIn(chain, given);
    return new CertifiedKey(key, chain);
  }

  private static Certificate leaf(KeyPair key, List<Certificate> given) {
    return given.stream()
        .filter(certificate -> certificate.publicKey().equals(key.publicKey()))
        .findFirst()
        .orElseThrow(() -> noCertificate(key, given));
  }

  private static MinicaException noCertificate(KeyPair key, List<Certificate> given) {
    if (given.isEmpty()) {
      return new MinicaException(Kind.BAD_INPUT, "there is no certificate for the private key")
          .withHint("give it with --cert");
    }
    List<String> ids = given.stream().limit(SHOWN_IDS).map(c -> id(c.publicKey())).toList();
    return new MinicaException(
            Kind.BAD_INPUT,
            "no certificate is of the private key: its key identifier is "
                + id(key.publicKey())
                + (given.size() == 1
                    ? ", that of the certificate "
                    : ", those of the certificates ")
                + String.join(", ", ids)
                + (given.size() > SHOWN_IDS ? ", ..." : ""))
        .withHint("give the certificate that was made for this key, with --cert");
  }

  private static String id(SubjectPublicKeyInfo key) {
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(key.keyIdentifier());
  }

  private static List<Certificate> chain(Certificate leaf, List<Certificate> others) {
    List<Certificate> chain = new ArrayList<>(List.of(leaf));
    Optional<Certificate> issuer = issuer(leaf, others);
    while (issuer.isPresent() && !chain.contains(issuer.get()) && chain.size() < MAX_LENGTH) {
      chain.add(issuer.get());
      issuer = issuer(issuer.get(), others);
    }
    return chain;
  }

  /** A root has none: whether it signed itself is nobody's question here. */
  private static Optional<Certificate> issuer(Certificate certificate, List<Certificate> others) {
    if (isRoot(certificate)) {
      return Optional.empty();
    }
    return others.stream()
        .filter(certificate::namesAsIssuer)
        .filter(certificate::identifiersAllow)
        .limit(MAX_NAMESAKES)
        .filter(other -> certificate.mayBeSignedBy(other.publicKey()))
        .findFirst();
  }

  private static boolean endsAtRoot(List<Certificate> chain) {
    return isRoot(chain.get(chain.size() - 1));
  }

  private static boolean isRoot(Certificate certificate) {
    return certificate.isSelfIssued() && certificate.identifiersAllow(certificate);
  }

  private static void requireAllIn(List<Certificate> chain, List<Certificate> given) {
    Set<Certificate> used = new HashSet<>(chain);
    for (Certificate certificate : given) {
      if (!used.contains(certificate)) {
        throw new MinicaException(
                Kind.BAD_INPUT,
                "the certificate of "
                    + Escaped.of(certificate.subject().toString())
                    + " is no part of the chain of "
                    + Escaped.of(chain.get(0).subject().toString()))
            .withHint("leave it out, or put it into a trust store of its own");
      }
    }
  }
}
