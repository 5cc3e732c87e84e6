package dev.minica.tls.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/** Octets with the name that the RFC gives them. {@link #toString} never shows the octets. */
public final class NamedOctets {

  private final String name;
  private final byte[] octets;
  private final boolean secret;

  private NamedOctets(String name, byte[] octets, boolean secret) {
    this.name = name;
    this.octets = octets;
    this.secret = secret;
  }

  /** What anybody may see, since it crosses the wire or follows from what does. */
  public static NamedOctets open(String name, byte[] octets) {
    return new NamedOctets(name, octets.clone(), false);
  }

  /** What opens the connection, or part of it, to whoever has it. */
  public static NamedOctets secret(String name, byte[] octets) {
    return new NamedOctets(name, octets.clone(), true);
  }

  /** Nothing, for a context or salt that is empty. */
  public static NamedOctets empty(String name) {
    return new NamedOctets(name, new byte[0], false);
  }

  /** Such as {@code client_handshake_traffic_secret}. */
  public String name() {
    return name;
  }

  public byte[] octets() {
    return octets.clone();
  }

  /** Number of octets. */
  public int length() {
    return octets.length;
  }

  /** Whether to ask before the octets are shown. */
  public boolean isSecret() {
    return secret;
  }

  /** The same octets, as secret as they were, under another name. */
  public NamedOctets renamed(String otherName) {
    return new NamedOctets(otherName, octets, secret);
  }

  /** The octets from {@code from} up to but not including {@code to}, as secret as all. */
  public NamedOctets range(String rangeName, int from, int to) {
    return new NamedOctets(rangeName, Arrays.copyOfRange(octets, from, to), secret);
  }

  /** Whether these are the octets, in a time that depends on their number alone. */
  public boolean hasOctets(byte[] others) {
    return MessageDigest.isEqual(octets, others);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedOctets that
        && name.equals(that.name)
        && secret == that.secret
        && hasOctets(that.octets);
  }

  /** Of the name alone, so that it tells nothing of a secret. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Name and number of octets. */
  @Override
  public String toString() {
    return name + " (" + octets.length + (secret ? " secret octets)" : " octets)");
  }
}
