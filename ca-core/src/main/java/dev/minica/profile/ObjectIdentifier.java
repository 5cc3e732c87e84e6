package dev.minica.profile;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.yaml.YamlNode;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Object identifiers in dots, as people write them. */
final class ObjectIdentifier {

  /** Twice what the longest in use have. */
  private static final int MAX_LENGTH = 128;

  private ObjectIdentifier() {}

  /**
   * The same text.
   *
   * @throws MinicaException USAGE if it is none (X.660 clause 6.2)
   */
  static String parse(String text) {
    if (text.length() > MAX_LENGTH || ASN1ObjectIdentifier.tryFromID(text) == null) {
      throw new MinicaException(
          Kind.USAGE,
          YamlNode.quoted(text) + " is no object identifier such as 1.3.6.1.4.1.32473.1");
    }
    return text;
  }
}
