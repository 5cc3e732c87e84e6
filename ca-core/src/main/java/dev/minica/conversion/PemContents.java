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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Certificates and keys that lie in a file side by side, and belong together as they may. */
final class PemContents {

  private static final String TAKEN_OUT =
      "openssl pkcs7 -print_certs takes the certificates out of it";

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
    blocks.forEach(contents::add);
    return contents;
  }

  private void add(PemBlock block) {
    if (block.label().endsWith(PemBlock.PRIVATE_KEY)) {
      add(EncodedPrivateKey.ofBlock(block));
    } else if (block.isCertificate()) {
      certificates.add(block.read(Certificate::decode));
    } else {
      certificates.addAll(block.read(octets -> others(block.label(), octets)));
    }
  }

  private static List<Certificate> others(String label, byte[] octets) {
    return switch (label) {
      case "PKCS7", "CMS" -> bundled(Pkcs7Certificates.decode(octets));
      case "EC PARAMETERS" -> List.of(); // openssl ecparam writes the curve before the key
      default ->
          throw new MinicaException(
              Kind.BAD_INPUT,
              "a block labelled \""
                  + Escaped.of(label)
                  + "\", which is no certificate and no private key");
    };
  }

  void add(EncodedPrivateKey key) {
    keys.add(key);
  }

  void add(Certificate certificate) {
    certificates.add(certificate);
  }

  void add(Pkcs7Certificates pkcs7) {
    certificates.addAll(bundled(pkcs7));
  }

  private static List<Certificate> bundled(Pkcs7Certificates pkcs7) {
    if (pkcs7.crls() > 0) {
      throw new MinicaException(
              Kind.BAD_INPUT,
              "PKCS#7 with "
                  + (pkcs7.crls() == 1 ? "a CRL" : pkcs7.crls() + " CRLs")
                  + ", which would be lost")
          .withHint(TAKEN_OUT);
    } else if (pkcs7.signers() > 0) {
      throw new MinicaException(
              Kind.BAD_INPUT, "PKCS#7 that is a signed message, no bundle of certificates")
          .withHint(TAKEN_OUT);
    }
    return pkcs7.certificates();
  }

  boolean isLocked() {
    return keys.stream().anyMatch(EncodedPrivateKey::isEncrypted);
  }

  /**
   * Keys with their chains, then what certificates remain: beside keys they were meant for chains,
   * and nothing says that they are trusted.
   */
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
        entries.add(
            new KeyStoreEntry.Trusted(alias, Optional.empty(), certificate, keys.isEmpty()));
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
