package dev.minica.tls.crypto;

import java.security.SecureRandom;

/** How records of one version and one kind of cipher look when they are protected. */
interface RecordForm {

  Sealed seal(long sequence, Plaintext plaintext, SecureRandom random);

  /** The length in the header is that of the fragment, and not over {@link #maxFragment}. */
  Opening open(long sequence, RecordHeader header, byte[] fragment);

  /** The most octets of a protected fragment. */
  int maxFragment();
}
