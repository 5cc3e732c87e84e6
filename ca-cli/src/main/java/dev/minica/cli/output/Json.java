package dev.minica.cli.output;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * An immutable JSON value (RFC 8259). Objects keep the order in which members were added, so equal
 * facts give equal bytes.
 */
public sealed interface Json {

  /** The null value: a fact that is known to be absent. */
  Json NULL = new Literal("null");

  /** A number, {@code true}, {@code false} or {@code null}, as it is spelled in JSON. */
  record Literal(String spelling) implements Json {}

  /** A string of any characters; what JSON or a terminal cannot carry is escaped when written. */
  record Text(String value) implements Json {}

  /** Values in their order. */
  record Array(List<Json> elements) implements Json {
    public Array {
      elements = List.copyOf(elements);
    }
  }

  /** An array whose elements are made as they are written: there can be very many. */
  record Series(Iterable<Json> elements) implements Json {}

  /** Named values in their order. */
  record Members(Map<String, Json> members) implements Json {
    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  static Json of(String value) {
    return new Text(value);
  }

  static Json of(long value) {
    return new Literal(Long.toString(value));
  }

  static Json of(boolean value) {
    return new Literal(Boolean.toString(value));
  }

  /** The string, or null where there is none. */
  static Json of(Optional<String> value) {
    return value.map(Json::of).orElse(NULL);
  }

  static Json array(Collection<? extends Json> elements) {
    return new Array(new ArrayList<>(elements));
  }

  /** An array of what each item becomes, one at a time. */
  static <T> Json series(Iterable<T> items, Function<T, Json> conversion) {
    return new Series(
        () -> StreamSupport.stream(items.spliterator(), false).map(conversion).iterator());
  }

  static Json strings(Collection<String> values) {
    return array(values.stream().map(Json::of).toList());
  }

  static ObjectBuilder object() {
    return new ObjectBuilder();
  }

  /** Collects the members of an object. */
  final class ObjectBuilder {
    private final Map<String, Json> members = new LinkedHashMap<>();

    private ObjectBuilder() {}

    public ObjectBuilder put(String name, Json value) {
      members.put(name, value);
      return this;
    }

    public ObjectBuilder put(String name, String value) {
      return put(name, Json.of(value));
    }

    public ObjectBuilder put(String name, long value) {
      return put(name, Json.of(value));
    }

    public ObjectBuilder put(String name, boolean value) {
      return put(name, Json.of(value));
    }

    public Json build() {
      return new Members(members);
    }
  }
}
