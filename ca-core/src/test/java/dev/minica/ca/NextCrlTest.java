package dev.minica.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.SignatureAlgorithm;
import dev.minica.key.SigningKey;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlEntry;
import dev.minica.revocation.CrlSigner;
import dev.minica.revocation.CrlTemplate;
import dev.minica.revocation.RevocationReason;
import dev.minica.store.Revocation;
import dev.minica.store.SampleCertificates;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.TimeSpan;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.api.Test;

/** What a CRL says of times, numbers and entries, whatever the clock does. */
class NextCrlTest {

  private static final Certificate CA =
      new SampleCertificates().certificate(new SerialNumber(BigInteger.ONE), "CA");
  private static final String KEY_ID = Revocation.keyId(CA);
  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

  private static final List<Instant> BEGINNINGS =
      List.of(
          Instant.parse("2026-11-21T22:00:00Z"),
          Instant.parse("2028-02-29T23:59:58Z"),
          Instant.parse("2049-12-24T23:59:59Z"),
          Instant.parse("2049-12-31T23:59:59Z"),
          Instant.parse("2050-01-01T00:00:00Z"),
          Instant.parse("2099-12-31T12:00:00Z"),
          Instant.parse("2100-02-28T23:59:59Z"),
          Instant.parse("9998-12-31T23:00:00Z"),
          Instant.parse("9999-12-24T23:59:58Z"));

  /** In seconds: an hour back, a year on, and less. */
  private static final long[] JUMPS = {
    -3_600, 31_536_000, 31_622_400, -86_400, 0, 1, 3_600, 86_400
  };

  private static final List<TimeSpan> LIFETIMES =
      List.of(
          TimeSpan.parse("1s"), TimeSpan.parse("12h"), TimeSpan.ofDays(7), TimeSpan.parse("1y1mo"));

  /** Signs nothing: what is signed matters here, and not who did. */
  private static final SigningKey KEY =
      new SigningKey() {
        @Override
        public SubjectPublicKeyInfo publicKey() {
          return CA.publicKey();
        }

        @Override
        public SignatureAlgorithm algorithm() {
          return CA.signatureAlgorithm().orElseThrow();
        }

        @Override
        public byte[] sign(byte[] message) {
          return new byte[64];
        }
      };

  @Test
  void tenThousandCrlsKeepEveryPromiseWhileTheClockJumps() throws Exception {
    Random random = new Random(20_261_121);
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    int made = 0;
    for (int ca = 0; ca < 1_000; ca++) {
      Life life = new Life(BEGINNINGS.get(ca % BEGINNINGS.size()), random, factory);
      for (int step = 0; step < 10; step++) {
        life.step();
        made++;
      }
    }

    assertThat(made).isEqualTo(10_000);
  }

  /** A CA whose clock is not to be trusted. */
  private static final class Life {
    private final Random random;
    private final CertificateFactory factory;
    private final List<Revocation> revocations = new ArrayList<>();
    private Instant now;
    private Optional<Crl> last = Optional.empty();

    Life(Instant now, Random random, CertificateFactory factory) {
      this.now = now;
      this.random = random;
      this.factory = factory;
    }

    void step() throws Exception {
      now = atMost(now.plusSeconds(JUMPS[random.nextInt(JUMPS.length)]));
      revoke();
      NextCrl next = new NextCrl(CA, last, now, LIFETIMES.get(random.nextInt(LIFETIMES.size())));
      if (!isWithinTime(next)) {
        assertThatThrownBy(() -> next.naming(revocations))
            .isInstanceOfSatisfying(
                MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE));
        return;
      }
      Crl crl = CrlSigner.sign(next.naming(revocations), KEY);
      checkTimes(crl);
      checkEntries(crl);
      assertThat(crl.number())
          .contains(last.flatMap(Crl::number).orElse(BigInteger.ZERO).add(BigInteger.ONE));
      last = Optional.of(crl);
    }

    private void revoke() {
      revocations.add(
          new Revocation(
              new SerialNumber(BigInteger.valueOf(revocations.size())),
              random.nextInt(5) == 0 ? "00ff" : KEY_ID,
              atMost(now.plusSeconds(random.nextInt(200_000) - 20_000)),
              now,
              RevocationReason.SUPERSEDED));
    }

    private static Instant atMost(Instant time) {
      return time.isAfter(END) ? END : time;
    }

    private static boolean isWithinTime(NextCrl next) {
      LocalDateTime from = LocalDateTime.ofInstant(next.thisUpdate(), ZoneOffset.UTC);
      return !from.plus(next.lifetime().days())
          .plus(next.lifetime().time())
          .toInstant(ZoneOffset.UTC)
          .isAfter(END);
    }

    private void checkTimes(Crl crl) throws Exception {
      X509CRL java = (X509CRL) factory.generateCRL(new ByteArrayInputStream(crl.encoded()));
      Instant thisUpdate = java.getThisUpdate().toInstant();
      Instant nextUpdate = java.getNextUpdate().toInstant();
      assertThat(thisUpdate).isEqualTo(crl.thisUpdate()).isAfterOrEqualTo(now);
      last.ifPresent(one -> assertThat(thisUpdate).isAfterOrEqualTo(one.thisUpdate()));
      assertThat(nextUpdate).isAfter(thisUpdate).isBeforeOrEqualTo(END);
      CertificateList fields = CertificateList.getInstance(crl.encoded());
      checkForm(fields.getThisUpdate(), thisUpdate);
      checkForm(fields.getNextUpdate(), nextUpdate);
    }

    /** RFC 5280 section 5.1.2.4: UTCTime through 2049, GeneralizedTime from 2050 on. */
    private static void checkForm(Time time, Instant expected) throws Exception {
      boolean isUtc = time.toASN1Primitive() instanceof ASN1UTCTime;
      assertThat(isUtc).isEqualTo(expected.isBefore(Instant.parse("2050-01-01T00:00:00Z")));
      assertThat(time.getDate().toInstant()).isEqualTo(expected);
    }

    private void checkEntries(Crl crl) {
      Set<SerialNumber> named = new HashSet<>();
      for (CrlEntry entry : crl.entries()) {
        named.add(entry.serialNumber());
      }
      Set<SerialNumber> before = new HashSet<>();
      last.ifPresent(one -> one.entries().forEach(entry -> before.add(entry.serialNumber())));
      for (Revocation revocation : revocations) {
        boolean isOurs = revocation.issuerKeyId().equals(KEY_ID);
        boolean isNamed = named.contains(revocation.serialNumber());
        if (!isOurs) {
          assertThat(isNamed).isFalse();
        } else if (!now.isAfter(revocation.notAfter())) {
          assertThat(isNamed).as("%s, which has not expired at %s", revocation, now).isTrue();
        } else if (!isNamed && before.contains(revocation.serialNumber())) {
          // RFC 5280 section 3.3: not before it was in one that was issued after its expiry
          assertThat(last.orElseThrow().thisUpdate()).isAfter(revocation.notAfter());
        }
      }
    }
  }

  @Test
  void whatHasExpiredIsNamedOnceMoreAndThenNoLonger() {
    Instant revokedAt = Instant.parse("2026-11-21T00:00:00Z");
    Instant notAfter = Instant.parse("2026-12-01T00:00:00Z");
    List<Revocation> revocations =
        List.of(
            new Revocation(
                new SerialNumber(BigInteger.TEN),
                KEY_ID,
                notAfter,
                revokedAt,
                RevocationReason.KEY_COMPROMISE));
    Crl valid = crl(Optional.empty(), notAfter, revocations);
    Crl expired = crl(Optional.of(valid), notAfter.plusSeconds(1), revocations);
    Crl later = crl(Optional.of(expired), notAfter.plusSeconds(2), revocations);
    Crl clockWentBack = crl(Optional.of(later), notAfter.minusSeconds(60), revocations);

    assertThat(valid.entryCount()).isOne();
    assertThat(expired.entryCount()).isOne();
    assertThat(later.entryCount()).isZero();
    assertThat(clockWentBack.entryCount()).isOne();
  }

  @Test
  void whatIsRevokedAfterItsExpiryIsNamedOnce() {
    Instant notAfter = Instant.parse("2026-12-01T00:00:00Z");
    Crl first = crl(Optional.empty(), notAfter.plusSeconds(10), List.of());
    List<Revocation> revocations =
        List.of(
            new Revocation(
                new SerialNumber(BigInteger.TEN),
                KEY_ID,
                notAfter,
                notAfter.plusSeconds(20),
                RevocationReason.SUPERSEDED));
    Crl second = crl(Optional.of(first), notAfter.plusSeconds(30), revocations);
    Crl third = crl(Optional.of(second), notAfter.plusSeconds(40), revocations);

    assertThat(second.entryCount()).isOne();
    assertThat(third.entryCount()).isZero();
  }

  @Test
  void afterTheLastNumberThereIsNone() {
    Instant now = Instant.parse("2026-12-01T00:00:00Z");
    BigInteger largest = BigInteger.ONE.shiftLeft(159).subtract(BigInteger.ONE);
    Crl last =
        CrlSigner.sign(
            new CrlTemplate(
                CA.subject(), new byte[] {1}, now, now.plusSeconds(1), largest, List.of()),
            KEY);

    assertThatThrownBy(() -> crl(Optional.of(last), now, List.of()))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessage("no CRL can come after number " + largest);
  }

  private static Crl crl(Optional<Crl> last, Instant now, List<Revocation> revocations) {
    return CrlSigner.sign(new NextCrl(CA, last, now, TimeSpan.ofDays(7)).naming(revocations), KEY);
  }
}
