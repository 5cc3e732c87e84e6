package dev.minica.cli.bombs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A file that asks for too much.
 *
 * @param file its name
 * @param content what is in it, made when it is asked for
 * @param attempts what is done with it
 */
record Bomb(String file, Supplier<byte[]> content, List<Attempt> attempts) {

  static final String INSPECT = "inspect FILE";
  static final String LINT = "lint FILE";
  static final String VERIFY = "verify FILE --root server/ca.pem";
  static final String ROOT = "verify server/cert.pem --root FILE";
  static final String UNTRUSTED = "verify server/cert.pem --root server/ca.pem --untrusted FILE";
  static final String CRL = "verify server/cert.pem --root server/ca.pem --crl FILE";
  static final String CONVERT = "convert FILE out.p7b";
  static final String PUBLIC = "key public FILE";
  static final String KEY = "key convert FILE --password pass:x";
  static final String ISSUE = "issue --ca ca a.example --key-file FILE --key-password pass:x";
  static final String SIGN = "sign FILE --ca ca --out signed.pem";
  static final String SELF_SIGN = "self-sign --csr FILE --key-file server/key.pem --out self.pem";
  static final String OPEN = "inspect FILE --password pass:x";
  static final String OPEN_AND_CONVERT = "convert FILE out.pem --password pass:x";

  /**
   * One command line.
   *
   * @param command with FILE in the place of the file
   * @param exit what it ends with: 3 if the file is refused, 0 or 1 if it is read and answered
   */
  record Attempt(String command, int exit) {}

  static Bomb of(String file, Supplier<byte[]> content) {
    return new Bomb(file, content, List.of());
  }

  /** To be refused by these commands. */
  Bomb refused(String... commands) {
    return with(3, commands);
  }

  /** To be read by these commands, which then say so. */
  Bomb answered(int exit, String... commands) {
    return with(exit, commands);
  }

  private Bomb with(int exit, String... commands) {
    List<Attempt> more = new ArrayList<>(attempts);
    Arrays.stream(commands).forEach(command -> more.add(new Attempt(command, exit)));
    return new Bomb(file, content, List.copyOf(more));
  }
}
