package dev.minica.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.encoding.Pem;
import dev.minica.key.KeyAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsIdentityTest {

  private final TestAuthority authority = TestAuthority.root("Test Root").intermediate("Issuer");
  private final TlsIdentity server = authority.server(KeyAlgorithm.EC_P256, "server.example");
  @TempDir private Path folder;

  private void writeAll() throws IOException {
    write("key.pem", Pem.encode(server.privateKey()));
    write("cert.pem", Pem.encode(server.certificate()));
    write("chain.pem", Pem.encode(server.chain().subList(1, 2)));
    write("ca.pem", Pem.encode(server.roots()));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  @Test
  void isReadFromAnIssuedFolder() throws IOException {
    writeAll();
    assertThat(TlsIdentity.read(folder)).isEqualTo(server);
  }

  @Test
  void needsNeitherChainNorRoot() throws IOException {
    write("key.pem", Pem.encode(server.privateKey()));
    write("cert.pem", Pem.encode(server.certificate()));
    TlsIdentity read = TlsIdentity.read(folder);
    assertThat(read.chain()).containsExactly(server.certificate());
    assertThat(read.roots()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key.pem", "cert.pem"})
  void saysWhichFileIsMissing(String file) throws IOException {
    writeAll();
    Files.delete(folder.resolve(file));
    assertRefused("cannot read " + folder.resolve(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"key.pem", "cert.pem", "chain.pem", "ca.pem"})
  void saysWhichFileHoldsSomethingElse(String file) throws IOException {
    writeAll();
    write(file, "no PEM at all");
    assertRefused(folder.resolve(file).toString());
  }

  @Test
  void doesNotTakeAnotherOnesKey() throws IOException {
    writeAll();
    TlsIdentity other = authority.server(KeyAlgorithm.RSA_2048, "other.example");
    write("key.pem", Pem.encode(other.privateKey()));
    assertRefused(
        "the private key (rsa-2048) does not belong to the certificate of CN=server (ec-p256)");
  }

  @Test
  void aLinkToNothingIsNoFileThatIsLeftOut() throws IOException {
    writeAll();
    Files.delete(folder.resolve("chain.pem"));
    Files.createSymbolicLink(folder.resolve("chain.pem"), folder.resolve("nothing"));
    assertRefused("cannot read " + folder.resolve("chain.pem"));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"ML_DSA_44", "ML_DSA_65", "ML_DSA_87"})
  void saysThatJavasTlsHasNoMlDsa(KeyAlgorithm algorithm) {
    assertThatThrownBy(() -> authority.server(algorithm, "server.example"))
        .isInstanceOf(MinicaException.class)
        .hasMessage("Java's TLS has no signatures of " + algorithm);
  }

  @Test
  void needsACertificate() {
    assertThatThrownBy(() -> new TlsIdentity(server.privateKey(), List.of(), List.of()))
        .isInstanceOf(MinicaException.class);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> TlsIdentity.read(folder))
        .isInstanceOfSatisfying(
            MinicaException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT))
        .hasMessageContaining(message);
  }
}
