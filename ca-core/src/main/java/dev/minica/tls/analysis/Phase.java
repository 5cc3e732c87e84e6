package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Sender;

/** What may come next in a handshake. */
interface Phase {

  /** Takes a message, and says what may come after it. */
  Phase handshake(Message message);

  /** Takes a ChangeCipherSpec. */
  Phase cipherChange(Sender sender, Draft draft);

  /** What is waited for, such as {@code the ServerHello}. */
  String awaits();
}
