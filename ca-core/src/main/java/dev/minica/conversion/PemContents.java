package dev.minica.conversion;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.encoding.Pkcs7Certificates;
import dev.minica.encoding.keystore.Aliases;
import dev.minica.encoding.keystore.CertificatePool;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Certificates and keys that lie in a file side by side, and belong together as they may. */
final class PemContents {

  private final List<EncodedPrivateKey> keys = new ArrayList<>();
  private final Set<Certificate> certificates = new LinkedHashSet<>();

  /** What a PEM text holds. */
  static PemContents of(byte[] text) {
    PemContents contents = new PemContents();
    List<PemBlock> blocks = Pem.decode(text);
    if (blocks.isEmpty()) {
      throw new MinicaException(
          Kind.BAD_INPUT, "it is neither PEM nor DER, and no key store that minica reads");
    }
    for (PemBlock block : blocks) {
      try {
        contents.add(block);
      } catch (MinicaException e) {
        throw e.restated(e.kind(), "line " + block.line() + ": " + e.getMessage());
      }
    }
    return contents;
  }

  private void add(PemBlock block) {
    switch (block.label()) {
      case PemBlock.CERTIFICATE, "X509 CERTIFICATE" -> add(Certificate.decode(block.content()));
      case "PKCS7", "CMS" -> add(Pkcs7Certificates.decode(block.content()));
      case "EC PARAMETERS" -> {
        // openssl ecparam writes the curve before the key, which names it again
      }
      default -> addKey(block);
    }
  }

  private void addKey(PemBlock block) {
    if (!block.label().endsWith(PemBlock.PRIVATE_KEY)) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "a block labelled \""
              + Escaped.of(block.label())
              + "\", which is no certificate and no private key");
    }
    byte[] alone = Pem.encode(block).getBytes(StandardCharsets.US_ASCII);
    add(EncodedPrivateKey.decode(alone));
  }

  void add(EncodedPrivateKey key) {
    keys.add(key);
  }

  void add(Certificate certificate) {
    certificates.add(certificate);
  }

  void add(Pkcs7Certificates pkcs7) {
    if (pkcs7.crls() > 0) {
      throw new MinicaException(
          Kind.BAD_INPUT, "PKCS#7 with " + pkcs7.crls() + " CRLs, which would be lost");
    } else if (pkcs7.signers() > 0) {
      throw new MinicaException(
              Kind.BAD_INPUT, "PKCS#7 that is a signed message, no bundle of certificates")
          .withHint("openssl pkcs7 -print_certs takes the certificates out of it");
    }
    certificates.addAll(pkcs7.certificates());
  }

  boolean isLocked() {
    return keys.stream().anyMatch(EncodedPrivateKey::isEncrypted);
  }

  /** Keys with their chains, then what certificates remain. */
  KeyStoreContents assembled(KeyStorePasswords passwords) {
    CertificatePool pool = new CertificatePool(List.copyOf(certificates));
    Aliases aliases = new Aliases();
    Set<Certificate> inChains = new HashSet<>();
    List<KeyStoreEntry> entries = new ArrayList<>();
    for (EncodedPrivateKey encoded : keys) {
      PrivateKeyInfo key = open(encoded, passwords);
      List<Certificate> chain = pool.leaf(key).map(pool::chain).orElse(List.of());
      inChains.addAll(chain);
      String alias = chain.isEmpty() ? "key" : Aliases.of(chain.get(0));
      entries.add(new KeyStoreEntry.Key(aliases.unique(alias), Optional.empty(), key, chain));
    }
    for (Certificate certificate : certificates) {
      if (!inChains.contains(certificate)) {
        String alias = aliases.unique(Aliases.of(certificate));
        entries.add(new KeyStoreEntry.Trusted(alias, Optional.empty(), certificate));
      }
    }
    return new KeyStoreContents(entries);
  }

  private static PrivateKeyInfo open(EncodedPrivateKey encoded, KeyStorePasswords passwords) {
    Optional<char[]> password = passwords.key().or(passwords::store);
    PrivateKeyInfo key = password.isPresent() ? encoded.open(password.get()) : encoded.open();
    key.publicKey(); // a damaged key would go on unnoticed: nothing else looks into it
    return key;
  }
}
