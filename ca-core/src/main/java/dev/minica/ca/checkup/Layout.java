package dev.minica.ca.checkup;

import dev.minica.ca.order.IssuerName;
import dev.minica.ca.order.RootKeyPlace;
import java.util.List;

/** What a CA directory says of itself, and where things lie in it. */
public interface Layout {

  /** The issuing CA that issues unless another is named. */
  IssuerName issuer();

  /** Where the root's key is. */
  RootKeyPlace rootKey();

  /** Whether certificates say where CRLs are. */
  boolean isPublished();

  /** The root, then the intermediates by name, as they are at the moment; damaged ones as well. */
  List<Member> members();

  /** The key of one of them, as far as it can be opened. */
  MemberKey key(IssuerName name);

  /** The issuing CAs of whom there is a key file. */
  List<IssuerName> keys();

  /** The name of an issuing CA's certificate file. */
  String certificateFile(IssuerName name);

  /** The name of an issuing CA's key file. */
  String keyFile(IssuerName name);

  /** Whether a name is that of a file or directory which belongs in a CA directory. */
  boolean isPart(String name);
}
