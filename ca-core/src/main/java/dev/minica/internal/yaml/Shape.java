package dev.minica.internal.yaml;

import dev.minica.Likeness;
import dev.minica.MinicaException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a value may be. A file is held to it before anything is read out of it, and the JSON schema
 * that editors use is written from it, so that both know the same keys and types.
 */
public sealed interface Shape {

  /**
   * Holds a value to it.
   *
   * @throws MinicaException BAD_INPUT with the place of the first mistake, and what was probably
   *     meant
   */
  void check(YamlNode node);

  /**
   * Any text, which the reader parses further.
   *
   * @param examples of what it may be
   */
  record Text(List<String> examples) implements Shape {

    public Text(String... examples) {
      this(List.of(examples));
    }

    @Override
    public void check(YamlNode node) {
      node.text();
    }
  }

  /**
   * One of these words.
   *
   * @param template what a text has in it that is to become one of them later; empty for nothing
   */
  record Word(List<String> words, String template) implements Shape {

    public Word(List<String> words) {
      this(words, "");
    }

    /** One of these words, or a text with a dollar sign and a brace, which the reader fills in. */
    public Word orTemplate() {
      return new Word(words, "${");
    }

    @Override
    public void check(YamlNode node) {
      String word = node.text();
      boolean isTemplate = !template.isEmpty() && word.contains(template);
      if (!isTemplate && !words.contains(word)) {
        throw unknown(
            node.position(),
            YamlNode.quoted(word) + " is not one of the words that can stand here",
            word,
            words);
      }
    }
  }

  /** A whole number within bounds. */
  record Whole(int least, int most) implements Shape {

    @Override
    public void check(YamlNode node) {
      int number = node.number();
      if (number < least || number > most) {
        throw node.position().mistake(number + " is not from " + least + " to " + most);
      }
    }
  }

  /** True or false. */
  record Flag() implements Shape {

    @Override
    public void check(YamlNode node) {
      node.flag();
    }
  }

  /** A list of values of one shape. */
  record ListOf(Shape item, int least, int most) implements Shape {

    @Override
    public void check(YamlNode node) {
      List<YamlNode> items = node.items();
      if (items.size() < least || items.size() > most) {
        throw node.position()
            .mistake("a list of " + items.size() + ", where " + bounds() + " are wanted");
      }
      items.forEach(item::check);
    }

    private String bounds() {
      return least + " to " + most;
    }
  }

  /**
   * A mapping with these keys and no others.
   *
   * @param keys in the order in which people would write them
   * @param oneOf keys of which exactly one must be there; none for no such rule
   */
  record Fields(List<Key> keys, List<String> oneOf) implements Shape {

    public Fields {
      keys = List.copyOf(keys);
      oneOf = List.copyOf(oneOf);
    }

    public Fields(List<Key> keys) {
      this(keys, List.of());
    }

    /** What the keys are called. */
    public List<String> names() {
      return keys.stream().map(Key::name).toList();
    }

    @Override
    public void check(YamlNode node) {
      YamlMapping mapping = node.mapping();
      mapping.entries().forEach((name, entry) -> key(name, entry).shape().check(entry.value()));
      keys.stream().filter(Key::isRequired).forEach(key -> mapping.get(key.name()));
      requireOne(mapping);
    }

    private Key key(String name, YamlMapping.Entry entry) {
      return keys.stream()
          .filter(key -> key.name().equals(name))
          .findFirst()
          .orElseThrow(
              () -> unknown(entry.key(), "unknown key " + YamlNode.quoted(name), name, names()));
    }

    private void requireOne(YamlMapping mapping) {
      List<String> present = new ArrayList<>(oneOf);
      present.removeIf(name -> mapping.find(name).isEmpty());
      if (!oneOf.isEmpty() && present.size() != 1) {
        throw mapping
            .position()
            .mistake(
                (present.isEmpty() ? "none" : String.join(" and ", present))
                    + " is given, and exactly one must be of "
                    + String.join(", ", oneOf));
      }
    }
  }

  /**
   * One key of a mapping.
   *
   * @param about what it is for, in a sentence for who writes such a file
   */
  record Key(String name, Shape shape, boolean isRequired, String about) {

    /** A key that may be missing. */
    public static Key optional(String name, Shape shape, String about) {
      return new Key(name, shape, false, about);
    }

    /** A key that must be there. */
    public static Key required(String name, Shape shape, String about) {
      return new Key(name, shape, true, about);
    }
  }

  private static MinicaException unknown(
      Position position, String what, String typed, List<String> known) {
    return position
        .mistake(what)
        .withHint(
            Likeness.closest(typed, known)
                .map(likely -> "did you mean \"" + likely + "\"?")
                .orElseGet(() -> "one of " + String.join(", ", known)));
  }
}
