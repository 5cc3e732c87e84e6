package dev.minica.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AlertWatchTest {

  private final AlertWatch watch = new AlertWatch();

  private void send(String hex) {
    for (byte octet : HexFormat.of().parseHex(hex)) {
      watch.accept(octet);
    }
  }

  @Test
  void findsAClearAlertAfterOtherRecords() {
    send("1603010004" + "01000000" + "1403030001" + "01" + "1603030000" + "1503030002" + "022a");
    assertThat(watch.alert()).contains("bad_certificate");
  }

  @Test
  void doesNotTakeTheContentsOfARecordForOne() {
    send("1603010007" + "1503030002022a");
    assertThat(watch.alert()).isEmpty();
  }

  @Test
  void cannotReadAnEncryptedOne() {
    send("1503030012" + "00".repeat(18));
    assertThat(watch.alert()).isEmpty();
  }

  @Test
  void givesTheNumberOfAnUnknownOne() {
    send("15030300020263");
    assertThat(watch.alert()).contains("unknown (99)");
  }
}
