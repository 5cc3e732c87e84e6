package dev.minica.encoding.keystore;

import dev.minica.encoding.keystore.KeyStoreEntry.Unopened.Reason;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes entries of bags: finds the certificate of each key, and its issuers among all certificates
 * in the store. What remains are trusted certificates, if they are marked so.
 */
final class Pkcs12Entries {

  /** Java writes the time of creation into localKeyId, as text. */
  private static final String TIME = "Time ";

  private final List<SafeBag> bags;
  private final Map<String, List<SafeBag>> byLocalKeyId;
  private final CertificatePool certificates;
  private final Aliases aliases = new Aliases();
  private final Set<Certificate> inChains = new HashSet<>();

  private Pkcs12Entries(List<SafeBag> bags) {
    this.bags = bags;
    this.byLocalKeyId =
        bags.stream()
            .filter(bag -> bag.certificate().isPresent() && bag.localKeyId().isPresent())
            .collect(Collectors.groupingBy(bag -> bag.localKeyId().orElseThrow()));
    this.certificates =
        new CertificatePool(bags.stream().flatMap(bag -> bag.certificate().stream()).toList());
  }

  static Pkcs12Entries of(List<SafeBag> bags) {
    return new Pkcs12Entries(bags);
  }

  OpenedKeyStore opened(boolean verified, Set<Protection> protections) {
    List<KeyStoreEntry> entries = new ArrayList<>();
    for (SafeBag bag : bags) {
      if (bag.content() instanceof SafeBag.PrivateKey key) {
        entries.add(key(bag, key));
      } else if (bag.content() instanceof SafeBag.Other other) {
        entries.add(unopened(bag, other.reason()));
      }
    }
    bags.forEach(bag -> trusted(bag).ifPresent(entries::add));
    return new OpenedKeyStore(
        KeyStoreFormat.PKCS12, new KeyStoreContents(entries), verified, List.copyOf(protections));
  }

  private KeyStoreEntry key(SafeBag bag, SafeBag.PrivateKey key) {
    return new KeyStoreEntry.Key(
        alias(bag),
        created(bag),
        key.key(),
        chain(bag, Optional.of(key.key())),
        key.own() ? Optional.of(bag.sealed()) : Optional.empty());
  }

  private KeyStoreEntry unopened(SafeBag bag, Reason reason) {
    return new KeyStoreEntry.Unopened(
        alias(bag), created(bag), reason, chain(bag, Optional.empty()), Optional.of(bag.sealed()));
  }

  private List<Certificate> chain(SafeBag bag, Optional<PrivateKeyInfo> key) {
    List<Certificate> chain = leaf(bag, key).map(certificates::chain).orElse(List.of());
    inChains.addAll(chain);
    return chain;
  }

  /**
   * The certificate of a key: it has the same localKeyId, or else the same public key. Of many with
   * the same localKeyId (some programs give all of them 1) it is the one with the public key.
   */
  private Optional<Certificate> leaf(SafeBag keyBag, Optional<PrivateKeyInfo> key) {
    List<SafeBag> named = companions(keyBag);
    Optional<Certificate> first = named.stream().findFirst().flatMap(SafeBag::certificate);
    return named.size() == 1 ? first : key.flatMap(certificates::leaf).or(() -> first);
  }

  /** The certificates' bags with the localKeyId of a key's. */
  private List<SafeBag> companions(SafeBag keyBag) {
    return keyBag
        .localKeyId()
        .map(id -> byLocalKeyId.getOrDefault(id, List.of()))
        .orElse(List.of());
  }

  private Optional<KeyStoreEntry> trusted(SafeBag bag) {
    return bag.certificate()
        .filter(certificate -> bag.trusted() || !inChains.contains(certificate))
        .map(certificate -> trusted(bag, certificate));
  }

  private KeyStoreEntry trusted(SafeBag bag, Certificate certificate) {
    String alias = aliases.unique(bag.name().orElseGet(() -> Aliases.of(certificate)));
    return new KeyStoreEntry.Trusted(alias, Optional.empty(), certificate, bag.trusted());
  }

  /** Its own name, or that of its certificate; what has none gets a number. */
  private String alias(SafeBag bag) {
    return bag.name()
        .or(() -> companions(bag).stream().flatMap(c -> c.name().stream()).findFirst())
        .map(aliases::unique)
        .orElseGet(aliases::numbered);
  }

  private static Optional<Instant> created(SafeBag bag) {
    return bag.localKeyId()
        .map(id -> new String(HexFormat.of().parseHex(id), StandardCharsets.US_ASCII))
        .filter(text -> text.startsWith(TIME) && text.length() <= TIME.length() + 15)
        .flatMap(text -> millis(text.substring(TIME.length())));
  }

  private static Optional<Instant> millis(String digits) {
    return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(digits)))
        : Optional.empty();
  }
}
