package dev.minica.cli.scan;

import dev.minica.encoding.Pem;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.util.List;

/** A certificate, its key, and the CA that signed it. */
record PlantedIdentity(PrivateKeyInfo key, Certificate certificate, Certificate ca) {

  List<Certificate> chain() {
    return List.of(certificate, ca);
  }

  String pem() {
    return Pem.encode(certificate);
  }
}
