package dev.minica.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a successful response says, before the responder's key signs it (RFC 6960 section
 * 4.2.1). Who answers is that key.
 *
 * @param producedAt when it is signed, in whole seconds
 * @param responses one for each certificate that was asked for
 * @param nonce of the request, if that has one
 */
public record OcspResponseTemplate(
    Instant producedAt, List<SingleResponse> responses, Optional<byte[]> nonce) {

  public OcspResponseTemplate {
    responses = List.copyOf(responses);
  }
}
