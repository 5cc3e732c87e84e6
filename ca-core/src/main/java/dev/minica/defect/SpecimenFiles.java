package dev.minica.defect;

import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.key.KeyPair;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A specimen as the files that programs are given. */
public final class SpecimenFiles {

  /**
   * One file, that nothing is written to yet.
   *
   * @param name without a folder
   * @param contents all of them, alone in the list
   * @param secret whether nobody but its owner may read it
   */
  public record Named(String name, List<byte[]> contents, boolean secret) {

    public Named {
      contents = List.copyOf(contents);
    }
  }

  private SpecimenFiles() {}

  /**
   * {@code chain.pem}, {@code key.pem}, {@code ca.pem} and perhaps {@code crl.pem} of what is
   * served; {@code request.pem} and {@code key.pem} of a request; {@code store.p12}, {@code
   * store.jks} or {@code store.bcfks} of a store.
   */
  public static List<Named> of(Specimen specimen) {
    if (specimen instanceof Specimen.Served served) {
      return ofServed(served);
    }
    if (specimen instanceof Specimen.Requested requested) {
      return List.of(
          pem("request.pem", PemBlock.CERTIFICATE_REQUEST, requested.request()),
          key(requested.key()));
    }
    Specimen.Stored stored = (Specimen.Stored) specimen;
    return List.of(new Named("store." + stored.format().fileExtension(), stored.store(), true));
  }

  private static List<Named> ofServed(Specimen.Served served) {
    List<Named> files = new ArrayList<>();
    files.add(pem("chain.pem", PemBlock.CERTIFICATE, served.chain()));
    files.add(key(served.key()));
    files.add(pem("ca.pem", PemBlock.CERTIFICATE, served.anchors()));
    if (!served.crls().isEmpty()) {
      files.add(pem("crl.pem", PemBlock.CRL, served.crls()));
    }
    return files;
  }

  private static Named key(KeyPair key) {
    return text("key.pem", Pem.encode(key.privateKey()), true);
  }

  private static Named pem(String name, String label, List<byte[]> values) {
    return text(
        name,
        values.stream()
            .map(der -> Pem.encode(new PemBlock(label, der)))
            .collect(Collectors.joining()),
        false);
  }

  private static Named text(String name, String text, boolean secret) {
    return new Named(name, List.of(text.getBytes(StandardCharsets.US_ASCII)), secret);
  }
}
