package dev.minica.internal.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping from texts to values.
 *
 * @param entries in their order; no key is there twice
 */
public record YamlMapping(Position position, Map<String, Entry> entries) implements YamlNode {

  /**
   * A key and its value.
   *
   * @param key where the key stands
   */
  public record Entry(Position key, YamlNode value) {}

  public YamlMapping {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** The value of a key, if the key is there. */
  public Optional<YamlNode> find(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  /**
   * The value of a key that must be there.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if it is not
   */
  public YamlNode get(String key) {
    return find(key).orElseThrow(() -> position.mistake("the key \"" + key + "\" is missing"));
  }

  /** The members of the list at a key; none where the key is missing. */
  public List<YamlNode> items(String key) {
    return find(key).map(YamlNode::items).orElse(List.of());
  }

  @Override
  public String description() {
    return "a mapping";
  }

  @Override
  public YamlMapping mapping() {
    return this;
  }
}
