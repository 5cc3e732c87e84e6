package dev.minica.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.minica.Escaped;
import dev.minica.MinicaException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;

/**
 * One kind of input from elsewhere. Octets are read, or refused by our exception in one line that
 * any terminal can show; all else is a finding, and so is what takes longer than the timeout.
 *
 * <p>Not named as tests are: the profile {@code fuzz} alone runs them, each in a JVM of its own,
 * since the fuzzer takes one target for each. {@link FuzzSeedsTest} reads the seeds at each build.
 */
@Timeout(5)
public abstract class ReaderFuzz {

  /** What reads such octets, each by itself. */
  public abstract List<Consumer<byte[]>> readers();

  @FuzzTest
  final void isReadOrRefused(byte[] octets) {
    readers().forEach(reader -> attempt(reader, octets));
  }

  private static void attempt(Consumer<byte[]> reader, byte[] octets) {
    try {
      reader.accept(octets);
    } catch (MinicaException refused) {
      String message = refused.getMessage();
      assertThat(message).isEqualTo(Escaped.of(message)).hasSizeLessThan(2000);
    }
  }
}
