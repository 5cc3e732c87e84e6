package dev.minica.tls.analysis;

import dev.minica.revocation.Crl;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * By what a side's certificate is judged.
 *
 * @param anchors the certificates that are trusted to begin with
 * @param crls if there are any, no certificate may be revoked by them
 * @param time when; mostly the time of the conversation
 * @param host the name that the certificate must hold; if it is not said, the one that the client
 *     asked for
 */
public record Trust(
    List<Certificate> anchors, List<Crl> crls, Instant time, Optional<String> host) {

  public Trust {
    anchors = List.copyOf(anchors);
    crls = List.copyOf(crls);
  }
}
