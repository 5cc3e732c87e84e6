package dev.minica.key;

import dev.minica.internal.pbe.HashFunction;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.Ed448Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;

/** Bouncy Castle's arithmetic for each signature algorithm. */
final class Signers {

  private Signers() {}

  /** A fresh signer or verifier; one use, one thread. */
  static Signer of(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case SHA256_WITH_RSA -> new RSADigestSigner(HashFunction.SHA256.digest());
      case SHA384_WITH_RSA -> new RSADigestSigner(HashFunction.SHA384.digest());
      case SHA512_WITH_RSA -> new RSADigestSigner(HashFunction.SHA512.digest());
      case SHA256_WITH_RSA_PSS -> pss(HashFunction.SHA256.digest());
      case SHA384_WITH_RSA_PSS -> pss(HashFunction.SHA384.digest());
      case SHA512_WITH_RSA_PSS -> pss(HashFunction.SHA512.digest());
      case SHA256_WITH_ECDSA -> ecdsa(HashFunction.SHA256);
      case SHA384_WITH_ECDSA -> ecdsa(HashFunction.SHA384);
      case SHA512_WITH_ECDSA -> ecdsa(HashFunction.SHA512);
      case ED25519 -> new Ed25519Signer();
      // RFC 8410 section 3: the context of id-Ed448 is empty
      case ED448 -> new Ed448Signer(new byte[0]);
      case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> new MLDSASigner();
    };
  }

  private static Signer pss(Digest digest) {
    return new PSSSigner(new RSABlindedEngine(), digest, digest.getDigestSize());
  }

  /** With the deterministic nonce of RFC 6979: a bad random generator cannot give the key away. */
  private static Signer ecdsa(HashFunction function) {
    return new DSADigestSigner(
        new ECDSASigner(new HMacDSAKCalculator(function.digest())), function.digest());
  }
}
