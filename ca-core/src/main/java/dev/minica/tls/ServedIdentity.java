package dev.minica.tls;

import dev.minica.MinicaException;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Who a server says it is, and by what its clients are to check that: from both follows what a
 * client that leaves may have objected to. Octets and not objects: a server can show what nobody
 * can read.
 *
 * @param privateKey which it proves to have
 * @param chain DER of what it shows, its own certificate first
 * @param anchors DER of the CAs that its clients believe; empty if that is not known
 * @param crls DER of what they may know to be revoked
 */
public record ServedIdentity(
    PrivateKeyInfo privateKey, List<byte[]> chain, List<byte[]> anchors, List<byte[]> crls) {

  public ServedIdentity {
    chain = List.copyOf(chain);
    anchors = List.copyOf(anchors);
    crls = List.copyOf(crls);
  }

  /** For clients of the same CA. */
  public static ServedIdentity of(TlsIdentity identity) {
    return new ServedIdentity(
        identity.privateKey(),
        identity.chain().stream().map(Certificate::encoded).toList(),
        identity.roots().stream().map(Certificate::encoded).toList(),
        List.of());
  }

  /** What is shown first, if that can be read. */
  public Optional<Certificate> certificate() {
    try {
      return Optional.of(Certificate.decode(chain.get(0)));
    } catch (MinicaException unreadable) {
      return Optional.empty();
    }
  }
}
