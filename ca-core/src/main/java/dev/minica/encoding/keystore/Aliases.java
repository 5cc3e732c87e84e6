package dev.minica.encoding.keystore;

import dev.minica.x509.Certificate;
import java.util.HashSet;
import java.util.Set;

/** Gives entries names of which no two are alike to Java. */
public final class Aliases {

  private final Set<String> taken = new HashSet<>();

  /** The name itself, or if it is taken the name with the first free number behind it. */
  public String unique(String wanted) {
    String alias = wanted;
    for (int number = 2; !taken.add(KeyStoreContents.asJavaSees(alias)); number++) {
      alias = wanted + "-" + number;
    }
    return alias;
  }

  /** A name for what has none: the first free number, which is what Java calls it. */
  String numbered() {
    int number = 1;
    while (!taken.add(Integer.toString(number))) {
      number++;
    }
    return Integer.toString(number);
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
