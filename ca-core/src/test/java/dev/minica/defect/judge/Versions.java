package dev.minica.defect.judge;

import dev.minica.testing.Tool;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Names of other implementations, with the version that is here. */
final class Versions {

  /** It tells nobody its version. */
  static final String NSS = "NSS";

  private Versions() {}

  static String openSsl() {
    return "OpenSSL " + word(Tool.named("openssl").run("version").text(), 1);
  }

  static String gnuTls() {
    String first = Tool.named("certtool").run("--version").text().lines().findFirst().orElseThrow();
    return "GnuTLS " + word(first, 1);
  }

  static String go() {
    return "Go " + word(Tool.named("go").run("version").text(), 2).substring("go".length());
  }

  static String java(String what) {
    return what + " " + System.getProperty("java.version");
  }

  static String bouncyCastle() {
    return "Bouncy Castle " + new BouncyCastleProvider().getVersionStr();
  }

  private static String word(String text, int index) {
    return List.of(text.split("\\s+", -1)).get(index);
  }
}
