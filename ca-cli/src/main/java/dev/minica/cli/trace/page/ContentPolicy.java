package dev.minica.cli.trace.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a browser may do with the page: run the one script, use the one style sheet, and nothing
 * else. Whatever a peer might get into the page, it is neither run nor does it fetch anything
 * (Content Security Policy Level 3, section 6).
 */
record ContentPolicy(String style, String script) {

  /** For a meta element. */
  String text() {
    return "default-src 'none'; style-src "
        + source(style)
        + "; script-src "
        + source(script)
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String source(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
