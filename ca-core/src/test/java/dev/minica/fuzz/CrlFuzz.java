package dev.minica.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.revocation.Crl;
import dev.minica.revocation.EncodedCrls;
import java.util.List;
import java.util.function.Consumer;

/** Certificate revocation lists. */
public final class CrlFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(octets -> EncodedCrls.decode(octets).forEach(CrlFuzz::read));
  }

  private static void read(Crl crl) {
    assertThat(crl.issuer().toString()).isNotNull();
    assertThat(crl.entries()).doesNotContainNull();
    crl.number();
    crl.baseNumber();
    crl.issuingDistributionPoint();
    crl.authorityKeyIdentifier();
  }
}
