package dev.minica.cli.openssl;

/** What keytool needs for the formats that the JDK does not have. */
final class BouncyCastle {

  /** What the script says before its first such command. */
  static final String REQUIRED =
      ": \"${BCPROV:?set it to the path of Bouncy Castle's jar, bcprov-jdk18on}\"";

  private BouncyCastle() {}

  /** Whether only it has a format of this name. */
  static boolean isNeededFor(String format) {
    return format.equals("BCFKS") || format.equals("BKS") || format.equals("UBER");
  }

  /** Has keytool take the provider out of the jar. */
  static ShellCommand addTo(ShellCommand command) {
    return command
        .add("-provider", "org.bouncycastle.jce.provider.BouncyCastleProvider")
        .raw("-providerpath \"$BCPROV\"");
  }
}
