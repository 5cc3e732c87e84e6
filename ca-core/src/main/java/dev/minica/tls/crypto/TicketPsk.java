package dev.minica.tls.crypto;

import dev.minica.tls.crypto.Hkdf.Expansion;

/** What a ticket of TLS 1.3 stands for. */
public final class TicketPsk {

  private TicketPsk() {}

  /**
   * The pre-shared key of a ticket (RFC 8446 section 4.6.1).
   *
   * @param resumptionMaster resumption_master_secret
   * @param ticketNonce ticket_nonce of NewSessionTicket
   */
  public static Derivation of(
      HashAlgorithm hash, NamedOctets resumptionMaster, NamedOctets ticketNonce) {
    return new Hkdf(hash)
        .expandLabel(
            "PSK",
            "RFC 8446 section 4.6.1",
            new Expansion(resumptionMaster, "resumption", ticketNonce, hash.length()));
  }
}
