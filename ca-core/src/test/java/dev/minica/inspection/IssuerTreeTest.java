package dev.minica.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.inspection.IssuerTree.Place;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssuerTreeTest {

  private final SamplePki pki = new SamplePki();

  @Test
  void issuersAreFoundWhateverTheOrder() {
    IssuerTree tree = IssuerTree.of(List.of(pki.intermediate(), pki.server(), pki.root()));

    assertThat(tree.issuerOf(0)).hasValue(2);
    assertThat(tree.issuerOf(1)).hasValue(0);
    assertThat(tree.issuerOf(2)).isEmpty();
    assertThat(tree.places()).containsExactly(new Place(2, 0), new Place(0, 1), new Place(1, 2));
  }

  @Test
  void siblingsStandInTheirOrderBelowTheirIssuer() {
    Certificate one = pki.server();
    Certificate two = pki.server();

    assertThat(IssuerTree.of(List.of(one, pki.intermediate(), two)).places())
        .containsExactly(new Place(1, 0), new Place(0, 1), new Place(2, 1));
  }

  @Test
  void aNamesakeWithAnotherKeyIsNoIssuer() {
    SamplePki other = new SamplePki();

    assertThat(IssuerTree.of(List.of(pki.server(), other.intermediate())).issuerOf(0)).isEmpty();
  }

  @Test
  void twoCopiesOfARootDoNotIssueEachOther() {
    assertThat(IssuerTree.of(List.of(pki.root(), pki.root())).places())
        .containsExactly(new Place(0, 0), new Place(1, 0));
  }

  @Test
  void certificatesThatIssueEachOtherAreNotDrawnInACircle() {
    DistinguishedName one = DistinguishedName.parse("CN=one");
    DistinguishedName two = DistinguishedName.parse("CN=two");
    List<Certificate> circle = List.of(pki.selfSigned(one, two), pki.selfSigned(two, one));

    assertThat(IssuerTree.of(circle).places()).containsExactly(new Place(1, 0), new Place(0, 1));
  }
}
