package dev.minica.tls.registry;

import java.util.OptionalInt;

/** IANA's registry "TLS Cipher Suites". */
public final class CipherSuites {

  /** RFC 5746 section 3.3: stands for an empty renegotiation_info. */
  public static final int EMPTY_RENEGOTIATION_INFO_SCSV = 0x00ff;

  /** RFC 7507: the client has tried a higher version before. */
  public static final int FALLBACK_SCSV = 0x5600;

  private static final Names NAMES = Names.ofResource("cipher-suites.txt");

  private CipherSuites() {}

  /** Such as {@code TLS_AES_128_GCM_SHA256}, or {@code unknown (0x1234)}. */
  public static String name(int id) {
    return NAMES.ofUint16(id);
  }

  /** The number of a name as IANA writes it. */
  public static OptionalInt id(String name) {
    return NAMES.number(name);
  }
}
