package dev.minica.defect;

import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.key.KeyPair;
import java.time.Instant;
import java.util.List;

/** What is wrong in one way, as values. Octets and not objects: some cannot be read. */
public sealed interface Specimen {

  /**
   * What a server shows, and what its client knows.
   *
   * @param chain DER, in the order it is sent
   * @param key the server's
   * @param anchors DER of the certificates that the client believes
   * @param crls DER of the CRLs that the client asks; if there are any, all must be found not
   *     revoked by them
   * @param host that the client asks for
   * @param time when it does
   */
  record Served(
      List<byte[]> chain,
      KeyPair key,
      List<byte[]> anchors,
      List<byte[]> crls,
      String host,
      Instant time)
      implements Specimen {

    public Served {
      chain = List.copyOf(chain);
      anchors = List.copyOf(anchors);
      crls = List.copyOf(crls);
    }

    Served withChain(List<byte[]> other) {
      return new Served(other, key, anchors, crls, host, time);
    }

    Served withAnchors(List<byte[]> other) {
      return new Served(chain, key, other, crls, host, time);
    }

    Served withCrls(List<byte[]> other) {
      return new Served(chain, key, anchors, other, host, time);
    }
  }

  /**
   * A certification request (RFC 2986).
   *
   * @param request DER, alone in the list
   * @param key of who asks
   */
  record Requested(List<byte[]> request, KeyPair key) implements Specimen {

    public Requested {
      request = List.copyOf(request);
    }
  }

  /**
   * A key store.
   *
   * @param format which it would be of if nothing were wrong
   * @param store its octets, alone in the list
   * @param password the one that it would open with
   */
  record Stored(KeyStoreFormat format, List<byte[]> store, String password) implements Specimen {

    public Stored {
      store = List.copyOf(store);
    }
  }
}
