package dev.minica.ca.checkup;

import dev.minica.key.SubjectPublicKeyInfo;
import java.util.Optional;

/**
 * A key file of an issuing CA.
 *
 * @param state what became of opening it
 * @param publicKey of the key, if it could be opened
 * @param problem why it cannot be read
 */
public record MemberKey(
    State state, Optional<SubjectPublicKeyInfo> publicKey, Optional<String> problem) {

  /** What became of opening it. */
  public enum State {
    ABSENT,
    ENCRYPTED,
    OPENED,
    UNREADABLE
  }

  public static final MemberKey ABSENT =
      new MemberKey(State.ABSENT, Optional.empty(), Optional.empty());

  /** One for which there was no passphrase. */
  public static final MemberKey ENCRYPTED =
      new MemberKey(State.ENCRYPTED, Optional.empty(), Optional.empty());

  public static MemberKey opened(SubjectPublicKeyInfo publicKey) {
    return new MemberKey(State.OPENED, Optional.of(publicKey), Optional.empty());
  }

  public static MemberKey unreadable(String problem) {
    return new MemberKey(State.UNREADABLE, Optional.empty(), Optional.of(problem));
  }
}
