package dev.minica.tls.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/**
 * Diffie-Hellman on a curve over a prime field (RFC 8446 sections 4.2.8.2 and 7.4.2). A share is an
 * uncompressed point, the secret its x coordinate, as long as the field.
 *
 * <pre>
 * struct {
 *   uint8 legacy_form = 4;
 *   opaque X[coordinate_length];
 *   opaque Y[coordinate_length];
 * } UncompressedPointRepresentation;
 * </pre>
 */
record EcGroup(String name, ECDomainParameters domain) implements Group {

  private static final byte UNCOMPRESSED = 4;

  /** The curve of this name, which is one of the three there are. */
  static EcGroup named(String name) {
    X9ECParameters curve = CustomNamedCurves.getByName(name);
    return new EcGroup(name, new ECDomainParameters(curve));
  }

  @Override
  public KeyShare generate(SecureRandom random) {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(domain, random));
    return new Share((ECPrivateKeyParameters) generator.generateKeyPair().getPrivate());
  }

  @Override
  public KeyShare restore(byte[] privateKey) {
    BigInteger scalar = new BigInteger(1, privateKey);
    if (scalar.signum() == 0 || scalar.compareTo(domain.getN()) >= 0) {
      throw BadShare.privateKey(name);
    }
    return new Share(new ECPrivateKeyParameters(scalar, domain));
  }

  /** Octets of a coordinate. */
  private int coordinateLength() {
    return domain.getCurve().getFieldElementEncodingLength();
  }

  /** RFC 8446 section 4.2.8.2: no other form than this, on the curve and not at infinity. */
  private ECPublicKeyParameters point(byte[] share) {
    BadShare.checkLength(name, share, 1 + 2 * coordinateLength());
    if (share[0] != UNCOMPRESSED) {
      throw BadShare.of(name, "it is no uncompressed point");
    }
    try {
      return new ECPublicKeyParameters(domain.getCurve().decodePoint(share), domain);
    } catch (IllegalArgumentException e) {
      throw BadShare.of(name, "the point is not on the curve");
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private final class Share implements KeyShare {

    private final ECPrivateKeyParameters key;

    Share(ECPrivateKeyParameters key) {
      this.key = key;
    }

    @Override
    public NamedOctets privateKey() {
      int octets = (domain.getN().bitLength() + 7) / 8;
      return NamedOctets.secret(
          "own private key", BigIntegers.asUnsignedByteArray(octets, key.getD()));
    }

    @Override
    public byte[] publicShare() {
      ECPoint point = new FixedPointCombMultiplier().multiply(domain.getG(), key.getD());
      return point.getEncoded(false);
    }

    @Override
    public Derivation agree(byte[] peerShare) {
      ECDHBasicAgreement agreement = new ECDHBasicAgreement();
      agreement.init(key);
      BigInteger x = agreement.calculateAgreement(point(peerShare));
      return SharedSecret.of(
          "RFC 8446 section 7.4.2",
          "ECDH",
          privateKey(),
          peerShare,
          BigIntegers.asUnsignedByteArray(coordinateLength(), x));
    }
  }
}
