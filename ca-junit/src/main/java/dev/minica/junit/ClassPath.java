package dev.minica.junit;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * What the project of a test has there. Many have a Bouncy Castle of their own, and a build tool
 * lets one version stand for all, whatever each was compiled with.
 */
final class ClassPath {

  /** Of bcprov. */
  private static final String MARK = "org/bouncycastle/asn1/ASN1Object.class";

  private ClassPath() {}

  /**
   * What to throw for classes that are not there, not the ones this was compiled with, or of two
   * jars that do not go together.
   */
  static ExtensionConfigurationException conflict(Throwable e) {
    return new ExtensionConfigurationException(
        "the class path does not go together ("
            + e
            + "): ca-junit takes bcprov-jdk18on, bcutil-jdk18on and bcpkix-jdk18on in the one version"
            + " that its pom asks for, and here is "
            + there(),
        e);
  }

  /** The jars with Bouncy Castle, in the order in which they are asked. */
  private static String there() {
    try {
      List<URL> places =
          Collections.list(ClassPath.class.getClassLoader().getResources(MARK)).stream().toList();
      return places.isEmpty()
          ? "none"
          : places.stream()
              .map(place -> jar(place.getPath()))
              .collect(Collectors.joining(" before "));
    } catch (IOException e) {
      return "one that cannot be read";
    }
  }

  /** In one for several versions of Java the class is further down. */
  private static String jar(String path) {
    int end = path.indexOf("!/");
    return end < 0 ? path : path.substring(path.lastIndexOf('/', end) + 1, end);
  }
}
