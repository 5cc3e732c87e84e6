package dev.minica.tls.crypto;

/** Who sends: each direction has keys of its own. */
public enum Sender {
  CLIENT("client"),
  SERVER("server");

  private final String label;

  Sender(String label) {
    this.label = label;
  }

  /** {@code client} or {@code server}, as names of keys begin. */
  public String label() {
    return label;
  }

  /** Who listens. */
  public Sender other() {
    return this == CLIENT ? SERVER : CLIENT;
  }

  @Override
  public String toString() {
    return label;
  }
}
