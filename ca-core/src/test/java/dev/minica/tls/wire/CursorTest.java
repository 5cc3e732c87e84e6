package dev.minica.tls.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

  private static Cursor over(String hex) {
    return new Cursor(Octets.ofHex(hex));
  }

  @Test
  void numbersAreBigEndianAndUnsigned() throws WireException {
    Cursor in = over("ff fffe fffffd fffffffc");
    assertThat(in.uint8("a")).isEqualTo(0xff);
    assertThat(in.uint16("b")).isEqualTo(0xfffe);
    assertThat(in.uint24("c")).isEqualTo(0xfffffd);
    assertThat(in.uint32("d")).isEqualTo(0xfffffffcL);
    in.end();
    assertThat(in.fields())
        .extracting(Field::name, Field::offset, Field::length, Field::value)
        .containsExactly(
            tuple("a", 0, 1, "255"),
            tuple("b", 1, 2, "65534"),
            tuple("c", 3, 3, "16777213"),
            tuple("d", 6, 4, "4294967292"));
  }

  @Test
  void aMeaningIsShownBesideItsNumberOnce() throws WireException {
    Cursor in = over("0303 1234 0a0a");
    in.uint16("known", id -> "TLS 1.2");
    in.uint16("unknown", id -> "unknown (0x1234)");
    in.uint16("plain");
    assertThat(in.fields())
        .extracting(Field::value)
        .containsExactly("TLS 1.2 (0x0303)", "unknown (0x1234)", "2570");
  }

  @Test
  void aVectorIsItsLengthAndItsContent() throws WireException {
    Cursor in = over("02 aabb 00");
    assertThat(in.opaqueVector("full", 1, 0, 32)).isEqualTo(Octets.ofHex("aabb"));
    assertThat(in.opaqueVector("empty", 1, 0, 32)).isEqualTo(Octets.EMPTY);
    Field full = in.fields().get(0);
    assertThat(full.value()).isEqualTo("aabb");
    assertThat(full.children()).extracting(Field::name).containsExactly("length", "opaque");
    Field empty = in.fields().get(1);
    assertThat(empty.children()).extracting(Field::name).containsExactly("length");
  }

  @Test
  void anElementNeverReachesBeyondItsList() {
    assertThatThrownBy(() -> over("0003 0001 02 03").list("list", 2, 2, 8, in -> in.uint16("x")))
        .isInstanceOf(WireException.class)
        .hasMessage("at octet 4: x of 2 octets expected, 1 are left");
  }

  @Test
  void lengthsAreHeldToTheirBounds() {
    assertThatThrownBy(() -> over("21" + "00".repeat(33)).opaqueVector("id", 1, 0, 32))
        .isInstanceOf(WireException.class)
        .hasMessage("at octet 0: id of 0 to 32 octets expected, it has 33");
    assertThatThrownBy(() -> over("ffffff 00").opaqueVector("big", 3, 1, 0xffffff))
        .isInstanceOf(WireException.class)
        .hasMessage("at octet 3: big of 16777215 octets expected, 1 are left");
  }

  @Test
  void octetsThatNothingAccountsForAreRefused() {
    assertThatThrownBy(() -> over("02 0102").vector("v", 1, 0, 9, in -> in.uint8("x")))
        .isInstanceOfSatisfying(
            WireException.class, refused -> assertThat(refused.offset()).isEqualTo(2))
        .hasMessageContaining("nothing more expected, 1 octets follow");
  }

  @Test
  void whatTheEncoderWritesIsReadBack() throws WireException {
    Octets written =
        new Encoder()
            .uint24(7)
            .uint32(0xffffffffL)
            .list(2, List.of(1, 2, 3), Encoder::uint16)
            .octets();
    Cursor in = new Cursor(written);
    assertThat(in.uint24("a")).isEqualTo(7);
    assertThat(in.uint32("b")).isEqualTo(0xffffffffL);
    assertThat(in.list("c", 2, 0, 6, each -> each.uint16("d"))).containsExactly(1, 2, 3);
    in.end();
  }

  @Test
  void theEncoderRefusesWhatDoesNotFit() {
    assertThatThrownBy(() -> new Encoder().uint8(256)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Encoder().vector(1, Octets.of(new byte[256])))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
