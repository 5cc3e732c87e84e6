package dev.minica.tls;

import dev.minica.revocation.Crl;
import dev.minica.x509.Certificate;
import java.util.List;

/**
 * Who a server is, and by what its clients are to check that: from both follows what a client that
 * leaves may have objected to.
 *
 * @param identity what the server shows, and which clients it believes
 * @param anchors the CAs that its clients believe; empty if that is not known
 * @param crls what they may know to be revoked
 */
public record ServedIdentity(TlsIdentity identity, List<Certificate> anchors, List<Crl> crls) {

  public ServedIdentity {
    anchors = List.copyOf(anchors);
    crls = List.copyOf(crls);
  }

  /** For clients of the same CA. */
  public static ServedIdentity of(TlsIdentity identity) {
    return new ServedIdentity(identity, identity.roots(), List.of());
  }
}
