package dev.minica.ca;

import dev.minica.key.KeyPair;
import dev.minica.x509.Certificate;
import java.util.List;

/**
 * What one act of issuing brought.
 *
 * @param key the subject's key pair
 * @param certificate the new certificate
 * @param intermediates from the one that issued it upwards, without the root
 * @param root the CA's root
 * @param files what was written, in the delivery's directory
 */
public record Issued(
    KeyPair key,
    Certificate certificate,
    List<Certificate> intermediates,
    Certificate root,
    List<DeliveredFile> files) {

  public Issued {
    intermediates = List.copyOf(intermediates);
    files = List.copyOf(files);
  }
}
