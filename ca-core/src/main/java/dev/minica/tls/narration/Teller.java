package dev.minica.tls.narration;

import java.util.Optional;

/** Tells one chapter. */
interface Teller {

  /** The chapter; empty if there is nothing of it in the connection. */
  Optional<Chapter> tell(Facts facts);
}
