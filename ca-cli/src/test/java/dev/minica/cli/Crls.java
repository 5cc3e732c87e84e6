package dev.minica.cli;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.Arrays;
import java.util.List;

/** What CRLs say, read by the JDK. */
public final class Crls {

  private Crls() {}

  /** The first one in a file. */
  public static X509CRL read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /** The first one in a stream. */
  public static X509CRL read(InputStream in) throws IOException {
    try {
      return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
    } catch (GeneralSecurityException e) {
      throw new IOException("that is no CRL", e);
    }
  }

  /** The INTEGER in the OCTET STRING of the extension. */
  public static int number(X509CRL crl) {
    byte[] value = crl.getExtensionValue("2.5.29.20");
    return new BigInteger(Arrays.copyOfRange(value, 4, value.length)).intValueExact();
  }

  /** The serial numbers of what is revoked, in hexadecimal. */
  public static List<String> serials(X509CRL crl) {
    return crl.getRevokedCertificates() == null
        ? List.of()
        : crl.getRevokedCertificates().stream()
            .map(entry -> entry.getSerialNumber().toString(16))
            .toList();
  }
}
