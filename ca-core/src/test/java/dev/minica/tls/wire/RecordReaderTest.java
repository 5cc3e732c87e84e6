package dev.minica.tls.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {

  private static final TlsRecord ALERT = new TlsRecord(21, 0x0303, Octets.ofHex("0228"));
  private static final TlsRecord DATA = new TlsRecord(23, 0x0303, Octets.of(new byte[16384]));
  private static final TlsRecord EMPTY = new TlsRecord(23, 0x0301, Octets.EMPTY);

  private static Octets stream() {
    return new Encoder()
        .opaque(ALERT.encode())
        .opaque(DATA.encode())
        .opaque(EMPTY.encode())
        .octets();
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "5", "7", "1000", "100000"})
  void recordsAreTheSameHoweverTheyArrive(int chunk) throws WireException {
    Octets stream = stream();
    RecordReader reader = new RecordReader();
    List<TlsRecord> records = new ArrayList<>();
    for (int at = 0; at < stream.length(); at += chunk) {
      reader.accept(stream.range(at, Math.min(stream.length(), at + chunk)));
      for (Optional<TlsRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
        records.add(next.get());
      }
    }
    assertThat(records).containsExactly(ALERT, DATA, EMPTY);
    assertThat(reader.position()).isEqualTo(stream.length());
    assertThat(reader.pending().isEmpty()).isTrue();
  }

  @Test
  void aRecordIsItsHeaderAndItsFragment() throws WireException {
    Decoded<TlsRecord> decoded = TlsRecord.decode(ALERT.encode());
    Tiles.assertCovers(decoded);
    assertThat(decoded.fields())
        .extracting(Field::value)
        .containsExactly("alert (21)", "TLS 1.2 (0x0303)", "2", "0228");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 400 Bad Request, first octet is 72",
    "SSH-2.0-OpenSSH_9.2, first octet is 83",
    "220 mail.example ESMTP, first octet is 50"
  })
  void otherProtocolsAreToldByTheirFirstOctet(String greeting, String says) {
    RecordReader reader = new RecordReader();
    reader.accept(Octets.of(greeting.substring(0, 1).getBytes(StandardCharsets.US_ASCII)));
    assertThatThrownBy(reader::next).isInstanceOf(WireException.class).hasMessageContaining(says);
    assertThatThrownBy(reader::next).isInstanceOf(WireException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "16 02, at octet 1: a TLS record of version 3.x expected",
    "16 03 03 48 01, at octet 3: a record of at most 18432 octets expected"
  })
  void headersThatNoRecordHasAreRefused(String header, String says) {
    RecordReader reader = new RecordReader();
    reader.accept(Octets.ofHex(header));
    assertThatThrownBy(reader::next).isInstanceOf(WireException.class).hasMessageStartingWith(says);
  }

  @Test
  void whatIsMissingIsWaitedFor() throws WireException {
    RecordReader reader = new RecordReader();
    assertThat(reader.next()).isEmpty();
    reader.accept(Octets.ofHex("15 0303 0002 02"));
    assertThat(reader.next()).isEmpty();
    assertThat(reader.pending().hex()).isEqualTo("150303000202");
  }

  /** First the header, which says how much more. */
  @ParameterizedTest
  @CsvSource({"'', 0", "15, 4", "15 0303 00, 1", "15 0303 0002, 2", "15 0303 0002 02, 1"})
  void howMuchIsMissingIsKnown(String begun, int missing) {
    RecordReader reader = new RecordReader();
    reader.accept(Octets.ofHex(begun));
    assertThat(reader.missing()).isEqualTo(missing);
  }

  @Test
  void alertsAndChangesOfCipherAreRead() throws WireException {
    Decoded<Alert> alert = Alert.decode(ALERT.fragment());
    Tiles.assertCovers(alert);
    assertThat(alert.value()).isEqualTo(new Alert(Alert.FATAL, 40));
    assertThat(alert.value().name()).isEqualTo("handshake_failure");
    assertThat(alert.value().encode()).isEqualTo(ALERT.fragment());
    assertThat(ChangeCipherSpec.decode(Octets.ofHex("01")).value().encode().hex()).isEqualTo("01");
    assertThatThrownBy(() -> ChangeCipherSpec.decode(Octets.ofHex("02")))
        .isInstanceOf(WireException.class);
    assertThatThrownBy(() -> Alert.decode(Octets.ofHex("022800")))
        .isInstanceOf(WireException.class);
  }
}
