package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Topic;

/**
 * What comes is listed and not followed: nothing can be recomputed after something that was not
 * understood.
 *
 * @param why in our words
 */
record Astray(Connection connection, String why) implements Phase {

  @Override
  public Phase handshake(Message message) {
    message.step(Topic.END).remark("not followed: " + why);
    return this;
  }

  @Override
  public Phase cipherChange(Sender sender, Draft draft) {
    connection.direction(sender).epoch(new Epoch.Closed(sender + " keys", why));
    return this;
  }

  @Override
  public String awaits() {
    return "nothing in particular";
  }
}
