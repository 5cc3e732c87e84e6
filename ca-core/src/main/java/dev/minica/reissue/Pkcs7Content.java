package dev.minica.reissue;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.Pkcs7Certificates;
import dev.minica.key.KeyPair;
import dev.minica.x509.Certificate;
import java.util.List;

/** A bundle of certificates as PKCS#7 in DER. */
record Pkcs7Content(List<Certificate> certificates) implements Content {

  /**
   * Reads it.
   *
   * @throws MinicaException BAD_INPUT if it is malformed, empty, or more than a bundle: what
   *     somebody has signed is not to be made again
   */
  static Pkcs7Content read(byte[] ber) {
    Pkcs7Certificates bundle = Pkcs7Certificates.decode(ber);
    if (bundle.crls() > 0 || bundle.signers() > 0) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "PKCS#7 with "
              + (bundle.crls() > 0 ? "CRLs" : "signatures")
              + ", which cannot be made again");
    } else if (bundle.certificates().isEmpty()) {
      throw new MinicaException(Kind.BAD_INPUT, "PKCS#7 without a certificate");
    }
    return new Pkcs7Content(bundle.certificates());
  }

  @Override
  public List<KeyPair> keys() {
    return List.of();
  }

  @Override
  public byte[] remade(Successors successors) {
    return Pkcs7Certificates.of(successors.of(certificates)).encoded();
  }

  @Override
  public List<String> remarks(Successors successors) {
    return List.of();
  }
}
