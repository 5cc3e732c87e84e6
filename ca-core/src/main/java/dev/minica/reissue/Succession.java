package dev.minica.reissue;

import dev.minica.x509.Certificate;
import java.util.List;

/**
 * A certificate that was made again.
 *
 * @param keepsKey whether it is for the key of the old one
 * @param remarks what is not as it was, apart from its times, serial number, key and signature:
 *     clauses without any text from the certificate
 */
public record Succession(
    Certificate old, Certificate made, boolean keepsKey, List<String> remarks) {

  public Succession {
    remarks = List.copyOf(remarks);
  }
}
