package dev.minica.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.crypto.Opening.Opened;
import dev.minica.tls.crypto.Opening.Reason;
import dev.minica.tls.crypto.Opening.Unopened;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordProtectionTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static RecordProtection protection(String name, boolean encryptThenMac) {
    CipherSuite suite = Suites.named(name);
    if (suite.isTls13()) {
      NamedOctets secret = NamedOctets.secret("secret", new byte[suite.hash().length()]);
      return RecordProtection.tls13(
          suite, new TrafficSecret(suite, Sender.CLIENT, secret).writeKeys());
    }
    KeyBlock block =
        KeySchedule12.of(suite, new byte[32], new byte[32])
            .keyBlock(NamedOctets.secret("master_secret", new byte[48]));
    return RecordProtection.tls12(suite, block.of(Sender.CLIENT), encryptThenMac);
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_AES_128_GCM_SHA256, false",
    "TLS_AES_128_CCM_8_SHA256, false",
    "TLS_CHACHA20_POLY1305_SHA256, false",
    "TLS_RSA_WITH_AES_128_GCM_SHA256, false",
    "TLS_RSA_WITH_AES_256_CCM, false",
    "TLS_RSA_WITH_AES_256_CCM_8, false",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, false",
    "TLS_RSA_WITH_AES_128_CBC_SHA, false",
    "TLS_RSA_WITH_AES_128_CBC_SHA, true",
    "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, false",
    "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, true",
  })
  void whatIsSealedOpensOnceAndInOrderAndNoOctetMayChange(String name, boolean encryptThenMac) {
    RecordProtection seals = protection(name, encryptThenMac);
    RecordProtection opens = protection(name, encryptThenMac);
    for (int length : new int[] {0, 1, 15, 16, 17, 1000, 16_384}) {
      byte[] content = new byte[length];
      new Random(length).nextBytes(content);
      Sealed sealed = seals.seal(new Plaintext(23, content), RANDOM);
      byte[] record = sealed.record();
      if (length == 17) {
        IntStream.range(0, record.length)
            .map(octet -> octet * 8 + octet % 8)
            .forEach(bit -> assertUnopened(opens, flipped(record, bit)));
      }
      assertThat(((Opened) opens.open(record)).plaintext().content()).isEqualTo(content);
      assertUnopened(opens, record);
    }
  }

  private static byte[] flipped(byte[] record, int bit) {
    byte[] changed = record.clone();
    changed[bit / 8] ^= (byte) (1 << bit % 8);
    return changed;
  }

  private static void assertUnopened(RecordProtection opens, byte[] record) {
    assertThat(opens.open(record)).isInstanceOf(Unopened.class);
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_AES_128_GCM_SHA256",
    "TLS_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_RSA_WITH_AES_128_CBC_SHA",
  })
  void rubbishOfAnyLengthIsNotOpened(String name) {
    RecordProtection opens = protection(name, false);
    for (int length = 0; length < 200; length++) {
      byte[] rubbish = new byte[length];
      new Random(length).nextBytes(rubbish);
      assertUnopened(opens, rubbish);
      assertUnopened(opens, new RecordHeader(23, 0x0303, length).followedBy(rubbish));
    }
  }

  @Test
  void zerosMayFollowTheContentInTls13() {
    RecordProtection seals = protection("TLS_AES_128_GCM_SHA256", false);
    Sealed sealed = seals.seal(new Plaintext(22, new byte[] {1, 0, 0}, 1000), RANDOM);

    Opening opening = protection("TLS_AES_128_GCM_SHA256", false).open(sealed.record());

    Plaintext plaintext = ((Opened) opening).plaintext();
    assertThat(plaintext.content()).containsExactly(1, 0, 0);
    assertThat(plaintext.type()).isEqualTo(22);
    assertThat(plaintext.padding()).isEqualTo(1000);
  }

  @Test
  void nothingButZerosHasNoType() {
    RecordProtection seals = protection("TLS_AES_128_GCM_SHA256", false);
    Sealed sealed = seals.seal(new Plaintext(0, new byte[0], 10), RANDOM);

    Opening opening = protection("TLS_AES_128_GCM_SHA256", false).open(sealed.record());

    assertThat(((Unopened) opening).reason()).isEqualTo(Reason.NO_CONTENT_TYPE);
  }

  @Test
  void aRecordThatIsNotProtectedIsSaidToBe() {
    byte[] alert = new RecordHeader(21, 0x0303, 2).followedBy(new byte[] {2, 40});

    Opening opening = protection("TLS_AES_128_GCM_SHA256", false).open(alert);

    assertThat(((Unopened) opening).reason()).isEqualTo(Reason.NOT_PROTECTED);
  }

  @Test
  void aRecordLongerThanMayBeIsNotTried() {
    byte[] record = new RecordHeader(23, 0x0303, 16_384 + 257).followedBy(new byte[16_384 + 257]);

    Opening opening = protection("TLS_AES_128_GCM_SHA256", false).open(record);

    assertThat(((Unopened) opening).reason()).isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void whatFailsDoesNotCount() {
    RecordProtection seals = protection("TLS_AES_128_GCM_SHA256", false);
    RecordProtection opens = protection("TLS_AES_128_GCM_SHA256", false);
    byte[] record = seals.seal(new Plaintext(23, new byte[5]), RANDOM).record();

    opens.open(flipped(record, 100));

    assertThat(opens.sequence()).isZero();
    assertThat(opens.open(record)).isInstanceOf(Opened.class);
    assertThat(opens.sequence()).isOne();
  }

  @Test
  void theExplicitNonceOfTls12NeverRepeats() {
    RecordProtection seals = protection("TLS_RSA_WITH_AES_128_GCM_SHA256", false);
    byte[] first = seals.seal(new Plaintext(23, new byte[5]), RANDOM).record();
    byte[] second = seals.seal(new Plaintext(23, new byte[5]), RANDOM).record();

    assertThat(Arrays.copyOfRange(first, 5, 13)).isNotEqualTo(Arrays.copyOfRange(second, 5, 13));
  }

  @Test
  void aSecretIsNeverShown() {
    CipherSuite suite = Suites.named("TLS_RSA_WITH_AES_128_CBC_SHA");
    byte[] master = new byte[48];
    Arrays.fill(master, (byte) 0xab);
    KeyBlock block =
        KeySchedule12.of(suite, new byte[32], new byte[32])
            .keyBlock(NamedOctets.secret("master_secret", master));

    assertThat(block.toString())
        .contains("client_write_MAC_key = key_block[0..19] [RFC 5246 section 6.3]")
        .doesNotContain("abab")
        .doesNotContain("-85");
    assertThat(block.block().inputs().get(0)).hasToString("master_secret (48 secret octets)");
  }
}
