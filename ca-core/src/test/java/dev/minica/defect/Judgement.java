package dev.minica.defect;

import dev.minica.MinicaException;
import dev.minica.csr.CertificationRequest;
import dev.minica.csr.Possession;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.revocation.Crl;
import dev.minica.verification.Purpose;
import dev.minica.verification.Question;
import dev.minica.verification.Verifier;
import dev.minica.x509.Certificate;
import java.util.List;

/** A specimen in front of minica's own verifier and readers. */
final class Judgement {

  private Judgement() {}

  /** Its objections, or why it could not be read; empty if it is taken. */
  static String objections(Specimen specimen) {
    try {
      if (specimen instanceof Specimen.Served served) {
        List<?> objections = Verifier.answer(question(served)).objections();
        return objections.isEmpty() ? "" : objections.toString();
      }
      if (specimen instanceof Specimen.Requested requested) {
        Possession possession =
            CertificationRequest.decode(requested.request().get(0)).possession();
        return possession == Possession.SHOWN ? "" : possession.toString();
      }
      return ofStore((Specimen.Stored) specimen);
    } catch (MinicaException unreadable) {
      return unreadable.toString();
    }
  }

  private static String ofStore(Specimen.Stored stored) {
    try (KeyStorePasswords passwords = KeyStorePasswords.of(stored.password().toCharArray())) {
      boolean verified = stored.format().read(stored.store().get(0), passwords).verified();
      return verified ? "" : "not verified";
    }
  }

  /** What a client would ask. */
  static Question question(Specimen.Served served) {
    List<Certificate> chain = served.chain().stream().map(Certificate::decode).toList();
    List<Certificate> anchors = served.anchors().stream().map(Certificate::decode).toList();
    return Question.about(chain.get(0), anchors, served.time())
        .withIntermediates(chain.subList(1, chain.size()))
        .withPurpose(Purpose.SERVER)
        .withHost(served.host())
        .withCrls(served.crls().stream().map(Crl::decode).toList());
  }
}
