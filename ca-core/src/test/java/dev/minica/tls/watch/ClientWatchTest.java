package dev.minica.tls.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ClientWatchTest {

  private final ClientWatch watch = new ClientWatch();

  /** Octet by octet, as they may come. */
  private void send(String hex) {
    byte[] octets = HexFormat.of().parseHex(hex);
    for (int i = 0; i < octets.length; i++) {
      watch.accept(octets, i, 1);
    }
  }

  @Test
  void findsAClearAlertAfterOtherRecords() {
    send("1603010004" + "01000000" + "1403030001" + "01" + "1603030001" + "00" + "1503030002022a");
    assertThat(watch.alert()).isEmpty(); // the first message is a broken ClientHello
  }

  @Test
  void findsAClearAlertAfterProtectedRecords() {
    send("1403030001" + "01" + "1603030001" + "00" + "1703030001" + "00" + "1503030002022a");
    assertThat(watch.alert()).contains("bad_certificate");
  }

  @Test
  void doesNotTakeTheContentsOfARecordForAnAlert() {
    send("1703010007" + "1503030002022a");
    assertThat(watch.alert()).isEmpty();
  }

  @Test
  void cannotReadAnEncryptedAlert() {
    send("1503030012" + "00".repeat(18));
    assertThat(watch.alert()).isEmpty();
  }

  @Test
  void givesTheNumberOfAnUnknownAlert() {
    send("15030300020263");
    assertThat(watch.alert()).contains("unknown (99)");
  }

  @Test
  void seesACertificateMessageWithoutCertificates() {
    send("1603030007" + "0b000003000000");
    assertThat(watch.hasNoCertificate()).isTrue();
  }

  @Test
  void readsAClientHelloThatComesInTwoRecords() {
    String hello =
        "0100002d0303" + "11".repeat(32) + "00" + "0004" + "130a" + "0a0a" + "0100" + "0000";
    send("1603010010" + hello.substring(0, 32));
    assertThat(watch.offer()).isEmpty();
    send("1603010021" + hello.substring(32));
    assertThat(watch.offer())
        .hasValueSatisfying(
            offer -> {
              assertThat(offer.versions()).containsExactly("TLS 1.2");
              assertThat(offer.cipherSuites()).hasSize(2).contains("GREASE (0x0a0a)");
              assertThat(offer.groups()).isEmpty();
            });
  }

  @Test
  void stopsWatchingWhatGoesOnForever() {
    for (int i = 0; i < 40_000; i++) {
      send("170303000100");
    }
    send("1503030002022a");
    assertThat(watch.alert()).isEmpty();
  }
}
