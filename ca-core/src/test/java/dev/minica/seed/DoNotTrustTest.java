package dev.minica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.x509.DistinguishedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoNotTrustTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "CN=a ~ CN=a,OU=DO NOT TRUST",
        "CN=a,OU=Web ~ CN=a,OU=Web,OU=DO NOT TRUST",
        "CN=a\\,b\\+c,O=\u00fc ~ CN=a\\,b\\+c,O=\u00fc,OU=DO NOT TRUST",
        "CN=a,OU=DO NOT TRUST ~ CN=a,OU=DO NOT TRUST",
        "'' ~ OU=DO NOT TRUST",
      })
  void aNameKeepsWhatItSays(String name, String marked) {
    assertThat(DoNotTrust.markOn(DistinguishedName.parse(name)))
        .isEqualTo(DistinguishedName.parse(marked))
        .matches(DoNotTrust::isOn);
  }

  @Test
  void otherNamesAreWithoutTheMark() {
    assertThat(DoNotTrust.isOn(DistinguishedName.parse("CN=DO NOT TRUST,O=DO NOT TRUST,OU=Trust")))
        .isFalse();
  }
}
