package dev.minica.tls.crypto;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * ML-KEM and a curve at once, so that both have to fall before the secret does
 * (draft-ietf-tls-ecdhe-mlkem section 4): shares and secrets one after the other. The client's
 * share holds an encapsulation key, the server's the ciphertext.
 *
 * @param kemFirst whether ML-KEM's part comes first, as with X25519 alone
 * @param curveShare octets of a share of the curve
 */
record HybridGroup(String name, MlKem kem, Group curve, int curveShare, boolean kemFirst)
    implements Group {

  private static final String CLAUSE = "draft-ietf-tls-ecdhe-mlkem section 4.3";

  @Override
  public KeyShare generate(SecureRandom random) {
    byte[] seed = new byte[MlKem.SEED];
    random.nextBytes(seed);
    return new Share(kem.restore(seed), curve.generate(random));
  }

  /** The seed of ML-KEM (FIPS 203 section 7.1: d and z), then the curve's private key. */
  @Override
  public KeyShare restore(byte[] privateKey) {
    if (privateKey.length <= MlKem.SEED) {
      throw BadShare.privateKey(name);
    }
    return new Share(
        kem.restore(Arrays.copyOf(privateKey, MlKem.SEED)),
        curve.restore(Arrays.copyOfRange(privateKey, MlKem.SEED, privateKey.length)));
  }

  @Override
  public Agreement answer(byte[] peerShare, SecureRandom random) {
    Parts parts = split(peerShare, kem.keyLength());
    Agreement ofKem = kem.encapsulate(name, parts.kem, random);
    Agreement ofCurve = curve.answer(parts.curve, random);
    return new Agreement(
        joined(ofKem.publicShare(), ofCurve.publicShare()),
        joined(ofKem.sharedSecret(), ofCurve.sharedSecret()));
  }

  private Parts split(byte[] share, int kemLength) {
    BadShare.checkLength(name, share, kemLength + curveShare);
    int cut = kemFirst ? kemLength : curveShare;
    byte[] first = Arrays.copyOf(share, cut);
    byte[] second = Arrays.copyOfRange(share, cut, share.length);
    return kemFirst ? new Parts(first, second) : new Parts(second, first);
  }

  private byte[] joined(byte[] ofKem, byte[] ofCurve) {
    return kemFirst ? Octets.concatenated(ofKem, ofCurve) : Octets.concatenated(ofCurve, ofKem);
  }

  private Derivation joined(Derivation ofKem, Derivation ofCurve) {
    NamedOctets kemSecret = ofKem.output();
    NamedOctets curveSecret = ofCurve.output().renamed("secret of " + curve.name());
    return kemFirst
        ? SharedSecret.concatenated(CLAUSE, kemSecret, curveSecret)
        : SharedSecret.concatenated(CLAUSE, curveSecret, kemSecret);
  }

  @Override
  public String toString() {
    return name;
  }

  private record Parts(byte[] kem, byte[] curve) {}

  private final class Share implements KeyShare {

    private final MlKem.Key kemKey;
    private final KeyShare curveKey;

    Share(MlKem.Key kemKey, KeyShare curveKey) {
      this.kemKey = kemKey;
      this.curveKey = curveKey;
    }

    @Override
    public NamedOctets privateKey() {
      return NamedOctets.secret(
          "own private key", Octets.concatenated(kemKey.seed(), curveKey.privateKey().octets()));
    }

    @Override
    public byte[] publicShare() {
      return joined(kemKey.encapsulationKey(), curveKey.publicShare());
    }

    @Override
    public Derivation agree(byte[] peerShare) {
      Parts parts = split(peerShare, kem.ciphertextLength());
      return joined(kemKey.decapsulate(parts.kem), curveKey.agree(parts.curve));
    }
  }
}
