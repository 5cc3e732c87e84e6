package dev.minica.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.minica.encoding.Pem;
import dev.minica.inspection.SamplePki;
import dev.minica.x509.TimeSpan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan does with files that ask for more than they are worth. */
class ScanBoundsTest {

  private final String pem = Pem.encode(new SamplePki().root());

  @TempDir Path directory;

  @Test
  void fourArchivesInsideEachOtherAreOpenedAndNoMore() throws IOException {
    byte[] archive = zip("cert.pem", ascii(pem));
    for (int depth = 2; depth <= 4; depth++) {
      archive = zip("inner.jar", archive);
    }
    write("four.zip", archive);
    write("five.zip", zip("four.zip", archive));

    assertThat(certificates("four.zip")).isEqualTo(1);
    assertThat(certificates("five.zip")).isZero();
    assertThat(problems("five.zip")).containsExactly(Problem.OVER_BOUND);
  }

  @Test
  void anArchiveThatUnpacksWithoutEndIsLeft() {
    InputStream endless = new Endless();

    assertThatExceptionOfType(ArchiveBudget.Exceeded.class)
        .isThrownBy(
            () -> new ArchiveBudget().metered(endless).transferTo(OutputStream.nullOutputStream()))
        .withMessageContaining("when unpacked");
  }

  @Test
  void ofALongTextTheBeginningIsLookedAt() throws IOException {
    String filling = "x".repeat(79) + "\n";
    write("long.pem", ascii(pem + filling.repeat(Contents.MAX_OCTETS / 80) + pem));

    assertThat(certificates("long.pem")).isEqualTo(1);
    assertThat(problems("long.pem")).contains(Problem.OVER_BOUND);
    write("none.pem", ascii(filling.repeat(Contents.MAX_OCTETS / 80 + 1)));
    assertThat(problems("none.pem")).containsExactly(Problem.OVER_BOUND);
  }

  @Test
  void utf16IsReadWithAMarkAndWithout() throws IOException {
    for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM")) {
      write(
          charset, ("cert: |\n  " + pem.replace("\n", "\n  ")).getBytes(Charset.forName(charset)));

      assertThat(certificates(charset)).as(charset).isEqualTo(1);
    }
  }

  @Test
  void aJarThatBeginsAsAProgramIsOpened() throws IOException {
    byte[] jar = zip("cert.pem", ascii(pem));
    byte[] script = ascii("#!/bin/sh\nexec java -jar \"$0\"\n");
    write("app.jar", ByteBuffer.allocate(script.length + jar.length).put(script).put(jar).array());

    assertThat(certificates("app.jar")).isEqualTo(1);
  }

  @Test
  void aHugeFileThatIsNoTextIsHardlyRead() throws IOException {
    Path huge = directory.resolve("disk.img");
    try (OutputStream out = Files.newOutputStream(huge)) {
      out.write(new byte[Nature.HEAD]);
      out.write(ascii(pem));
    }

    assertThat(new Scan(options(), System::nanoTime, (done, all) -> {}).of(List.of(huge)).files())
        .isEmpty();
  }

  /** Each beginning could be one that ends at the end: to look for it there would take squares. */
  @Test
  void boundariesWithoutEndsTakeLinearTime() throws IOException {
    write("begins.txt", ascii("-----BEGIN CERTIFICATE-----\n".repeat(500_000) + pem));
    write("runs.txt", ascii("MII".repeat(5_000_000)));

    assertThat(certificates("begins.txt")).isEqualTo(1);
    assertThat(certificates("runs.txt")).isZero();
  }

  @Test
  void aBlockInsideAnotherThatDoesNotEndIsFound() throws IOException {
    write("a.pem", ascii("-----BEGIN CERTIFICATE-----\nMIIB\n" + pem));

    assertThat(certificates("a.pem")).isEqualTo(1);
  }

  private int certificates(String name) {
    return scan(name).tally().certificates();
  }

  private List<Problem> problems(String name) {
    return scan(name).findings().stream()
        .map(Finding::problem)
        .filter(problem -> !problem.isTrouble())
        .toList();
  }

  private ScanReport scan(String name) {
    return new Scan(options(), System::nanoTime, (done, all) -> {})
        .of(List.of(directory.resolve(name)));
  }

  private ScanOptions options() {
    return new ScanOptions(SamplePki.NOW, TimeSpan.ofDays(1), List.of(), directory);
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(directory.resolve(name), content);
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(content);
    }
    return zip.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Octets that cost nothing. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return length;
    }
  }
}
