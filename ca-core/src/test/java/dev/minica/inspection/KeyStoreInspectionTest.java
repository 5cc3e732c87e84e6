package dev.minica.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key stores that nothing but their shape tells; each was written by Bouncy Castle. */
class KeyStoreInspectionTest {

  @ParameterizedTest
  @CsvSource({
    "BksFuzzInputs/store.bks, BKS, 9",
    "BksFuzzInputs/version1.bks, BKS, 9",
    "UberFuzzInputs/store.ubr, UBER, 9",
    "BcfksFuzzInputs/trusted.bcfks, BCFKS, 2",
  })
  void showsWhatIsInThem(String file, String format, int findings) throws IOException {
    List<Finding> found = inspect(file, Optional.of("secret".toCharArray()));

    assertThat(text(found.get(0), "format")).isEqualTo(format);
    assertThat(found).hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({"UberFuzzInputs/store.ubr, UBER", "BcfksFuzzInputs/trusted.bcfks, BCFKS"})
  void showsFromOutsideWhatTakesAPassphrase(String file, String format) throws IOException {
    List<Finding> found = inspect(file, Optional.empty());

    assertThat(found).hasSize(1);
    assertThat(text(found.get(0), "format")).isEqualTo(format);
  }

  private static String text(Finding finding, String name) {
    return ((Value.Text) finding.description().value(name).orElseThrow()).text();
  }

  private static List<Finding> inspect(String file, Optional<char[]> passphrase)
      throws IOException {
    try (InputStream in = KeyStoreInspectionTest.class.getResourceAsStream("../fuzz/" + file)) {
      assertThat(in).isNotNull();
      return new Inspection(Instant.EPOCH, passphrase).of(in.readAllBytes());
    }
  }
}
