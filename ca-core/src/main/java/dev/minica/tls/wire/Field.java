package dev.minica.tls.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A named stretch of octets and what it says. The leaves of a tree of them cover every octet of a
 * message once, in order.
 *
 * @param name as the RFC spells it
 * @param value in words for people; hexadecimal for what is opaque. Foreign text as it is
 * @param offset of the first octet, from the beginning of the message or record
 * @param length in octets
 * @param note what else a reader should know; mostly empty
 * @param children what it consists of, in the order of the octets; none for a leaf
 */
public record Field(
    String name, String value, int offset, int length, String note, List<Field> children) {

  public Field {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("a field of " + length + " octets at " + offset);
    }
    children = List.copyOf(children);
  }

  /** The offset after the last octet. */
  public int end() {
    return offset + length;
  }

  /** The field itself if it is a leaf, else the leaves below it, in the order of the octets. */
  public List<Field> leaves() {
    if (children.isEmpty()) {
      return List.of(this);
    }
    List<Field> leaves = new ArrayList<>();
    children.forEach(child -> leaves.addAll(child.leaves()));
    return leaves;
  }

  /** The first field with this name, in the order of the octets, this one and those below it. */
  public Optional<Field> find(String wanted) {
    if (name.equals(wanted)) {
      return Optional.of(this);
    }
    return children.stream().flatMap(child -> child.find(wanted).stream()).findFirst();
  }

  Field withNote(String other) {
    return new Field(name, value, offset, length, other, children);
  }
}
