package dev.minica.encoding.keystore;

import dev.minica.x509.Certificate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives entries names of which no two are alike to Java. */
public final class Aliases {

  private final Set<String> taken = new HashSet<>();

  /** The last number given behind each name, below which none is free. */
  private final Map<String, Integer> lastNumbers = new HashMap<>();

  private int lastNumber;

  /** The name itself, or if it is taken the name with the first free number behind it. */
  public String unique(String wanted) {
    String seen = KeyStoreContents.asJavaSees(wanted);
    if (taken.add(seen)) {
      return wanted;
    }
    int number = lastNumbers.getOrDefault(seen, 1);
    do {
      number++;
    } while (!taken.add(KeyStoreContents.asJavaSees(wanted + "-" + number)));
    lastNumbers.put(seen, number);
    return wanted + "-" + number;
  }

  /** A name for what has none: the first free number, which is what Java calls it. */
  String numbered() {
    do {
      lastNumber++;
    } while (!taken.add(Integer.toString(lastNumber)));
    return Integer.toString(lastNumber);
  }

  /**
   * What to call a certificate that has no name: its common name, else its first subject
   * alternative name, else its serial number.
   */
  public static String of(Certificate certificate) {
    return certificate
        .subject()
        .commonName()
        .filter(name -> !name.isBlank())
        .or(() -> certificate.subjectAltNames().stream().findFirst().map(Object::toString))
        .orElseGet(() -> certificate.serialNumber().toString());
  }
}
