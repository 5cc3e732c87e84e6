package dev.minica.provider;

import java.security.Security;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Whether Java's TLS takes part in the RSA key exchange of TLS 1.2, which newer versions of Java
 * have disabled by a security property.
 */
public final class RsaKeyExchange {

  private static final String PROPERTY = "jdk.tls.disabledAlgorithms";

  /** As in {@code TLS_RSA_*}; the key exchanges with forward secrecy have other names. */
  private static final String SUITES = "TLS_RSA_";

  private RsaKeyExchange() {}

  /** Whether it is disabled in this process. No class of TLS is loaded for the answer. */
  public static boolean isDisabled() {
    return Arrays.stream(disabled()).anyMatch(RsaKeyExchange::isMeant);
  }

  /**
   * Allows it in this whole process, which is to be none that does anything else. It has no effect
   * once a class of TLS has been loaded.
   */
  public static void allow() {
    String others =
        Arrays.stream(disabled()).filter(each -> !isMeant(each)).collect(Collectors.joining(", "));
    Security.setProperty(PROPERTY, others);
  }

  private static boolean isMeant(String disabled) {
    return disabled.startsWith(SUITES);
  }

  private static String[] disabled() {
    String property = Security.getProperty(PROPERTY);
    return property == null ? new String[0] : property.strip().split("\\s*,\\s*", -1);
  }
}
