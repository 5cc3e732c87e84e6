package dev.minica.ca;

import dev.minica.file.FileTarget;
import dev.minica.internal.io.OutputFile;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlFormat;

/**
 * The file that a CRL is written to. One that is there is replaced: that is what it is made for.
 *
 * @param target where it is
 * @param format what it holds
 */
public record CrlFile(FileTarget target, CrlFormat format) {

  OutputFile holding(Crl crl) {
    return target.holding(format.encode(crl), false);
  }
}
