package dev.minica.revocation;

import dev.minica.MinicaException;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import java.util.ArrayList;
import java.util.List;

/** CRLs in the forms people keep them in. */
public final class EncodedCrls {

  private static final String LABEL = "X509 CRL";

  /** "Rarely been used", says RFC 7468 section 6, but used. */
  private static final String SHORT_LABEL = "CRL";

  private EncodedCrls() {}

  /** The CRL as a PEM text. */
  public static String encode(Crl crl) {
    return Pem.encode(new PemBlock(LABEL, crl.encoded()));
  }

  /**
   * The CRLs of a PEM text, in their order, or the one that is given in DER. Of other PEM blocks,
   * certificates for instance, no notice is taken.
   *
   * @return at least one
   * @throws MinicaException BAD_INPUT if there is none, or one that is malformed
   */
  public static List<Crl> decode(byte[] pemOrDer) {
    if (Pem.isDer(pemOrDer)) {
      return List.of(Crl.decode(pemOrDer));
    }
    List<PemBlock> blocks = Pem.decode(pemOrDer);
    List<Crl> crls = new ArrayList<>();
    for (PemBlock block : blocks) {
      if (block.label().equals(LABEL) || block.label().equals(SHORT_LABEL)) {
        crls.add(block.read(Crl::decode));
      }
    }
    if (crls.isEmpty()) {
      throw Pem.absent("CRL", blocks);
    }
    return List.copyOf(crls);
  }
}
