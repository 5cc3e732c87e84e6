package dev.minica.cli.configuration;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A path as a URI with the scheme {@code file}, whose path is relative if the path is (RFC 8089
 * section 2, RFC 3986 section 2.1).
 */
final class FileUri {

  private static final String UNRESERVED = "-._~/:";
  private static final String DIGITS = "0123456789ABCDEF";

  private FileUri() {}

  static String of(Path path) {
    StringBuilder uri = new StringBuilder("file:");
    for (byte octet :
        path.toString().replace(File.separatorChar, '/').getBytes(StandardCharsets.UTF_8)) {
      append(uri, octet & 0xff);
    }
    return uri.toString();
  }

  private static void append(StringBuilder uri, int octet) {
    boolean isItself =
        (octet >= 'a' && octet <= 'z')
            || (octet >= 'A' && octet <= 'Z')
            || (octet >= '0' && octet <= '9')
            || UNRESERVED.indexOf(octet) >= 0;
    if (isItself) {
      uri.append((char) octet);
    } else {
      uri.append('%').append(DIGITS.charAt(octet >> 4)).append(DIGITS.charAt(octet & 0xf));
    }
  }
}
