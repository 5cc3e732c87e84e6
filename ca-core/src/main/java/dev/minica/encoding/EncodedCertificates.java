package dev.minica.encoding;

import dev.minica.MinicaException;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads certificates in the forms people keep them in. */
public final class EncodedCertificates {

  private EncodedCertificates() {}

  /**
   * The certificates of a PEM text, in their order, or the one certificate that is given in DER. Of
   * other PEM blocks, keys for instance, no notice is taken.
   *
   * @return at least one
   * @throws MinicaException BAD_INPUT if there is none, or one that is malformed
   */
  public static List<Certificate> decode(byte[] pemOrDer) {
    if (Pem.isDer(pemOrDer)) {
      return List.of(Certificate.decode(pemOrDer));
    }
    List<PemBlock> blocks = Pem.decode(pemOrDer);
    List<Certificate> certificates = new ArrayList<>();
    for (PemBlock block : blocks) {
      if (block.isCertificate()) {
        certificates.add(block.read(Certificate::decode));
      }
    }
    if (certificates.isEmpty()) {
      throw Pem.absent("certificate", blocks);
    }
    return List.copyOf(certificates);
  }

  /**
   * The same certificates, not decoded: for who looks at what {@link #decode} refuses.
   *
   * @return at least one
   * @throws MinicaException BAD_INPUT if there is none
   */
  public static List<byte[]> octets(byte[] pemOrDer) {
    if (Pem.isDer(pemOrDer)) {
      return List.of(pemOrDer);
    }
    List<PemBlock> blocks = Pem.decode(pemOrDer);
    List<byte[]> octets =
        blocks.stream().filter(PemBlock::isCertificate).map(PemBlock::content).toList();
    if (octets.isEmpty()) {
      throw Pem.absent("certificate", blocks);
    }
    return octets;
  }
}
