package dev.minica.inspection;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;

/** Finds out what a file holds. So far, certificates are what can be shown. */
public final class Inspection {

  private Inspection() {}

  /**
   * The certificates of a PEM text in their order, or the one in DER.
   *
   * @return at least one
   * @throws MinicaException BAD_INPUT if there is anything besides certificates, which the message
   *     names and the hint has a tool for; if there is nothing, or something malformed
   */
  public static List<Certificate> certificates(byte[] content) {
    if (content.length == 0) {
      throw new MinicaException(Kind.BAD_INPUT, "it is empty");
    }
    Optional<Artefact> binary = Recognition.ofDer(content).or(() -> Recognition.ofMagic(content));
    if (binary.isPresent()) {
      requireCertificate(binary.get(), "");
      return List.of(Certificate.decode(content));
    }
    List<Certificate> certificates =
        Pem.decode(content).stream().map(Inspection::certificate).toList();
    if (certificates.isEmpty()) {
      throw new MinicaException(Kind.BAD_INPUT, "no certificate: neither PEM nor DER");
    }
    return certificates;
  }

  private static Certificate certificate(PemBlock block) {
    String where = "line " + block.line() + ": ";
    Artefact artefact = Recognition.ofLabel(block.label()).orElseThrow(() -> unknown(block, where));
    requireCertificate(artefact, where);
    try {
      return Certificate.decode(block.content());
    } catch (MinicaException e) {
      throw e.restated(e.kind(), where + e.getMessage());
    }
  }

  private static void requireCertificate(Artefact artefact, String where) {
    if (artefact != Artefact.CERTIFICATE) {
      throw new MinicaException(
              Kind.BAD_INPUT, where + artefact.words() + ", which minica cannot show yet")
          .withHint("this shows it: " + artefact.tool());
    }
  }

  private static MinicaException unknown(PemBlock block, String where) {
    return new MinicaException(
        Kind.BAD_INPUT,
        where
            + "a PEM block labelled \""
            + Escaped.of(block.label())
            + "\", which minica does not know");
  }
}
