package dev.minica.tls.crypto;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.X448PrivateKeyParameters;
import org.bouncycastle.crypto.params.X448PublicKeyParameters;

/** Diffie-Hellman on Curve448 (RFC 7748 section 6.2, RFC 8446 section 7.4.2). */
record X448Group() implements Group {

  static final int LENGTH = X448PublicKeyParameters.KEY_SIZE;

  @Override
  public String name() {
    return "x448";
  }

  @Override
  public KeyShare generate(SecureRandom random) {
    return new Share(new X448PrivateKeyParameters(random));
  }

  @Override
  public KeyShare restore(byte[] privateKey) {
    if (privateKey.length != X448PrivateKeyParameters.KEY_SIZE) {
      throw BadShare.privateKey(name());
    }
    return new Share(new X448PrivateKeyParameters(privateKey));
  }

  private final class Share implements KeyShare {

    private final X448PrivateKeyParameters key;

    Share(X448PrivateKeyParameters key) {
      this.key = key;
    }

    @Override
    public NamedOctets privateKey() {
      return NamedOctets.secret("own private key", key.getEncoded());
    }

    @Override
    public byte[] publicShare() {
      return key.generatePublicKey().getEncoded();
    }

    @Override
    public Derivation agree(byte[] peerShare) {
      BadShare.checkLength(name(), peerShare, LENGTH);
      byte[] secret = new byte[X448PrivateKeyParameters.SECRET_SIZE];
      try {
        key.generateSecret(new X448PublicKeyParameters(peerShare), secret, 0);
      } catch (IllegalStateException e) {
        throw BadShare.of(name(), "it leads to a secret of zeros"); // RFC 8446 section 7.4.2
      }
      return SharedSecret.of("RFC 8446 section 7.4.2", "X448", privateKey(), peerShare, secret);
    }
  }
}
