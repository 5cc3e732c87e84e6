package dev.minica.defect;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyPair;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** Signatures with hash functions for which others with the same hash can be found. */
enum WeakSeal {
  SHA1_WITH_RSA("1.2.840.113549.1.1.5", true, () -> new RSADigestSigner(new SHA1Digest())),
  MD5_WITH_RSA("1.2.840.113549.1.1.4", true, () -> new RSADigestSigner(new MD5Digest())),
  SHA1_WITH_ECDSA(
      "1.2.840.10045.4.1",
      false,
      () ->
          new DSADigestSigner(
              new ECDSASigner(new HMacDSAKCalculator(new SHA1Digest())), new SHA1Digest()));

  private final String oid;
  private final boolean rsa;
  private final Supplier<Signer> signer;

  WeakSeal(String oid, boolean rsa, Supplier<Signer> signer) {
    this.oid = oid;
    this.rsa = rsa;
    this.signer = signer;
  }

  /** The server's certificate is signed so, inside and out. */
  Sound on(Sound sound) {
    KeyPair key = sound.intermediateKey();
    return sound
        .server(d -> d.with(TbsField.SIGNATURE, algorithm()))
        .seal((tbs, unused) -> Seal.signed(tbs, algorithm(), sign(tbs, key)));
  }

  /** The intermediate's certificate is. */
  Sound onIntermediate(Sound sound) {
    KeyPair key = sound.rootKey();
    return sound
        .intermediate(d -> d.with(TbsField.SIGNATURE, algorithm()))
        .sealIntermediate((tbs, unused) -> Seal.signed(tbs, algorithm(), sign(tbs, key)));
  }

  private byte[] algorithm() {
    ASN1ObjectIdentifier identifier = new ASN1ObjectIdentifier(oid);
    return Der.encode(
        rsa
            ? new AlgorithmIdentifier(identifier, DERNull.INSTANCE)
            : new AlgorithmIdentifier(identifier));
  }

  /**
   * @throws MinicaException BAD_INPUT if the key is of another algorithm
   */
  private byte[] sign(byte[] tbs, KeyPair key) {
    return Der.read(
        "signature",
        () -> {
          Signer own = signer.get();
          own.init(true, PrivateKeyFactory.createKey(key.privateKey().encoded()));
          own.update(tbs, 0, tbs.length);
          return own.generateSignature();
        });
  }
}
