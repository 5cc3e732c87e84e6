package dev.minica.reissue;

import dev.minica.key.KeyPair;
import dev.minica.key.SubjectPublicKeyInfo;
import java.util.Optional;

/**
 * The key that a certificate is made again with.
 *
 * @param pair absent where only the public half is at hand, which nothing is signed with
 * @param remark what had to change, as a clause; absent if it is of the same kind as before
 */
record NewKey(
    SubjectPublicKeyInfo publicKey,
    Optional<KeyPair> pair,
    boolean isKept,
    Optional<String> remark) {

  static NewKey kept(KeyPair pair) {
    return new NewKey(pair.publicKey(), Optional.of(pair), true, Optional.empty());
  }

  static NewKey kept(SubjectPublicKeyInfo publicKey) {
    return new NewKey(publicKey, Optional.empty(), true, Optional.empty());
  }

  static NewKey made(KeyPair pair, Optional<String> remark) {
    return new NewKey(pair.publicKey(), Optional.of(pair), false, remark);
  }
}
