package dev.minica.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.GeneralName;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IssuanceRequestTest {

  @Test
  void aCertificateHasAThousandNamesAtMost() {
    List<GeneralName> names =
        IntStream.rangeClosed(0, IssuanceRequest.MAX_NAMES)
            .mapToObj(i -> GeneralName.parse("host" + i + ".example"))
            .toList();

    assertThat(IssuanceRequest.of(Profile.SERVER, names.subList(1, names.size())).names())
        .hasSize(1000);
    assertThatThrownBy(() -> IssuanceRequest.of(Profile.SERVER, names))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessage("a certificate for 1001 names, more than 1000");
  }
}
