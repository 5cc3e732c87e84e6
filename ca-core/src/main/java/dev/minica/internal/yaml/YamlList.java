package dev.minica.internal.yaml;

import java.util.List;

/**
 * A sequence of values.
 *
 * @param items in their order
 */
public record YamlList(Position position, List<YamlNode> items) implements YamlNode {

  public YamlList {
    items = List.copyOf(items);
  }

  @Override
  public String description() {
    return "a list";
  }
}
