package dev.minica.store;

import java.util.List;

/**
 * What was made of the certificates in a store.
 *
 * @param items what came of those that can be read
 * @param corrupt one message for each record that cannot be read, naming it and saying why
 */
public record Extract<T>(List<T> items, List<String> corrupt) {

  public Extract {
    items = List.copyOf(items);
    corrupt = List.copyOf(corrupt);
  }
}
