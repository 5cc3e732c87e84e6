package dev.minica.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.revocation.RevocationReason;
import dev.minica.x509.SerialNumber;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link CertificateStore} must do, wherever it keeps its records. */
interface CertificateStoreContract {

  SampleCertificates SAMPLES = new SampleCertificates();

  /** A store on the same records, each time it is called in one test. */
  CertificateStore store();

  @Test
  default void isEmptyAtFirst() {
    assertThat(store().list().certificates()).isEmpty();
    assertThat(store().find(new SerialNumber(BigInteger.ONE))).isEmpty();
  }

  @Test
  default void findsWhatWasRecorded() {
    IssuedCertificate issued = SAMPLES.any();

    store().record(issued);

    assertThat(store().find(issued.serialNumber())).contains(issued);
  }

  @Test
  default void keepsTheProfileNameWithSpacesAndLettersOfAnyScript() {
    IssuedCertificate issued =
        new IssuedCertificate(SAMPLES.any().certificate(), "Übungs profil: 例");

    store().record(issued);

    assertThat(store().find(issued.serialNumber())).contains(issued);
  }

  @Test
  default void keepsWhichFileTheProfileWas() {
    IssuedCertificate issued =
        new IssuedCertificate(
            SAMPLES.any().certificate(), "own", Optional.of("0123456789abcdef".repeat(4)));

    store().record(issued);

    assertThat(store().find(issued.serialNumber())).contains(issued);
  }

  @Test
  default void listsBySerialNumber() {
    List.of(300L, 2L, 0L, 65_536L).forEach(serial -> store().record(SAMPLES.issued(serial)));

    assertThat(store().list().certificates())
        .extracting(issued -> issued.serialNumber().value().longValue())
        .containsExactly(0L, 2L, 300L, 65_536L);
    assertThat(store().list().corrupt()).isEmpty();
  }

  @Test
  default void recordsASerialNumberOnce() {
    SerialNumber serial = SAMPLES.any().serialNumber();
    IssuedCertificate first = new IssuedCertificate(SAMPLES.certificate(serial, "first"), "server");
    IssuedCertificate other = new IssuedCertificate(SAMPLES.certificate(serial, "other"), "client");
    store().record(first);

    assertKind(() -> store().record(other), Kind.CONFLICT);
    assertKind(() -> store().record(first), Kind.CONFLICT);

    assertThat(store().find(serial)).contains(first);
  }

  @Test
  default void takesSerialNumbersOfTwentyOctetsAndNoMore() {
    SerialNumber largest = new SerialNumber(BigInteger.ONE.shiftLeft(160).subtract(BigInteger.ONE));
    store().record(SAMPLES.issued(largest));

    assertThat(store().find(largest)).isPresent();
    assertKind(
        () -> store().record(SAMPLES.issued(new SerialNumber(BigInteger.ONE.shiftLeft(160)))),
        Kind.BAD_INPUT);
    assertKind(() -> store().record(SAMPLES.issued(-1)), Kind.BAD_INPUT);
  }

  @Test
  default void letsOneOfManyThreadsHaveASerialNumber() throws Exception {
    int threads = 8;
    int serials = 40;
    Callable<List<Boolean>> attempt =
        () ->
            IntStream.range(0, serials)
                .mapToObj(i -> recorded(store(), SAMPLES.issued(1_000 + i)))
                .toList();

    List<List<Boolean>> outcomes = inParallel(threads, attempt);

    for (int i = 0; i < serials; i++) {
      int at = i;
      assertThat(outcomes.stream().filter(o -> o.get(at))).as("winners of %s", i).hasSize(1);
    }
    assertThat(store().list().certificates()).hasSize(serials);
  }

  @Test
  default void losesNoneOfManyThreadsRecords() throws Exception {
    int threads = 8;
    int each = 40;

    List<List<IssuedCertificate>> recorded =
        inParallel(
            threads,
            () ->
                IntStream.range(0, each)
                    .mapToObj(i -> SAMPLES.any())
                    .peek(store()::record)
                    .toList());

    assertThat(store().list().certificates())
        .containsExactlyInAnyOrderElementsOf(recorded.stream().flatMap(List::stream).toList())
        .hasSize(threads * each);
  }

  @Test
  default void revokesNothingByItself() {
    store().record(SAMPLES.issued(7));

    assertThat(store().revocations()).isEmpty();
    assertThat(store().findRevocation(SAMPLES.issued(7).serialNumber())).isEmpty();
  }

  @Test
  default void findsWhatWasRevoked() {
    Revocation revocation = revocation(7, RevocationReason.SUPERSEDED);

    store().revoke(revocation);

    assertThat(store().findRevocation(revocation.serialNumber())).contains(revocation);
    assertThat(store().findRevocation(SAMPLES.issued(8).serialNumber())).isEmpty();
  }

  @Test
  default void keepsEachReason() {
    for (RevocationReason reason : RevocationReason.values()) {
      store().revoke(revocation(reason.code(), reason));
    }

    assertThat(store().revocations())
        .extracting(Revocation::reason)
        .containsExactly(RevocationReason.values());
  }

  @Test
  default void listsRevocationsBySerialNumber() {
    List.of(300L, 2L, 0L, 65_536L)
        .forEach(serial -> store().revoke(revocation(serial, RevocationReason.UNSPECIFIED)));

    assertThat(store().revocations())
        .extracting(revocation -> revocation.serialNumber().value().longValue())
        .containsExactly(0L, 2L, 300L, 65_536L);
  }

  @Test
  default void countsRevocations() {
    assertThat(store().countRevocations()).isZero();
    store().revoke(revocation(7, RevocationReason.SUPERSEDED));
    store().revoke(revocation(8, RevocationReason.SUPERSEDED));

    assertThat(store().countRevocations()).isEqualTo(2);
  }

  @Test
  default void revokesOnce() {
    Revocation first = revocation(7, RevocationReason.KEY_COMPROMISE);
    store().revoke(first);

    assertKind(() -> store().revoke(revocation(7, RevocationReason.SUPERSEDED)), Kind.CONFLICT);
    assertThatThrownBy(() -> store().revoke(first))
        .hasMessage(
            "certificate 07 has been revoked since 2026-12-01T00:00:00Z, reason keyCompromise");

    assertThat(store().revocations()).containsExactly(first);
  }

  @Test
  default void letsOneOfManyThreadsRevoke() throws Exception {
    int serials = 40;
    Callable<List<Boolean>> attempt =
        () -> IntStream.range(0, serials).mapToObj(i -> revoked(store(), i)).toList();

    List<List<Boolean>> outcomes = inParallel(8, attempt);

    for (int i = 0; i < serials; i++) {
      int at = i;
      assertThat(outcomes.stream().filter(o -> o.get(at))).as("winners of %s", i).hasSize(1);
    }
    assertThat(store().revocations()).hasSize(serials);
  }

  static Revocation revocation(long serial, RevocationReason reason) {
    return new Revocation(
        new SerialNumber(BigInteger.valueOf(serial)),
        "00ff",
        Instant.parse("2027-02-18T12:00:00Z"),
        Instant.parse("2026-12-01T00:00:00Z"),
        reason);
  }

  private static boolean revoked(CertificateStore store, int serial) {
    try {
      store.revoke(revocation(serial, RevocationReason.UNSPECIFIED));
      return true;
    } catch (MinicaException e) {
      assertThat(e.kind()).isEqualTo(Kind.CONFLICT);
      return false;
    }
  }

  private static boolean recorded(CertificateStore store, IssuedCertificate issued) {
    try {
      store.record(issued);
      return true;
    } catch (MinicaException e) {
      assertThat(e.kind()).isEqualTo(Kind.CONFLICT);
      return false;
    }
  }

  private static <T> List<T> inParallel(int threads, Callable<T> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> futures =
          pool.invokeAll(IntStream.range(0, threads).mapToObj(i -> work).toList());
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static void assertKind(Runnable action, Kind kind) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
  }
}
