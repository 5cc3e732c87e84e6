package dev.minica.tls.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value, and the octets it was read from.
 *
 * @param value what they say
 * @param octets all of them, from the header on
 * @param fields what each of the octets says: the leaves cover them all, in order and without gap
 */
public record Decoded<T>(T value, Octets octets, List<Field> fields) {

  public Decoded {
    fields = List.copyOf(fields);
  }

  /**
   * What these octets say.
   *
   * @throws WireException if they do not say it, or there are more of them
   */
  public static <T> Decoded<T> of(Octets octets, Cursor.Decoder<? extends T> decoder)
      throws WireException {
    Cursor in = new Cursor(octets);
    T value = decoder.decode(in);
    in.end();
    return new Decoded<>(value, octets, in.fields());
  }

  /** The fields without parts, in the order of the octets. */
  public List<Field> leaves() {
    List<Field> leaves = new ArrayList<>();
    fields.forEach(field -> leaves.addAll(field.leaves()));
    return leaves;
  }

  /** The first field with this name, wherever in the tree. */
  public Optional<Field> find(String name) {
    return fields.stream().flatMap(field -> field.find(name).stream()).findFirst();
  }
}
