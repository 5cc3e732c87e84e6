package dev.minica.verification.judge;

import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a server shows and its client knows, as octets, which need not be readable, and as files for
 * programs.
 *
 * @param chain DER, the server's certificate first
 * @param anchors DER of whom the client believes
 * @param crls DER of the CRLs that it asks, if any
 * @param host that it asks for, if any
 * @param time when
 * @param folder holds {@code root.pem}, {@code untrusted.pem}, {@code leaf.pem}, {@code chain.pem},
 *     {@code crls.pem} and, of chain, root and CRLs together, {@code all.pem}
 */
public record Shown(
    List<byte[]> chain,
    List<byte[]> anchors,
    List<byte[]> crls,
    Optional<String> host,
    Instant time,
    Path folder) {

  /** Writes the files, into a folder that is made. */
  public Shown write() throws IOException {
    Files.createDirectory(folder);
    pem("root.pem", PemBlock.CERTIFICATE, anchors);
    pem("untrusted.pem", PemBlock.CERTIFICATE, untrusted());
    pem("leaf.pem", PemBlock.CERTIFICATE, chain.subList(0, 1));
    pem("chain.pem", PemBlock.CERTIFICATE, chain);
    pem("crls.pem", PemBlock.CRL, crls);
    Files.writeString(
        file("all.pem"), contents("chain.pem") + contents("root.pem") + contents("crls.pem"));
    return this;
  }

  private void pem(String name, String label, List<byte[]> values) throws IOException {
    String text =
        values.stream()
            .map(der -> Pem.encode(new PemBlock(label, der)))
            .collect(Collectors.joining());
    Files.writeString(folder.resolve(name), text);
  }

  private String contents(String name) throws IOException {
    return Files.readString(file(name));
  }

  /** What comes after the server's certificate. */
  List<byte[]> untrusted() {
    return chain.subList(1, chain.size());
  }

  Path file(String name) {
    return folder.resolve(name);
  }
}
