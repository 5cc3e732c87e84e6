package dev.minica.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.csr.CertificationRequest;
import dev.minica.csr.RawRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EncodedRequestTest {

  private static final CertificationRequest REQUEST = new RawRequest().make();

  @Test
  void readsDerAndBothLabels() {
    String pem = Pem.encode(REQUEST);

    assertThat(EncodedRequest.decode(REQUEST.encoded())).isEqualTo(REQUEST);
    assertThat(EncodedRequest.decode(ascii(pem))).isEqualTo(REQUEST);
    assertThat(EncodedRequest.decode(ascii(pem.replace("CERTIFICATE", "NEW CERTIFICATE"))))
        .isEqualTo(REQUEST);
  }

  @Test
  void skipsTheKeyBesideIt() {
    String both = Pem.encode(RawRequest.PAIR.privateKey()) + Pem.encode(REQUEST);

    assertThat(EncodedRequest.decode(ascii(both))).isEqualTo(REQUEST);
  }

  @Test
  void refusesSeveralAndNone() {
    String pem = Pem.encode(REQUEST);

    assertThatThrownBy(() -> EncodedRequest.decode(ascii(pem + pem)))
        .hasMessage("2 certification requests instead of one");
    assertThatThrownBy(() -> EncodedRequest.decode(ascii(Pem.encode(RawRequest.PAIR.publicKey()))))
        .hasMessage("no certification request: only PUBLIC KEY");
    assertThatThrownBy(() -> EncodedRequest.decode(ascii("hello")))
        .hasMessage("no certification request: neither PEM nor DER");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
