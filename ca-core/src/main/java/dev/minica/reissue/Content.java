package dev.minica.reissue;

import dev.minica.key.KeyPair;
import dev.minica.x509.Certificate;
import java.util.List;

/** What a file holds, in one of the forms. */
interface Content {

  /** Its certificates, in their order; one may be there twice. */
  List<Certificate> certificates();

  /** Its private keys. */
  List<KeyPair> keys();

  /** The same file with what has taken the place of what is in it. */
  byte[] remade(Successors successors);

  /** What is not, or cannot be, as it was: clauses for people. */
  List<String> remarks(Successors successors);
}
