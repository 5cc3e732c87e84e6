package dev.minica.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.FileSystems;
import java.util.HexFormat;

/**
 * A file's path as a URI (RFC 3986). The path is text: it may have had octets that are no
 * characters here, so that no file would be found by it.
 */
final class FileUri {

  private FileUri() {}

  /** A relative reference for a relative path, so that it fits any checkout. */
  static String of(String file) {
    String path = file.replace(FileSystems.getDefault().getSeparator(), "/");
    boolean isWindows = path.length() > 1 && path.charAt(1) == ':' && path.indexOf('/') == 2;
    return (path.startsWith("/") ? "file://" : isWindows ? "file:///" : "") + encoded(path);
  }

  /** Sections 2.1 and 2.3; a colon would end a scheme (section 4.2). */
  private static String encoded(String path) {
    StringBuilder encoded = new StringBuilder(path.length());
    for (byte octet : path.getBytes(UTF_8)) {
      if (isLetterOrDigit(octet) || "-._~/".indexOf(octet) >= 0) {
        encoded.append((char) octet);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  private static boolean isLetterOrDigit(byte octet) {
    return (octet >= 'A' && octet <= 'Z')
        || (octet >= 'a' && octet <= 'z')
        || (octet >= '0' && octet <= '9');
  }
}
