package dev.minica.tls.wrong;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.defect.Defect;
import dev.minica.defect.Defects;
import dev.minica.testing.Tool;
import dev.minica.tls.ConnectionListener;
import dev.minica.tls.DemoServer;
import dev.minica.tls.ServeOptions;
import dev.minica.tls.ServedHosts;
import dev.minica.tls.ServedHosts.Host;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that can be wrong with a server, shown by one. */
class WrongHostsTest {

  private static final ServedHosts SERVED =
      WrongHosts.of(Defects.served(), WrongHosts.DOMAIN, Environment.system());

  private static DemoServer server;

  @BeforeAll
  static void start() {
    ServeOptions options =
        ServeOptions.defaults()
            .withListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server = DemoServer.start(Environment.system(), SERVED, options, ConnectionListener.NONE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void areAllThereAre() {
    List<String> names = SERVED.hosts().stream().map(Host::name).toList();
    for (Defect defect : Defects.served()) {
      String prefix = defect.labels() > 2 ? "www." : "";
      assertThat(names).contains(prefix + defect.what() + ".localhost");
      defect.aliases().forEach(name -> assertThat(names).contains(prefix + name + ".localhost"));
    }
  }

  @Test
  void eachShowsItsOwnOctets() throws Exception {
    ShownOctets shown = new ShownOctets(server.address());
    for (Host host : SERVED.hosts()) {
      assertThat(shown.to(host.name()))
          .as(host.name())
          .containsExactly(host.identity().chain().toArray(byte[][]::new));
    }
  }

  /** Some that openssl reads, some that it does not, and keys that nobody else makes. */
  @ParameterizedTest
  @CsvSource({
    "expired, 1_3",
    "reversed-chain, 1_3",
    "octets-after-certificate, 1_3",
    "truncated, 1_3",
    "exponent-1, 1_2",
    "exponent-1, 1_3",
    "rsa-512, 1_2"
  })
  void opensslIsShownThemAsWell(String name, String version) {
    showsItsOwnOctetsToOpenssl(host(name), version);
  }

  @Test
  @Tag("soak")
  void opensslIsShownEachInBothVersions() {
    for (Host host : SERVED.hosts()) {
      // beyond the length of a message that it takes
      if (!host.name().startsWith("10000")) {
        showsItsOwnOctetsToOpenssl(host, "1_2");
        showsItsOwnOctetsToOpenssl(host, "1_3");
      }
    }
  }

  private static void showsItsOwnOctetsToOpenssl(Host host, String version) {
    String said =
        Tool.named("openssl")
            .run(
                "s_client",
                "-connect",
                "127.0.0.1:" + server.address().getPort(),
                "-servername",
                host.name(),
                "-tls" + version,
                "-cipher",
                "ALL:@SECLEVEL=0",
                "-msg")
            .text();
    assertThat(ShownOctets.saidByOpenssl(said))
        .as(host.name() + " in " + version)
        .containsExactly(host.identity().chain().toArray(byte[][]::new));
  }

  /** Java's TLS 1.3 finds no signature for it: what cannot be had is said beforehand. */
  @Test
  void whatIsToBeHadInOneVersionAloneSaysSo() {
    assertThat(host("rsa-512").words())
        .endsWith("(in TLS 1.2 alone: a signature of 1.3 has no room in the key)");
    assertThat(host("rsa-1024").words()).endsWith("[NIST SP 800-131A section 3]");
  }

  private static Host host(String name) {
    return SERVED.hosts().stream()
        .filter(host -> host.name().equals(name + ".localhost"))
        .findFirst()
        .orElseThrow();
  }
}
