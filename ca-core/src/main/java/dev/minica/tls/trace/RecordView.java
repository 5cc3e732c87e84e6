package dev.minica.tls.trace;

import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Opening;
import dev.minica.tls.wire.TlsRecord;
import java.util.List;
import java.util.Optional;

/**
 * A record as it was sent.
 *
 * @param keys under which it is protected, such as {@code client handshake keys}; empty if it is
 *     not
 * @param opening what came of opening it; empty if it is not protected or the keys are not there
 * @param check whether it is authentic; absent if it is not protected
 */
public record RecordView(
    Place place, TlsRecord record, String keys, Optional<Opening> opening, Optional<Check> check) {

  /** One in clear. */
  public static RecordView clear(Place place, TlsRecord record) {
    return new RecordView(place, record, "", Optional.empty(), Optional.empty());
  }

  public boolean isProtected() {
    return !keys.isEmpty();
  }

  /** Nonce, additional data, tag, IV, MAC: what it was opened with, by name. */
  public List<NamedOctets> parts() {
    return opening.map(Opening::parts).orElse(List.of());
  }
}
