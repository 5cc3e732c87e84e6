package dev.minica.tls;

import java.util.Arrays;

/**
 * Cipher suites as IANA registered them, those of long ago included: a server is to answer, not to
 * be talked to. The strong ones come first, since some servers take the client's order.
 */
enum OfferedSuite {
  TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256(0xc02b),
  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384(0xc02c),
  TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256(0xcca9),
  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256(0xc02f),
  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(0xc030),
  TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256(0xcca8),
  TLS_DHE_RSA_WITH_AES_128_GCM_SHA256(0x009e),
  TLS_DHE_RSA_WITH_AES_256_GCM_SHA384(0x009f),
  TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256(0xc023),
  TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256(0xc027),
  TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA(0xc009),
  TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA(0xc00a),
  TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA(0xc013),
  TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA(0xc014),
  TLS_DHE_RSA_WITH_AES_128_CBC_SHA(0x0033),
  TLS_DHE_RSA_WITH_AES_256_CBC_SHA(0x0039),
  TLS_DHE_DSS_WITH_AES_128_CBC_SHA(0x0032),
  TLS_DHE_DSS_WITH_AES_256_CBC_SHA(0x0038),
  TLS_RSA_WITH_AES_128_GCM_SHA256(0x009c),
  TLS_RSA_WITH_AES_256_GCM_SHA384(0x009d),
  TLS_RSA_WITH_AES_128_CBC_SHA256(0x003c),
  TLS_RSA_WITH_AES_128_CBC_SHA(0x002f),
  TLS_RSA_WITH_AES_256_CBC_SHA(0x0035),
  TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA(0xc008),
  TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA(0xc012),
  TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA(0x0016),
  TLS_RSA_WITH_3DES_EDE_CBC_SHA(0x000a),
  TLS_RSA_WITH_RC4_128_SHA(0x0005),
  TLS_RSA_WITH_RC4_128_MD5(0x0004),
  TLS_RSA_WITH_DES_CBC_SHA(0x0009),
  TLS_RSA_WITH_NULL_SHA256(0x003b),
  TLS_RSA_WITH_NULL_SHA(0x0002);

  private final int number;

  OfferedSuite(int number) {
    this.number = number;
  }

  static int[] numbers() {
    return Arrays.stream(values()).mapToInt(suite -> suite.number).toArray();
  }

  /** What a cipher suite is called. */
  static String name(int number) {
    return Arrays.stream(values())
        .filter(suite -> suite.number == number)
        .findFirst()
        .map(OfferedSuite::name)
        .orElseGet(() -> "cipher suite 0x" + Integer.toHexString(number));
  }
}
