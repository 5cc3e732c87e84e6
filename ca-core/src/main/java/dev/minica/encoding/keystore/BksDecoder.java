package dev.minica.encoding.keystore;

import dev.minica.internal.pbe.HashFunction;
import dev.minica.internal.pbe.PasswordOctets;
import dev.minica.internal.pbe.Pkcs12Derivation;
import dev.minica.internal.pbe.Pkcs12Scheme;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;

/**
 * Reads BKS and UBER, versions 1 and 2: Bouncy Castle's formats of before BCFKS, of which Android
 * has the first. There is no specification but Bouncy Castle's reader; in the notation of {@link
 * java.io.DataOutputStream}, where a blob is an int with its length and then its octets:
 *
 * <pre>
 * store  int version, blob salt, int iterations, contents
 * contents of BKS   entries, octet 0, HMAC-SHA1 of the entries and the 0 (20 octets)
 * contents of UBER  encrypted with Twofish: entries, octet 0, SHA-1 of both (20 octets)
 * </pre>
 *
 * {@link BksEntries} has the entries.
 */
final class BksDecoder {

  private static final int CHECK_OCTETS = 20;

  /** Version 1 took the length of its MAC's key in octets for one in bits. */
  private static final int VERSION_1_KEY_OCTETS = CHECK_OCTETS / 8;

  private final KeyStoreFormat format;
  private final KeyStorePasswords passwords;
  private final WorkBudget budget = new WorkBudget();

  private BksDecoder(KeyStoreFormat format, KeyStorePasswords passwords) {
    this.format = format;
    this.passwords = passwords;
  }

  static OpenedKeyStore decode(KeyStoreFormat format, byte[] octets, KeyStorePasswords passwords) {
    return new BksDecoder(format, passwords).decode(octets);
  }

  /** The iterations that one password takes, but for keys that are encrypted by themselves. */
  static long work(KeyStoreFormat format, byte[] octets) {
    StoreInput in = new StoreInput(octets, format.label());
    version(in);
    return derivation(in).iterations();
  }

  private static int version(StoreInput in) {
    int version = in.integer();
    if (version != 1 && version != 2) {
      throw in.malformed("version " + version + ", which is neither 1 nor 2");
    }
    return version;
  }

  private static Pkcs12Derivation derivation(StoreInput in) {
    return Pkcs12Derivation.decode(
        HashFunction.SHA1, new DEROctetString(in.blob()), new ASN1Integer(in.integer()));
  }

  private OpenedKeyStore decode(byte[] octets) {
    StoreInput in = new StoreInput(octets, format.label());
    int version = version(in);
    Pkcs12Derivation derivation = derivation(in);
    byte[] contents = in.octets(in.remaining());
    if (contents.length <= CHECK_OCTETS) {
      throw in.malformed("no entries and no check value");
    }
    byte[] entries =
        format == KeyStoreFormat.BKS
            ? verified(contents, derivation, version)
            : decrypted(contents, derivation);
    List<KeyStoreEntry> read =
        new BksEntries(new StoreInput(entries, format.label()), passwords, budget).read();
    return OpenedKeyStore.of(format, read, passwords.store().isPresent(), budget.protections());
  }

  private byte[] verified(byte[] contents, Pkcs12Derivation derivation, int version) {
    int keyOctets = version == 1 ? VERSION_1_KEY_OCTETS : CHECK_OCTETS;
    String scheme = "HMAC-SHA-1" + (version == 1 ? " with a key of 16 bits" : "");
    budget.spend(new Protection(Protection.Part.INTEGRITY, scheme, derivation.iterations()), 1);
    byte[] entries = withoutCheck(contents);
    passwords
        .store()
        .ifPresent(
            password -> {
              try (PasswordOctets octets = octets(password)) {
                byte[] mac = HashFunction.SHA1.hmac(derivation.macKey(octets, keyOctets), entries);
                requireEqual(mac, contents);
              }
            });
    return entries;
  }

  /** To Bouncy Castle an empty password has no end mark either. */
  private static PasswordOctets octets(char[] password) {
    return password.length == 0
        ? PasswordOctets.bmp(password)
        : PasswordOctets.bmpTerminated(password);
  }

  private byte[] decrypted(byte[] contents, Pkcs12Derivation derivation) {
    Pkcs12Scheme scheme = new Pkcs12Scheme(Pkcs12Scheme.Cipher.TWOFISH, derivation);
    budget.spend(new Protection(Protection.Part.STORE, scheme.description(), scheme.work()), 1);
    byte[] plain = scheme.decryptOfBouncyCastle(passwords.required(), contents);
    if (plain.length <= CHECK_OCTETS) {
      throw KeyStorePasswords.wrong();
    }
    byte[] entries = withoutCheck(plain);
    requireEqual(JksKeyProtector.sha1().digest(entries), plain);
    return entries;
  }

  private static byte[] withoutCheck(byte[] contents) {
    return Arrays.copyOf(contents, contents.length - CHECK_OCTETS);
  }

  private static void requireEqual(byte[] check, byte[] contents) {
    byte[] stored = Arrays.copyOfRange(contents, contents.length - CHECK_OCTETS, contents.length);
    if (!MessageDigest.isEqual(check, stored)) {
      throw KeyStorePasswords.wrong();
    }
  }
}
