package dev.minica.cli.output;

import dev.minica.MinicaException;

/** How the process ends; the numbers are a promise to scripts. */
public enum ExitCode {
  DONE(0, "done, or \"yes\""),
  NO(1, "the answer is \"no\""),
  USAGE(2, "usage"),
  BAD_INPUT(3, "bad input: unreadable, corrupt, unsupported, over a bound"),
  REFUSED(4, "refused by policy"),
  CONFLICT(5, "already exists, or conflict"),
  UNUSABLE_CA(6, "no CA there, or one that must not be used"),
  FAILED(7, "disk, network or token failed"),
  BUSY(8, "busy: a lock or time-out"),
  WRONG_PASSPHRASE(9, "wrong passphrase or PIN"),
  INTERNAL(70, "a bug in minica");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  /** What the number says, as help texts show it. */
  public String meaning() {
    return meaning;
  }

  /** The code with this number; where there is none, that of a bug. */
  public static ExitCode ofNumber(int number) {
    for (ExitCode code : values()) {
      if (code.number == number) {
        return code;
      }
    }
    return INTERNAL;
  }

  /** The code for a failure of this kind. */
  public static ExitCode of(MinicaException.Kind kind) {
    return switch (kind) {
      case USAGE -> USAGE;
      case BAD_INPUT -> BAD_INPUT;
      case REFUSED -> REFUSED;
      case CONFLICT -> CONFLICT;
      case UNUSABLE_CA -> UNUSABLE_CA;
      case FAILED -> FAILED;
      case BUSY -> BUSY;
      case WRONG_PASSPHRASE -> WRONG_PASSPHRASE;
    };
  }
}
