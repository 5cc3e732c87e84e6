package dev.minica.encoding.keystore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of an object that Java's serialization wrote, in the grammar of the "Java Object
 * Serialization Specification" chapter 6. Nothing is deserialized: that would run the code of
 * whatever classes the file names.
 */
final class SerializedObject {

  private static final int MAGIC = 0xACED0005;
  private static final int TC_NULL = 0x70;
  private static final int TC_REFERENCE = 0x71;
  private static final int TC_CLASSDESC = 0x72;
  private static final int TC_OBJECT = 0x73;
  private static final int TC_STRING = 0x74;
  private static final int TC_ARRAY = 0x75;
  private static final int TC_ENDBLOCKDATA = 0x78;
  private static final int FIRST_HANDLE = 0x7E0000;
  private static final int SC_SERIALIZABLE = 2;

  /** A sealed key is four deep. */
  private static final int MAX_DEPTH = 16;

  private static final int MAX_FIELDS = 64;

  /** What a class has to say about its objects: a letter for the type of each field. */
  private record ClassDescription(String name, String fields, @Nullable ClassDescription parent) {}

  private final StoreInput in;

  /** By number, what references refer to; only classes matter. */
  private final List<@Nullable ClassDescription> handles = new ArrayList<>();

  private int depth;

  SerializedObject(StoreInput in) {
    this.in = in;
  }

  /**
   * Takes one object.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if there is none, or one that is not made of
   *     objects, strings and arrays of primitive values
   */
  void skip() {
    if (in.integer() != MAGIC) {
      throw in.malformed("a secret key that is no serialized object");
    }
    content();
  }

  private void content() {
    if (++depth > MAX_DEPTH) {
      throw in.malformed("a serialized object nested deeper than " + MAX_DEPTH + " levels");
    }
    int type = in.octet();
    switch (type) {
      case TC_NULL -> {
        // nothing follows
      }
      case TC_REFERENCE -> reference();
      case TC_STRING -> string();
      case TC_OBJECT -> object();
      case TC_ARRAY -> array();
      default -> throw unsupported(type);
    }
    depth--;
  }

  private void string() {
    handles.add(null);
    in.text();
  }

  private void object() {
    ClassDescription type = classDescription();
    handles.add(null);
    values(type);
  }

  /** A parent's fields come first. */
  private void values(@Nullable ClassDescription type) {
    if (type != null) {
      values(type.parent());
      type.fields().chars().forEach(this::value);
    }
  }

  private void value(int type) {
    if (type == 'L' || type == '[') {
      content();
    } else {
      in.octets(size(type));
    }
  }

  private int size(int type) {
    return switch (type) {
      case 'B', 'Z' -> 1;
      case 'C', 'S' -> 2;
      case 'F', 'I' -> 4;
      case 'D', 'J' -> 8;
      default -> throw in.malformed("a serialized field of no known type");
    };
  }

  private void array() {
    ClassDescription type = classDescription();
    handles.add(null);
    if (type == null || type.name().length() != 2) {
      throw in.malformed("a serialized array of other than primitive values");
    }
    long octets = (long) in.integer() * size(type.name().charAt(1));
    in.octets(octets < 0 || octets > in.remaining() ? -1 : (int) octets);
  }

  private @Nullable ClassDescription classDescription() {
    int type = in.octet();
    return switch (type) {
      case TC_NULL -> null;
      case TC_REFERENCE -> reference();
      case TC_CLASSDESC -> newClassDescription();
      default -> throw unsupported(type);
    };
  }

  private ClassDescription newClassDescription() {
    if (++depth > MAX_DEPTH) {
      throw in.malformed("a class with more than " + MAX_DEPTH + " parents");
    }
    String name = in.text();
    in.octets(Long.BYTES);
    int handle = handles.size();
    handles.add(null);
    if (in.octet() != SC_SERIALIZABLE) {
      throw in.malformed("a class that writes its objects itself");
    }
    String fields = fields();
    if (in.octet() != TC_ENDBLOCKDATA) {
      throw in.malformed("a class with annotations");
    }
    ClassDescription described = new ClassDescription(name, fields, classDescription());
    handles.set(handle, described);
    depth--;
    return described;
  }

  private String fields() {
    int count = in.unsignedShort();
    if (count > MAX_FIELDS) {
      throw in.malformed("a class of " + count + " fields");
    }
    StringBuilder types = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int type = in.octet();
      in.text();
      if (type == 'L' || type == '[') {
        content();
      }
      types.append((char) type);
    }
    return types.toString();
  }

  private @Nullable ClassDescription reference() {
    int index = in.integer() - FIRST_HANDLE;
    if (index < 0 || index >= handles.size()) {
      throw in.malformed("a reference to an object that is not there");
    }
    return handles.get(index);
  }

  private RuntimeException unsupported(int type) {
    return in.malformed("a serialized value of type " + type);
  }
}
