package dev.minica.cli.conformance;

import static dev.minica.cli.conformance.Manners.assertRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged stores and what is none: refused in one line, nothing written, and soon. */
@Timeout(300)
class BadStoreTest {

  private static final String NOISE = Base64.getEncoder().encodeToString(new byte[64]);

  @TempDir Path world;
  private Cli cli = new Cli();

  @BeforeEach
  void start() {
    cli = new Cli().in(world);
  }

  /** Files that are no container of anything, whatever the format is said to be. */
  static Stream<BadInput> files() {
    String key = "-----BEGIN PRIVATE KEY-----\n" + NOISE + "\n-----END PRIVATE KEY-----\n";
    return Stream.of(
            BadFiles.all(),
            new BadPem(key).all(),
            new BadDer(new byte[] {0x30, 3, 2, 1, 0}).all(),
            bombs())
        .flatMap(kinds -> kinds)
        // whether numbers make a good key is for who uses it, not for who carries it
        .filter(input -> !input.what().startsWith("a key RSA"));
  }

  private static Stream<BadInput> bombs() {
    return Stream.of(
        octets("JKS of 2^31 - 1 entries", ints(0xfeedfeed, 2, Integer.MAX_VALUE)),
        octets("JKS of less than no entries", ints(0xfeedfeed, 2, -1, 0, 0, 0, 0, 0)),
        octets("JKS of version 3", ints(0xfeedfeed, 3, 0, 0, 0, 0, 0, 0)),
        octets("JKS that ends", ints(0xfeedfeed)),
        octets("JKS of zeros", Arrays.copyOf(ints(0xfeedfeed, 2, 1), 100)),
        octets("a huge key in JKS", ints(0xfeedfeed, 2, 1, 1, 0, 0, 0x7fffffff, 0, 0, 0, 0, 0, 0)),
        octets("JCEKS of zeros", Arrays.copyOf(ints(0xcececece, 2, 1, 3), 100)),
        octets(
            "an object that is none", ints(0xcececece, 2, 1, 3, 0, 0, 0, 0xaced0005, 0x73737373)),
        octets("nothing but a first number", ints(0xcececece)),
        octets("PKCS#12 without contents", new byte[] {0x30, 3, 2, 1, 3}));
  }

  @ParameterizedTest
  @MethodSource("files")
  void isNothingToConvert(BadInput input) throws IOException {
    Path file = input.maker().make(world.resolve("input"));
    Tree before = Tree.of(world);

    Ran ran = cli.run("convert", file.toString(), "out.p12", "--password", "pass:secret");

    assertRefusal(ran, 3, 9);
    assertThat(ran.err()).doesNotContain("pass:secret", "Exception", "org.bouncycastle");
    assertThat(Tree.of(world)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p12", "jks", "bcfks", "p7b"})
  void isRefusedCutOffAnywhereAndWithAnyBitFlipped(String format) throws IOException {
    assertThat(cli.run("init", "--ca", "ca").exit()).isZero();
    assertThat(cli.run("issue", "--ca", "ca", "a.example", "--out", "a").exit()).isZero();
    String source = format.equals("p7b") ? "a/cert.pem" : "a/fullchain.pem";
    assertThat(cli.run("convert", source, "good." + format).exit()).isZero();
    byte[] good = Files.readAllBytes(world.resolve("good." + format));
    Path bad = world.resolve("bad");
    Random random = new Random(good.length);
    for (byte[] octets : damaged(good, random).toList()) {
      Files.write(bad, octets);
      Tree before = Tree.of(world);

      Ran ran = cli.run("convert", "bad", "out.pem", "--password", "pass:changeit");

      if (ran.exit() == 0 && format.equals("p7b")) {
        Files.delete(world.resolve("out.pem")); // nothing protects it: text around it, say
      } else {
        assertRefusal(ran, 3, 9);
        assertThat(ran.err()).doesNotContain("Exception", "org.bouncycastle");
        assertThat(Tree.of(world)).isEqualTo(before);
      }
    }
  }

  private static Stream<byte[]> damaged(byte[] good, Random random) {
    Stream<byte[]> cut =
        IntStream.range(0, 12).mapToObj(i -> Arrays.copyOf(good, good.length * i / 12));
    Stream<byte[]> flipped =
        IntStream.range(0, 12)
            .mapToObj(
                i -> {
                  byte[] octets = good.clone();
                  octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
                  return octets;
                });
    return Stream.concat(cut, flipped);
  }

  private static byte[] ints(int... numbers) {
    ByteBuffer octets = ByteBuffer.allocate(Integer.BYTES * numbers.length);
    Arrays.stream(numbers).forEach(octets::putInt);
    return octets.array();
  }

  private static BadInput octets(String what, byte[] content) {
    return new BadInput(what, place -> Files.write(place, content));
  }
}
