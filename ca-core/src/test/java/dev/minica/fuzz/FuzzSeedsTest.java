package dev.minica.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.HandshakeFuzz;
import dev.minica.tls.HttpRequestFuzz;
import dev.minica.tls.analysis.ConversationFuzz;
import dev.minica.tls.format.CaptureFuzz;
import dev.minica.tls.wire.handshake.MessageFuzz;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing begins with, and what it once found, is read or refused at each build. */
class FuzzSeedsTest {

  static Stream<ReaderFuzz> targets() {
    return Stream.of(
        new PemFuzz(),
        new CertificateFuzz(),
        new KeyFuzz(),
        new RequestFuzz(),
        new CrlFuzz(),
        new OcspRequestFuzz(),
        new OcspResponseFuzz(),
        new Pkcs7Fuzz(),
        new Pkcs12Fuzz(),
        new JksFuzz(),
        new JceksFuzz(),
        new BcfksFuzz(),
        new BksFuzz(),
        new UberFuzz(),
        new GeneralNameFuzz(),
        new DistinguishedNameFuzz(),
        new TimeFuzz(),
        new InspectionFuzz(),
        new ConversionFuzz(),
        new LintFuzz(),
        new VerificationFuzz(),
        new HandshakeFuzz(),
        new HttpRequestFuzz(),
        new MessageFuzz(),
        new CaptureFuzz(),
        new ConversationFuzz());
  }

  @ParameterizedTest
  @MethodSource("targets")
  void seedsAreReadOrRefused(ReaderFuzz target) throws Exception {
    List<Path> seeds = seeds(target);
    assertThat(seeds).isNotEmpty();
    for (Path seed : seeds) {
      target.isReadOrRefused(Files.readAllBytes(seed));
    }
  }

  /** Where the fuzzer looks for them, and puts what it finds. */
  private static List<Path> seeds(ReaderFuzz target) throws IOException, URISyntaxException {
    URL folder = target.getClass().getResource(target.getClass().getSimpleName() + "Inputs");
    assertThat(folder).isNotNull();
    try (Stream<Path> seeds = Files.walk(Path.of(folder.toURI()))) {
      return seeds.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
