package dev.minica.lint.cabf;

import dev.minica.x509.GeneralName;

/** An address in the form people write. */
final class IpText {

  private IpText() {}

  static String of(byte[] address) {
    return GeneralName.ofIp(address).value();
  }
}
