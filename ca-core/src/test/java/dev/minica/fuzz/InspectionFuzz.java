package dev.minica.fuzz;

import dev.minica.inspection.Finding;
import dev.minica.inspection.Inspection;
import dev.minica.inspection.Relations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;

/** Whatever file there is, shown with and without a passphrase. */
@Timeout(60)
public final class InspectionFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(
        octets -> inspect(octets, Optional.empty()),
        octets -> inspect(octets, Optional.of("secret".toCharArray())));
  }

  private static void inspect(byte[] octets, Optional<char[]> passphrase) {
    List<Finding> findings = new Inspection(Instant.EPOCH, passphrase).of(octets);
    Relations relations = Relations.of(findings);
    for (int i = 0; i < findings.size(); i++) {
      relations.complete(i);
    }
  }
}
