package dev.minica.x509;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** Makes a path component out of any name; see {@link GeneralName#folderName}. */
final class FolderName {

  /** NAME_MAX of Linux, and the component limit of APFS and NTFS. */
  private static final int MAX_LENGTH = 255;

  private static final int DIGEST_OCTETS = 8;
  private static final String WILDCARD = "_wildcard";

  /** Device names of Windows, with any extension and in any case. */
  private static final List<String> DEVICES =
      List.of("con", "prn", "aux", "nul", "conin$", "conout$");

  private FolderName() {}

  static String of(GeneralName name) {
    String plain = plain(name);
    return isSafe(plain) && !isWildcardTwin(name) ? plain : digested(name, plain);
  }

  /** The name with the two changes that leave it readable. */
  private static String plain(GeneralName name) {
    return switch (name.kind()) {
      case DNS ->
          name.value().startsWith("*.") ? WILDCARD + name.value().substring(1) : name.value();
      case IP -> name.value().replace(':', '_');
      default -> name.value();
    };
  }

  /** A DNS name whose first label is literally what stands for the wildcard. */
  private static boolean isWildcardTwin(GeneralName name) {
    return name.value().startsWith(WILDCARD + ".");
  }

  private static boolean isSafe(String component) {
    return !component.isEmpty()
        && component.length() <= MAX_LENGTH
        && component.chars().allMatch(FolderName::isSafe)
        && ".-@+=".indexOf(component.charAt(0)) < 0
        && !component.endsWith(".")
        && !isDevice(component);
  }

  private static boolean isSafe(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || "._-@+=".indexOf(character) >= 0;
  }

  private static boolean isDevice(String component) {
    int dot = component.indexOf('.');
    String stem = (dot < 0 ? component : component.substring(0, dot)).toLowerCase(Locale.ROOT);
    boolean numbered =
        stem.length() == 4
            && (stem.startsWith("com") || stem.startsWith("lpt"))
            && Character.isDigit(stem.charAt(3));
    return numbered || DEVICES.contains(stem);
  }

  /**
   * What is readable of the name after an underscore, which no device begins with, and a digest.
   */
  private static String digested(GeneralName name, String plain) {
    StringBuilder readable = new StringBuilder("_");
    for (int i = plain.startsWith("_") ? 1 : 0;
        i < plain.length() && readable.length() < MAX_LENGTH / 2;
        i++) {
      char character = plain.charAt(i);
      if (isSafe(character)) {
        readable.append(character);
      } else if (readable.charAt(readable.length() - 1) != '_') {
        readable.append('_');
      }
    }
    return readable.append('-').append(digest(name)).toString();
  }

  /** 64 bits of SHA-256: no secret, enough to keep different names apart. */
  private static String digest(GeneralName name) {
    byte[] encoded = name.encoded();
    SHA256Digest sha256 = new SHA256Digest();
    sha256.update(encoded, 0, encoded.length);
    byte[] digest = new byte[sha256.getDigestSize()];
    sha256.doFinal(digest, 0);
    return HexFormat.of().formatHex(digest, 0, DIGEST_OCTETS);
  }
}
