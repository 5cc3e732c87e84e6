package dev.minica.ca.takeover;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.file.InputFile;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlEntry;
import dev.minica.revocation.RevocationReason;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CA of which there are a certificate, a key and perhaps its last CRL.
 *
 * @param certificate may hold those above it as well
 * @param key its private key, perhaps encrypted
 * @param crl whose entries stay revoked
 */
public record PemFiles(InputFile certificate, InputFile key, Optional<InputFile> crl) {

  /**
   * The CA that they are.
   *
   * @throws MinicaException BAD_INPUT if a file cannot be read
   */
  public ForeignCa read() {
    List<Certificate> own = certificate.certificates();
    List<String> notes = new ArrayList<>();
    notes.add("nothing tells what it has issued: none of it is listed or can be revoked");
    Optional<Crl> last = crl.map(file -> file.crls().get(0));
    return new ForeignCa(
        own.get(0),
        key,
        own.subList(1, own.size()),
        List.of(),
        last.map(list -> revocations(list, own.get(0), notes)).orElse(List.of()),
        last.map(LastCrl::of).flatMap(LastCrl::ifKnown),
        Optional.empty(),
        notes);
  }

  /** When a revoked certificate would have expired is not known, but at the latest with its CA. */
  private static List<ForeignRevocation> revocations(Crl crl, Certificate ca, List<String> notes) {
    Instant notAfter = ca.validity().notAfter();
    List<ForeignRevocation> revocations = new ArrayList<>();
    for (CrlEntry entry : crl.entries()) {
      RevocationReason reason = entry.reason();
      if (revocations.size() == ForeignFolder.MAX_ENTRIES) {
        throw new MinicaException(
            Kind.BAD_INPUT, "the CRL has more than " + ForeignFolder.MAX_ENTRIES + " entries");
      }
      if (reason == RevocationReason.REMOVE_FROM_CRL) {
        notes.add(
            "certificate "
                + entry.serialNumber()
                + " is removed from the CRL, and so is not revoked here");
      } else {
        revocations.add(
            new ForeignRevocation(entry.serialNumber(), notAfter, entry.revocationDate(), reason));
      }
    }
    return revocations;
  }
}
