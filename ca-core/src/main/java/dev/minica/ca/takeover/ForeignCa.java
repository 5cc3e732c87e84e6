package dev.minica.ca.takeover;

import dev.minica.file.InputFile;
import dev.minica.revocation.Crl;
import dev.minica.x509.Certificate;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CA as another program keeps it: what its files say, believed of nothing yet.
 *
 * @param certificate the CA's own
 * @param key the file with its private key, perhaps encrypted
 * @param above certificates that may be those above it, in no order
 * @param issued certificates that it is said to have issued, in no order
 * @param revocations what it is said to have revoked; the certificates need not be among the issued
 * @param lastNumber the number of its last CRL, if that is kept beside the CRL
 * @param lastCrl the last CRL that it made: whoever it names stays revoked
 * @param profile what its settings say of certificates to be issued
 * @param notes what of it is not among these values, a line each: of any characters
 */
public record ForeignCa(
    Certificate certificate,
    InputFile key,
    List<Certificate> above,
    List<Certificate> issued,
    List<ForeignRevocation> revocations,
    Optional<BigInteger> lastNumber,
    Optional<Crl> lastCrl,
    Optional<ForeignProfile> profile,
    List<String> notes) {

  public ForeignCa {
    above = List.copyOf(above);
    issued = List.copyOf(issued);
    revocations = List.copyOf(revocations);
    notes = List.copyOf(notes);
  }

  /** The same, with further certificates that may be above it. */
  public ForeignCa below(List<Certificate> others) {
    List<Certificate> all = new ArrayList<>(above);
    all.addAll(others);
    return new ForeignCa(
        certificate, key, all, issued, revocations, lastNumber, lastCrl, profile, notes);
  }
}
