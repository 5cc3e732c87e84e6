package dev.minica.fuzz;

import dev.minica.encoding.EncodedCertificates;
import dev.minica.verification.Question;
import dev.minica.verification.Verifier;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A path: its first certificate is in question, its last one is trusted. */
public final class VerificationFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(VerificationFuzz::verify);
  }

  private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

  private static void verify(byte[] octets) {
    List<Certificate> path = EncodedCertificates.decode(octets);
    List<Certificate> anchors = path.subList(path.size() - 1, path.size());
    Verifier.answer(
        Question.about(path.get(0), anchors, NOW)
            .withIntermediates(path)
            .withHost("server.example"));
  }
}
