package dev.minica.tls.crypto;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/** Diffie-Hellman on Curve25519 (RFC 7748 section 6.1, RFC 8446 section 7.4.2). */
record X25519Group() implements Group {

  static final int LENGTH = X25519PublicKeyParameters.KEY_SIZE;

  @Override
  public String name() {
    return "x25519";
  }

  @Override
  public KeyShare generate(SecureRandom random) {
    return new Share(new X25519PrivateKeyParameters(random));
  }

  @Override
  public KeyShare restore(byte[] privateKey) {
    if (privateKey.length != X25519PrivateKeyParameters.KEY_SIZE) {
      throw BadShare.privateKey(name());
    }
    return new Share(new X25519PrivateKeyParameters(privateKey));
  }

  private final class Share implements KeyShare {

    private final X25519PrivateKeyParameters key;

    Share(X25519PrivateKeyParameters key) {
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
      byte[] secret = new byte[X25519PrivateKeyParameters.SECRET_SIZE];
      try {
        key.generateSecret(new X25519PublicKeyParameters(peerShare), secret, 0);
      } catch (IllegalStateException e) {
        throw BadShare.of(name(), "it leads to a secret of zeros"); // RFC 8446 section 7.4.2
      }
      return SharedSecret.of("RFC 8446 section 7.4.2", "X25519", privateKey(), peerShare, secret);
    }
  }
}
