package dev.minica.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an artefact says, as a tree. Programs get every field by its name; people get the fields
 * that have a label, in words.
 *
 * @param fields in the order in which they are shown
 */
public record Description(List<Field> fields) implements Value {

  /**
   * One fact.
   *
   * @param name for programs: in camel case, and the same in every version
   * @param label for people; empty where they need not see the field, or see it in another's words
   * @param value the fact itself
   * @param lines what people read beside the label, foreign text included as it is; none where the
   *     value is a description, or a list of them, whose own fields are shown instead
   */
  public record Field(String name, String label, Value value, List<String> lines) {
    public Field {
      lines = List.copyOf(lines);
    }

    /** Whether people see it. */
    public boolean isShown() {
      return !label.isEmpty();
    }
  }

  public Description {
    fields = List.copyOf(fields);
  }

  /** The value of the first field with this name. */
  public Optional<Value> value(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).findFirst();
  }

  /** The text in the first field with this name; empty if there is none, or it holds no text. */
  public String text(String name) {
    return value(name)
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).text())
        .orElse("");
  }

  /**
   * What people read beside the label of the first field with this name; nothing if there is none.
   */
  public List<String> lines(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .map(Field::lines)
        .orElse(List.of());
  }

  /** The same with more at its end. */
  Description with(Description further) {
    List<Field> all = new ArrayList<>(fields);
    all.addAll(further.fields);
    return new Description(all);
  }

  static Builder builder() {
    return new Builder();
  }

  /** Collects the fields. */
  static final class Builder {

    private final List<Field> fields = new ArrayList<>();

    private Builder() {}

    /** A fact for programs only. */
    Builder hidden(String name, Value value) {
      return shown(name, "", value, List.of());
    }

    /** The same for a text, which is most of them. */
    Builder hidden(String name, String text) {
      return hidden(name, Value.of(text));
    }

    /** A text that programs and people see alike. */
    Builder shown(String name, String label, String text) {
      return shown(name, label, Value.of(text), List.of(Lines.bounded(text)));
    }

    /** A fact and the words for it. */
    Builder shown(String name, String label, Value value, List<String> lines) {
      fields.add(new Field(name, label, value, lines));
      return this;
    }

    Description build() {
      return new Description(fields);
    }
  }
}
