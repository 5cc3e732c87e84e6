package dev.minica.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.StateDirectory;
import dev.minica.revocation.RevocationReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest implements CertificateStoreContract {

  @TempDir Path ca;

  @BeforeEach
  void makeTheDirectoryPrivate() throws IOException {
    Files.setPosixFilePermissions(ca, PosixFilePermissions.fromString("rwx------"));
  }

  @Override
  public CertificateStore store() {
    return new DirectoryStore(new StateDirectory(ca, new Disk(new SecureRandom())));
  }

  @Test
  void namesTheFileByTwentyOctetsOfTheSerialNumber() {
    store().record(SAMPLES.issued(0xABCL));

    assertThat(ca.resolve("certs/0000000000000000000000000000000000000abc.pem")).isRegularFile();
  }

  @Test
  void leavesNothingElseBehind() throws IOException {
    store().record(SAMPLES.any());

    assertThat(ca.resolve("tmp")).isEmptyDirectory();
    try (var entries = Files.list(ca)) {
      assertThat(entries).containsExactlyInAnyOrder(at("certs"), at("tmp"), at("lock"));
    }
  }

  @Test
  void writesPemWithTheProfileInPlainWords() throws IOException {
    IssuedCertificate issued = SAMPLES.issued(1);
    store().record(issued);

    assertThat(record(1))
        .content()
        .startsWith("profile: server\n-----BEGIN CERTIFICATE-----\n")
        .endsWith("\n-----END CERTIFICATE-----\n");
    assertThat(Files.readAllLines(record(1))).allMatch(line -> line.length() <= 64);
  }

  @Test
  void writesWhatOpensslReads() throws Exception {
    assumeTrue(isRunnable("openssl", "version"), "openssl is not installed");
    store().record(SAMPLES.issued(0xC0FFEE));

    Process openssl =
        new ProcessBuilder("openssl", "x509", "-noout", "-serial", "-in", record(0xC0FFEE) + "")
            .redirectErrorStream(true)
            .start();

    String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).isEqualTo("serial=C0FFEE\n");
  }

  @Test
  void readsPastKeywordsOfLaterVersions() throws IOException {
    IssuedCertificate issued = SAMPLES.issued(5);
    store().record(issued);
    Files.writeString(record(5), "formats: pem,p12\n" + Files.readString(record(5)));

    assertThat(store().list().certificates()).containsExactly(issued);
  }

  @Test
  void listsTheOthersBesideACorruptRecord() throws IOException {
    IssuedCertificate sound = SAMPLES.issued(2);
    store().record(SAMPLES.issued(1));
    store().record(sound);
    Files.writeString(record(1), "profile: server\n-----BEGIN CERTIFICATE-----\nAAAA\n");

    Listing listing = store().list();

    assertThat(listing.certificates()).containsExactly(sound);
    assertThat(listing.corrupt())
        .containsExactly("the record " + record(1) + " is corrupt: it holds no whole certificate");
  }

  @Test
  void saysWhichRecordIsCorrupt() throws IOException {
    store().record(SAMPLES.issued(1));
    for (String rubbish :
        new String[] {
          "",
          "\u0000\uffff",
          "-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\n",
          "profile: server\n-----BEGIN CERTIFICATE-----\n%%\n-----END CERTIFICATE-----\n",
          "profile: server\n-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"
        }) {
      Files.writeString(record(1), rubbish);

      assertThatThrownBy(() -> store().find(SAMPLES.issued(1).serialNumber()))
          .isInstanceOfSatisfying(
              MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT))
          .hasMessageStartingWith("the record " + record(1) + " is corrupt: ");
    }
  }

  @Test
  void aRecordIsCorruptIfWhatIsAskedOfItCannotBeRead() {
    store().record(SAMPLES.issued(1));
    store().record(SAMPLES.issued(2));

    Extract<Long> serials =
        store()
            .extract(
                outline -> {
                  if (outline.serialNumber().equals(SAMPLES.issued(1).serialNumber())) {
                    throw new MinicaException(Kind.BAD_INPUT, "its names are odd");
                  }
                  return Optional.of(outline.serialNumber().value().longValue());
                });

    assertThat(serials.items()).containsExactly(2L);
    assertThat(serials.corrupt())
        .containsExactly("the record " + record(1) + " is corrupt: its names are odd");
  }

  @Test
  void readsRecordsThatAnotherSystemEndedLinesOf() throws IOException {
    IssuedCertificate issued = SAMPLES.issued(5);
    store().record(issued);
    Files.writeString(record(5), Files.readString(record(5)).replace("\n", "\r\n"));

    assertThat(store().find(issued.serialNumber())).hasValue(issued);
  }

  @Test
  void noticesARecordUnderTheWrongName() throws IOException {
    store().record(SAMPLES.issued(1));
    Files.move(record(1), record(2));

    assertThat(store().list().corrupt())
        .containsExactly("the record " + record(2) + " is corrupt: its certificate is number 01");
  }

  @Test
  void passesOverFilesThatAreNoRecords() throws IOException {
    store().record(SAMPLES.issued(1));
    Files.writeString(at("certs").resolve("notes.txt"), "mine");
    Files.createDirectory(at("certs").resolve("backup"));

    assertThat(store().list().certificates()).hasSize(1);
    assertThat(store().list().corrupt()).isEmpty();
  }

  @Test
  void writesRevocationsForPeopleToRead() {
    store().revoke(CertificateStoreContract.revocation(0xABCL, RevocationReason.KEY_COMPROMISE));

    assertThat(revocation(0xABCL))
        .hasContent(
            """
            serial: 0abc
            issuer-key: 00ff
            not-after: 2027-02-18T12:00:00Z
            revoked: 2026-12-01T00:00:00Z
            reason: keyCompromise
            """);
  }

  @Test
  void readsPastKeywordsOfLaterVersionsInRevocations() throws IOException {
    store().revoke(CertificateStoreContract.revocation(5, RevocationReason.SUPERSEDED));
    Files.writeString(revocation(5), "by: me\n" + Files.readString(revocation(5)) + "more: 1\n");

    assertThat(store().revocations())
        .containsExactly(CertificateStoreContract.revocation(5, RevocationReason.SUPERSEDED));
  }

  @Test
  void listsNoRevocationsIfOneIsCorrupt() throws IOException {
    store().revoke(CertificateStoreContract.revocation(1, RevocationReason.SUPERSEDED));
    store().revoke(CertificateStoreContract.revocation(2, RevocationReason.SUPERSEDED));
    String sound = Files.readString(revocation(1));
    for (String rubbish :
        new String[] {
          "",
          "\u0000\uffff",
          sound.replace("reason: superseded\n", ""),
          sound.replace("superseded\n", "superseded"),
          sound.replace("superseded", "because"),
          sound.replace("2027", "20X7"),
          sound.replace("00ff", "../x"),
          sound.replace("serial: 01", "serial: 03"),
        }) {
      Files.writeString(revocation(1), rubbish);

      assertThatThrownBy(() -> store().revocations())
          .isInstanceOfSatisfying(
              MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT))
          .hasMessageStartingWith("the revocation " + revocation(1) + " is corrupt: ");
    }
  }

  @Test
  void readsThousandsInParallelAndInOrder() {
    for (long serial = 0; serial < 1_100; serial++) {
      store().revoke(CertificateStoreContract.revocation(serial, RevocationReason.SUPERSEDED));
    }

    assertThat(store().revocations())
        .hasSize(1_100)
        .isSortedAccordingTo(Comparator.comparing(Revocation::serialNumber));
  }

  private Path revocation(long serial) {
    return at("revoked").resolve("%040x".formatted(serial));
  }

  @Test
  void readsWithoutWriting() throws IOException {
    store().list();
    store().revocations();
    store().findRevocation(SAMPLES.issued(1).serialNumber());
    store().find(SAMPLES.issued(1).serialNumber());

    assertThat(ca).isEmptyDirectory();
  }

  @Test
  void doesNotMakeTheDirectoryOfACa() {
    Path absent = ca.resolve("absent");
    CertificateStore store =
        new DirectoryStore(new StateDirectory(absent, new Disk(new SecureRandom())));

    assertThatThrownBy(() -> store.record(SAMPLES.any()))
        .hasMessage("cannot create the directory " + absent + "/tmp: no such file or directory");
  }

  private Path record(long serial) {
    return at("certs").resolve("%040x.pem".formatted(serial));
  }

  private Path at(String name) {
    return ca.resolve(name);
  }

  private static boolean isRunnable(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
