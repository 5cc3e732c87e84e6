package dev.minica.scan;

/**
 * How much was found.
 *
 * @param certificates each as often as it is there
 * @param keys private and public
 * @param stores key stores and bundles of PKCS#7
 */
public record Tally(int certificates, int keys, int stores) {

  static final Tally NOTHING = new Tally(0, 0, 0);
  static final Tally CERTIFICATE = new Tally(1, 0, 0);
  static final Tally KEY = new Tally(0, 1, 0);
  static final Tally STORE = new Tally(0, 0, 1);

  Tally plus(Tally other) {
    return new Tally(certificates + other.certificates, keys + other.keys, stores + other.stores);
  }
}
