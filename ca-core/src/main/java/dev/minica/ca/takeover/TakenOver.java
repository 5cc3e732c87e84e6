package dev.minica.ca.takeover;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What has come of taking over a CA.
 *
 * @param issued how many certificates are recorded
 * @param revoked how many revocations are recorded, those included whose certificate is not there
 * @param crl the number of the CRL that was made; absent where the CA may make none
 * @param profile the name of the profile that its settings became
 * @param notes what was not taken over and what else there is to know, a line each: of any
 *     characters
 */
public record TakenOver(
    int issued,
    int revoked,
    Optional<BigInteger> crl,
    Optional<String> profile,
    List<String> notes) {

  public TakenOver {
    notes = List.copyOf(notes);
  }
}
