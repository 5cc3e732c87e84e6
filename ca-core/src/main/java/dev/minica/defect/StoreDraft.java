package dev.minica.defect;

import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A key store to be: the server's key and chain, of which nothing is wrong until a method here
 * makes it so.
 *
 * @param contents what goes in
 * @param profile how PKCS#12 is protected
 * @param locked the password it is made with
 * @param change what becomes of its octets
 */
record StoreDraft(
    Sound sound,
    KeyStoreFormat format,
    KeyStoreContents contents,
    Pkcs12Profile profile,
    String locked,
    UnaryOperator<byte[]> change) {

  /** The password that everybody tries first, and so of nothing that is worth keeping. */
  static final String PASSWORD = "changeit";

  static final String ALIAS = "server";

  static StoreDraft of(Sound sound, KeyStoreFormat format) {
    PrivateKeyInfo key = sound.serverKey().privateKey();
    List<byte[]> chain = List.of(sound.serverCertificate(), sound.intermediateCertificate());
    return new StoreDraft(
        sound,
        format,
        KeyStoreContents.of(entry(sound, ALIAS, key, chain)),
        Pkcs12Profile.MODERN,
        PASSWORD,
        octets -> octets);
  }

  private static KeyStoreEntry entry(
      Sound sound, String alias, PrivateKeyInfo key, List<byte[]> chain) {
    List<Certificate> certificates = chain.stream().map(Certificate::decode).toList();
    return new KeyStoreEntry.Key(alias, sound.environment().now(), key, certificates);
  }

  /** With this key and chain in place of the server's. */
  StoreDraft holding(PrivateKeyInfo key, List<byte[]> chain) {
    return with(KeyStoreContents.of(entry(sound, ALIAS, key, chain)));
  }

  /** With a second entry of the same. */
  StoreDraft alsoAs(String alias) {
    KeyStoreEntry own = contents.entries().get(0);
    return with(KeyStoreContents.of(own, own.renamed(alias)));
  }

  private StoreDraft with(KeyStoreContents other) {
    return new StoreDraft(sound, format, other, profile, locked, change);
  }

  StoreDraft protectedAs(Pkcs12Profile other) {
    return new StoreDraft(sound, format, contents, other, locked, change);
  }

  StoreDraft lockedWith(String password) {
    return new StoreDraft(sound, format, contents, profile, password, change);
  }

  StoreDraft then(UnaryOperator<byte[]> further) {
    return new StoreDraft(sound, format, contents, profile, locked, further);
  }

  Specimen.Stored specimen() {
    byte[] octets =
        format.encode(contents, locked.toCharArray(), profile, sound.environment().random());
    return new Specimen.Stored(format, List.of(change.apply(octets)), PASSWORD);
  }
}
