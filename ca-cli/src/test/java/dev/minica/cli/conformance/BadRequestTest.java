package dev.minica.cli.conformance;

import static dev.minica.cli.conformance.Manners.assertRefusal;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.csr.CertificationRequest;
import dev.minica.csr.RawRequest;
import dev.minica.encoding.Pem;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no request, and no key for one: refused in one line, and nothing has changed. */
@Timeout(120)
class BadRequestTest {

  private static final CertificationRequest GOOD =
      new RawRequest()
          .extensions(
              Extensions.subjectAltName(List.of(GeneralName.parse("server.example")), false))
          .make();

  @TempDir Path world;
  private Cli cli = new Cli();

  @BeforeEach
  void makeCa() throws IOException {
    cli = new Cli().in(world);
    assertThat(cli.run("init", "--ca", "ca").exit()).isZero();
    Files.writeString(world.resolve("good.pem"), Pem.encode(GOOD));
    Files.writeString(world.resolve("good.key"), Pem.encode(RawRequest.PAIR.privateKey()));
  }

  static Stream<BadInput> requests() {
    return inputs(Pem.encode(GOOD), GOOD.encoded());
  }

  static Stream<BadInput> keys() {
    String base64 =
        BadInputTest.KEY.lines().filter(line -> !line.startsWith("-")).collect(joining());
    return inputs(BadInputTest.KEY, Base64.getDecoder().decode(base64));
  }

  private static Stream<BadInput> inputs(String pem, byte[] der) {
    return Stream.of(BadFiles.all(), new BadPem(pem).all(), new BadDer(der).all())
        .flatMap(kinds -> kinds);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void isNoRequest(BadInput input) throws IOException {
    String file = input.maker().make(world.resolve("input")).toString();
    assertRefused("sign", "--ca", "ca", file);
    assertRefused("sign", "--ca", "ca", file, "--name", "a.example", "--out", "cert.pem");
    assertRefused("self-sign", "--csr", file, "--key-file", "good.key");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void isNoKey(BadInput input) throws IOException {
    String file = input.maker().make(world.resolve("input")).toString();
    String[] key = {"--key-file", file, "--key-password", "pass:secret"};
    assertRefused(with(key, "csr", "create", "a.example", "--out", "request.pem"));
    assertRefused(with(key, "self-sign", "a.example", "--out", "cert.pem"));
    assertRefused(with(key, "self-sign", "--csr", "good.pem"));
  }

  private static String[] with(String[] last, String... first) {
    return Stream.of(first, last).flatMap(Stream::of).toArray(String[]::new);
  }

  private void assertRefused(String... line) {
    Tree before = Tree.of(world);
    Ran ran = cli.run(line);
    assertRefusal(ran, 3, 4);
    assertThat(ran.err()).doesNotContain("secret", "Exception", "org.bouncycastle");
    assertThat(Tree.of(world)).isEqualTo(before);
  }

  @Test
  void thereAreEnough() {
    assertThat(requests()).hasSizeGreaterThan(60);
    assertThat(keys()).hasSizeGreaterThan(60);
  }
}
