package dev.minica.ca.takeover;

import dev.minica.MinicaException;
import dev.minica.file.InputFile;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A CA of which there are a certificate, a key and perhaps its last CRL.
 *
 * @param certificate may hold those above it as well
 * @param key its private key, perhaps encrypted
 * @param crl whose entries stay revoked
 */
public record PemFiles(InputFile certificate, InputFile key, Optional<InputFile> crl) {

  /**
   * The CA that they are.
   *
   * @throws MinicaException BAD_INPUT if a file cannot be read
   */
  public ForeignCa read() {
    List<Certificate> own = certificate.certificates();
    return new ForeignCa(
        own.get(0),
        key,
        own.subList(1, own.size()),
        List.of(),
        List.of(),
        Optional.empty(),
        crl.map(file -> file.crls().get(0)),
        Optional.empty(),
        List.of("nothing tells what it has issued: none of it is listed or can be revoked"));
  }
}
