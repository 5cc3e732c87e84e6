package dev.minica.tls.format;

/** The numbers of pcapng, named as its specification (draft-ietf-opsawg-pcapng) names them. */
final class Pcapng {

  static final int SECTION_HEADER = 0x0a0d0d0a;
  static final int INTERFACE_DESCRIPTION = 1;
  static final int SIMPLE_PACKET = 3;
  static final int ENHANCED_PACKET = 6;
  static final int DECRYPTION_SECRETS = 10;

  static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;

  /** {@code TLSK}: a key log. */
  static final int TLS_KEY_LOG = 0x544c534b;

  static final int OPT_ENDOFOPT = 0;
  static final int IF_TSRESOL = 9;
  static final int SHB_USERAPPL = 4;

  /** Type, length, and the length again at the end. */
  static final int BLOCK_FRAME = 12;

  private Pcapng() {}

  static boolean isOne(byte[] octets) {
    return octets.length >= BLOCK_FRAME
        && octets[0] == 0x0a
        && octets[1] == 0x0d
        && octets[2] == 0x0d
        && octets[3] == 0x0a;
  }

  /** With the octets that fill it up to a multiple of four. */
  static int padded(int length) {
    return (length + 3) & ~3;
  }
}
