package dev.minica.defect;

import dev.minica.internal.asn1.Der;
import dev.minica.internal.asn1.Tlv;
import dev.minica.x509.Extension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be signed, each field as the octets that will stand there, so that it can be wrong in
 * any way.
 *
 * @param <F> the fields, in the order they are encoded; one is called EXTENSIONS
 */
final class Draft<F extends Enum<F>> {

  private final Map<F, byte[]> fields;
  private final F extensions;

  private Draft(Map<F, byte[]> fields, F extensions) {
    this.fields = fields;
    this.extensions = extensions;
  }

  /**
   * Of what is sound.
   *
   * @param tbs DER of a SEQUENCE
   * @param present the fields that it has
   */
  static <F extends Enum<F>> Draft<F> of(byte[] tbs, List<F> present) {
    List<Tlv> elements = Tlv.of(tbs, "draft").elements();
    F last = present.get(present.size() - 1);
    Map<F, byte[]> fields = new EnumMap<>(last.getDeclaringClass());
    for (int i = 0; i < present.size(); i++) {
      fields.put(present.get(i), elements.get(i).encoded());
    }
    return new Draft<>(fields, last);
  }

  byte[] encoded() {
    return Der.constructed(Tlv.SEQUENCE, fields.values().toArray(byte[][]::new));
  }

  byte[] field(F field) {
    return fields.getOrDefault(field, new byte[0]);
  }

  /** With these octets as the whole field, tag and length included. */
  Draft<F> with(F field, byte[] octets) {
    Map<F, byte[]> changed = new EnumMap<>(fields);
    changed.put(field, octets);
    return new Draft<>(changed, extensions);
  }

  Draft<F> without(F field) {
    return with(field, new byte[0]);
  }

  /** Instead of the one of the same kind, if there is one. */
  Draft<F> with(Extension extension) {
    return without(extension.oid()).also(extension);
  }

  /** The same with a value in hexadecimal digits. */
  Draft<F> with(String oid, boolean critical, String hexValue) {
    return with(new Extension(oid, critical, Octets.hex(hexValue)));
  }

  /** Even if there is one of the same kind. */
  Draft<F> also(Extension extension) {
    byte[] list = Extension.encodeAll(List.of(extension));
    return also(Tlv.of(list, "extensions").elements().get(0).encoded());
  }

  /** An extension as octets. */
  Draft<F> also(byte[] extension) {
    List<byte[]> all = new ArrayList<>(extensions());
    all.add(extension);
    return withExtensions(all);
  }

  Draft<F> without(String oid) {
    return withExtensions(
        extensions().stream().filter(extension -> !oidOf(extension).equals(oid)).toList());
  }

  /** With the extension of this kind as critical as this says, and else as it is. */
  Draft<F> critical(String oid, boolean critical) {
    byte[] own =
        extensions().stream().filter(each -> oidOf(each).equals(oid)).findFirst().orElseThrow();
    List<Tlv> parts = Tlv.of(own, "extension").elements();
    return with(new Extension(oid, critical, parts.get(parts.size() - 1).content()));
  }

  private static String oidOf(byte[] extension) {
    return Tlv.of(extension, "extension").elements().get(0).objectIdentifier();
  }

  private List<byte[]> extensions() {
    Tlv wrapped = Tlv.of(field(extensions), "extensions");
    return wrapped.elements().get(0).elements().stream().map(Tlv::encoded).toList();
  }

  private Draft<F> withExtensions(List<byte[]> all) {
    int tag = Byte.toUnsignedInt(field(extensions)[0]);
    byte[] list = Der.constructed(Tlv.SEQUENCE, all.toArray(byte[][]::new));
    return with(extensions, Der.constructed(tag, list));
  }

  @Override
  public String toString() {
    return Arrays.toString(fields.keySet().toArray());
  }
}
