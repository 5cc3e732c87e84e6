package dev.minica;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says that something could not be done. A "no" that was asked for (does this certificate verify?)
 * is a return value, never this exception.
 *
 * <p>The message names what failed, on what, and the values that disagree; it starts in lower case,
 * has no full stop and no secret. The hint, where there is one, is the next step.
 */
public final class MinicaException extends RuntimeException {

  /** What kind of failure it was; a front end maps each to one exit code. */
  public enum Kind {
    /** The request itself makes no sense: an impossible name, a malformed duration. */
    USAGE,
    /** Input is unreadable, corrupt, unsupported or over a bound. */
    BAD_INPUT,
    /** Policy forbids it. */
    REFUSED,
    /** It exists already, or somebody else was faster. */
    CONFLICT,
    /** There is no CA, or one that must not be used. */
    UNUSABLE_CA,
    /** Disk, network or token failed. */
    FAILED,
    /** A lock or a time-out. */
    BUSY,
    /** The passphrase or PIN is wrong. */
    WRONG_PASSPHRASE
  }

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final @Nullable String hint;

  public MinicaException(Kind kind, String message) {
    this(kind, message, null, null);
  }

  public MinicaException(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, cause, null);
  }

  private MinicaException(
      Kind kind, String message, @Nullable Throwable cause, @Nullable String hint) {
    super(message, cause);
    this.kind = kind;
    this.hint = hint;
  }

  /** The same failure with the next step for whoever meets it. */
  public MinicaException withHint(String nextStep) {
    MinicaException hinted =
        new MinicaException(kind, String.valueOf(getMessage()), getCause(), nextStep);
    hinted.setStackTrace(getStackTrace());
    return hinted;
  }

  /** The same failure said by whoever knows more about it; the hint stays. */
  public MinicaException restated(Kind otherKind, String message) {
    return new MinicaException(otherKind, message, this, hint);
  }

  public Kind kind() {
    return kind;
  }

  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }
}
