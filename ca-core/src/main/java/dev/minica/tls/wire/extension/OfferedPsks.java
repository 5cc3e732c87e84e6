package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.List;

/**
 * pre_shared_key of a ClientHello: tickets and the proofs that the client knows what they stand for
 * (RFC 8446 section 4.2.11). It is the last extension, and the binders are over all before them.
 *
 * <pre>
 * struct {
 *     opaque identity&lt;1..2^16-1&gt;;
 *     uint32 obfuscated_ticket_age;
 * } PskIdentity;
 *
 * opaque PskBinderEntry&lt;32..255&gt;;
 *
 * struct {
 *     PskIdentity identities&lt;7..2^16-1&gt;;
 *     PskBinderEntry binders&lt;33..2^16-1&gt;;
 * } OfferedPsks;
 * </pre>
 *
 * @param identities the preferred ones first
 * @param binders one for each identity, in the same order; a peer's may be more or fewer
 */
public record OfferedPsks(List<PskIdentity> identities, List<Octets> binders) implements Extension {

  private static final int MAX = 0xffff;
  private static final int MIN_IDENTITIES = 7;
  private static final int MIN_BINDERS = 33;
  private static final int MIN_BINDER = 32;

  /**
   * A key that both sides know.
   *
   * @param identity the ticket, or a name that was agreed on
   * @param obfuscatedTicketAge in milliseconds, with ticket_age_add added modulo 2^32
   */
  public record PskIdentity(Octets identity, long obfuscatedTicketAge) {

    public PskIdentity {
      Bounds.length("identity", identity, 1, MAX);
      Bounds.unsigned("obfuscated_ticket_age", 4, obfuscatedTicketAge);
    }

    private static PskIdentity decode(Cursor in) throws WireException {
      return in.structure(
          "PskIdentity",
          each ->
              new PskIdentity(
                  each.opaqueVector("identity", 2, 1, MAX), each.uint32("obfuscated_ticket_age")),
          psk -> psk.identity().length() + " octets");
    }
  }

  public OfferedPsks {
    identities = List.copyOf(identities);
    long length = identities.stream().mapToLong(each -> 6 + each.identity().length()).sum();
    Bounds.range("the length of identities", length, MIN_IDENTITIES, MAX);
    binders.forEach(each -> Bounds.length("PskBinderEntry", each, MIN_BINDER, 0xff));
    binders = Bounds.vectors("binders", 1, binders, MIN_BINDERS, MAX);
  }

  static OfferedPsks decode(Cursor in) throws WireException {
    return new OfferedPsks(
        in.list("identities", 2, MIN_IDENTITIES, MAX, PskIdentity::decode),
        in.list(
            "binders",
            2,
            MIN_BINDERS,
            MAX,
            each -> each.opaqueVector("PskBinderEntry", 1, MIN_BINDER, 0xff)));
  }

  /**
   * The octets at the end of the ClientHello that no binder covers: the binders and their length
   * (RFC 8446 section 4.2.11.2).
   */
  public int bindersLength() {
    return 2 + binders.stream().mapToInt(binder -> 1 + binder.length()).sum();
  }

  @Override
  public int type() {
    return ExtensionTypes.PRE_SHARED_KEY;
  }

  @Override
  public Octets data() {
    return Encoder.encode(
        out ->
            out.list(
                    2,
                    identities,
                    (each, psk) -> each.vector(2, psk.identity()).uint32(psk.obfuscatedTicketAge()))
                .list(2, binders, (each, binder) -> each.vector(1, binder)));
  }

  @Override
  public String summary() {
    return Summary.count(identities.size(), "identity", "identities");
  }
}
