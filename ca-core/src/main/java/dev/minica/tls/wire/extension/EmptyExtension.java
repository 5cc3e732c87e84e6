package dev.minica.tls.wire.extension;

import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Octets;

/**
 * An extension that says all by being there: extended_master_secret (RFC 7627 section 5.1),
 * encrypt_then_mac (RFC 7366 section 2), post_handshake_auth (RFC 8446 section 4.2.6), early_data
 * (section 4.2.10), signed_certificate_timestamp in a request (RFC 6962 section 3.3.1), and the
 * answers to server_name and status_request (RFC 6066 sections 3 and 8).
 *
 * @param type which of them
 */
public record EmptyExtension(int type) implements Extension {

  public EmptyExtension {
    Bounds.unsigned("extension_type", 2, type);
  }

  @Override
  public Octets data() {
    return Octets.EMPTY;
  }

  @Override
  public String summary() {
    return "";
  }
}
