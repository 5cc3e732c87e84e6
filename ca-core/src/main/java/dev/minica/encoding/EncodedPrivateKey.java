package dev.minica.encoding;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.Pbes2;
import dev.minica.key.PrivateKeyInfo;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * A private key in one of the forms people keep it in, perhaps under a passphrase: PKCS#8 (RFC
 * 5958), encrypted PKCS#8, PKCS#1 (RFC 8017 appendix A.1.2) or SEC 1 (RFC 5915), and the latter two
 * encrypted in OpenSSL's traditional way.
 */
public final class EncodedPrivateKey {

  private final Form form;

  /** One of the three, by what it takes to open it. */
  private sealed interface Form {}

  private record Plain(PrivateKeyInfo key) implements Form {}

  private record Locked(EncryptedPrivateKeyInfo key) implements Form {}

  private record TraditionallyLocked(TraditionalEncryption encryption, byte[] octets)
      implements Form {

    PrivateKeyInfo open(char[] passphrase) {
      byte[] plain = encryption.decrypt(octets, passphrase);
      try {
        return ofDer(plain).open();
      } catch (MinicaException garbage) {
        // one wrong key in 256 leaves what looks like padding
        throw Pbes2.wrongPassphrase(garbage);
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    }
  }

  private EncodedPrivateKey(Form form) {
    this.form = form;
  }

  /**
   * Reads the one private key of a PEM text, or a private key in DER. Of other PEM blocks,
   * certificates for instance, no notice is taken.
   *
   * @throws MinicaException BAD_INPUT if there is no private key, more than one, a malformed one,
   *     or one in another form
   */
  public static EncodedPrivateKey decode(byte[] pemOrDer) {
    if (Pem.isDer(pemOrDer)) {
      return ofDer(pemOrDer);
    }
    List<PemBlock> blocks = Pem.decode(pemOrDer);
    List<PemBlock> keys =
        blocks.stream().filter(block -> block.label().endsWith(PemBlock.PRIVATE_KEY)).toList();
    if (keys.isEmpty()) {
      throw Pem.absent("private key", blocks);
    } else if (keys.size() > 1) {
      throw new MinicaException(Kind.BAD_INPUT, "more than one private key: " + keys);
    }
    return ofBlock(keys.get(0));
  }

  /**
   * Reads the private key of one PEM block, whatever its label.
   *
   * @throws MinicaException BAD_INPUT, naming the line, if it is malformed or in another form
   */
  public static EncodedPrivateKey ofBlock(PemBlock block) {
    UnsupportedKeyForms.refuse(block);
    return block.read(
        octets ->
            TraditionalEncryption.of(block)
                .map(encryption -> locked(encryption, octets))
                .orElseGet(() -> ofDer(octets)));
  }

  /**
   * Reads a private key in DER.
   *
   * <p>Tells the forms apart by their first two fields, since DER has no label and labels are mixed
   * up in practice: PKCS#8 begins with INTEGER and SEQUENCE, PKCS#1 with two INTEGERs, SEC 1 with
   * INTEGER and OCTET STRING, and encrypted PKCS#8 with SEQUENCE.
   *
   * @throws MinicaException BAD_INPUT if it is malformed
   */
  public static EncodedPrivateKey ofDer(byte[] der) {
    ASN1Sequence fields =
        Der.read("private key", () -> ASN1Sequence.getInstance(Der.decode(der, "private key")));
    if (fields.size() < 2) {
      throw new MinicaException(Kind.BAD_INPUT, "private key: fewer than two fields");
    }
    ASN1Encodable second = fields.getObjectAt(1);
    if (fields.getObjectAt(0) instanceof ASN1Sequence) {
      return new EncodedPrivateKey(new Locked(EncryptedPrivateKeyInfo.decode(der)));
    } else if (second instanceof ASN1Sequence) {
      return plain(PrivateKeyInfo.decode(der));
    } else if (second instanceof ASN1Integer) {
      return plain(TraditionalKeys.ofPkcs1(fields));
    }
    return plain(TraditionalKeys.ofSec1(fields));
  }

  private static EncodedPrivateKey locked(TraditionalEncryption encryption, byte[] octets) {
    encryption.requireBlocks(octets);
    return new EncodedPrivateKey(new TraditionallyLocked(encryption, octets));
  }

  private static EncodedPrivateKey plain(PrivateKeyInfo key) {
    return new EncodedPrivateKey(new Plain(key));
  }

  /** Whether it takes a passphrase to open it. */
  public boolean isEncrypted() {
    return !(form instanceof Plain);
  }

  /**
   * How much work one passphrase is, right or wrong: iterations of its key derivation.
   *
   * @throws MinicaException BAD_INPUT if how it is encrypted is not supported, or over a bound
   */
  public long work() {
    return form instanceof Locked locked ? locked.key().work() : 1;
  }

  /**
   * The key, if it is not encrypted.
   *
   * @throws MinicaException WRONG_PASSPHRASE if it is: none was given
   */
  public PrivateKeyInfo open() {
    if (form instanceof Plain plain) {
      return plain.key();
    }
    throw new MinicaException(
            Kind.WRONG_PASSPHRASE, "the private key is encrypted and no passphrase was given")
        .withHint("give its passphrase");
  }

  /**
   * The key, decrypted if it is encrypted; if it is not, the passphrase is not looked at.
   *
   * @param passphrase cleared by the caller
   * @throws MinicaException as {@link EncryptedPrivateKeyInfo#decrypt}
   */
  public PrivateKeyInfo open(char[] passphrase) {
    if (form instanceof Locked locked) {
      return locked.key().decrypt(passphrase);
    }
    return form instanceof TraditionallyLocked locked ? locked.open(passphrase) : open();
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return isEncrypted() ? "encrypted private key" : "private key";
  }
}
