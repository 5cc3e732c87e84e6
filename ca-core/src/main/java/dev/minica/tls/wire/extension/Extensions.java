package dev.minica.tls.wire.extension;

import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.WireException;
import java.util.List;
import java.util.Optional;

/**
 * The extensions of a message, in its order.
 *
 * <pre>
 * Extension extensions&lt;0..2^16-1&gt;;
 * </pre>
 *
 * @param list with repetitions, which RFC 8446 section 4.2 forbids and peers send nonetheless
 */
public record Extensions(List<Extension> list) {

  public static final Extensions NONE = new Extensions(List.of());

  private static final int MAX = 0xffff;

  /** The octets of extension_type and of the length of extension_data. */
  private static final int HEADER = 4;

  public Extensions {
    list = List.copyOf(list);
    long length = list.stream().mapToLong(extension -> HEADER + extension.data().length()).sum();
    Bounds.range("the length of extensions", length, 0, MAX);
  }

  public static Extensions of(Extension... extensions) {
    return new Extensions(List.of(extensions));
  }

  /**
   * Reads the vector of them.
   *
   * @throws WireException if it is broken, or one of those that are understood is
   */
  public static Extensions decode(Cursor in, Carrier carrier) throws WireException {
    return new Extensions(
        in.list("extensions", 2, 0, MAX, each -> ExtensionDecoder.decode(each, carrier)));
  }

  public void encode(Encoder out) {
    out.list(
        2, list, (each, extension) -> each.uint16(extension.type()).vector(2, extension.data()));
  }

  /** The first of this kind. */
  public <T extends Extension> Optional<T> find(Class<T> kind) {
    return list.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** The first with this number, of whatever kind. */
  public Optional<Extension> find(int type) {
    return list.stream().filter(extension -> extension.type() == type).findFirst();
  }

  public boolean has(int type) {
    return find(type).isPresent();
  }

  /** The numbers of all, in their order. */
  public List<Integer> types() {
    return list.stream().map(Extension::type).toList();
  }
}
