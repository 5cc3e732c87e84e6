package dev.minica.store;

import java.util.List;

/**
 * What is in a store.
 *
 * @param certificates those that can be read, by ascending serial number
 * @param corrupt one message for each record that cannot be read, naming it and saying why
 */
public record Listing(List<IssuedCertificate> certificates, List<String> corrupt) {

  public Listing {
    certificates = List.copyOf(certificates);
    corrupt = List.copyOf(corrupt);
  }
}
