package dev.minica.inspection;

import java.util.Collection;
import java.util.List;

/**
 * What a fact of a {@link Description} can be. Texts are as foreign as the artefact they are from:
 * whoever shows one escapes it.
 */
public sealed interface Value
    permits Value.Text, Value.Whole, Value.Flag, Value.Items, Value.Series, Description {

  /** Characters of any kind, harmful ones too. */
  record Text(String text) implements Value {}

  /** A whole number. */
  record Whole(long number) implements Value {}

  /** Yes or no. */
  record Flag(boolean flag) implements Value {}

  /** Values in their order. */
  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * Values in their order of which there can be too many to be held at once.
   *
   * @param items each made when it is come to, and made anew in each walk
   */
  record Series(Iterable<Value> items) implements Value {}

  static Value of(String text) {
    return new Text(text);
  }

  static Value of(long number) {
    return new Whole(number);
  }

  static Value of(boolean flag) {
    return new Flag(flag);
  }

  static Value items(Collection<? extends Value> items) {
    return new Items(List.copyOf(items));
  }

  static Value texts(Collection<String> texts) {
    return items(texts.stream().map(Text::new).toList());
  }
}
