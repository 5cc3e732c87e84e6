package dev.minica.provider.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What a watch sees, and that nobody else notices it. */
class WatchTest {

  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);
  private static final SecretKey KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

  /** Keeps the kinds of what it is told. */
  private static final class Told implements Watcher {
    private final List<String> all = new ArrayList<>();

    @Override
    public void authenticated(Key key, byte[] message, byte[] code) {
      all.add("HMAC of " + message.length + " octets");
    }

    @Override
    public void generated(String algorithm, SecretKey key) {
      all.add(algorithm);
    }

    @Override
    public void generated(KeyPair pair, Duration took) {
      all.add("key pair");
    }

    @Override
    public void agreed(PrivateKey own, Duration took) {
      all.add("agreement");
    }

    @Override
    public void signed(String algorithm, Duration took) {
      all.add("signed " + algorithm);
    }

    @Override
    public void verified(String algorithm, Duration took) {
      all.add("verified " + algorithm);
    }

    @Override
    public void encrypted(String algorithm, Duration took) {
      all.add("encrypted " + algorithm);
    }
  }

  private static final long NOW = 7;

  private final Told told = new Told();

  @Test
  void itIsToldWhatItsThreadComputes() throws GeneralSecurityException {
    try (Watch watch = Watch.ofThisThread(told, () -> NOW)) {
      compute();
      assertThat(watch.now()).isEqualTo(NOW);
    }

    assertThat(told.all)
        .containsExactly(
            "HMAC of 7 octets",
            "key pair",
            "agreement",
            "signed SHA256withECDSA",
            "verified SHA256withECDSA",
            "key pair",
            "encrypted RSA/ECB/PKCS1Padding");
  }

  @Test
  void aWatchOverSecretsLeavesAllElseAlone() throws GeneralSecurityException {
    List<String> before = providers();
    try (Watch watch = Watch.ofSecretsOfThisThread(told, () -> NOW)) {
      compute();
      assertThat(providers().subList(1, before.size())).isEqualTo(before.subList(1, before.size()));
      assertThat(watch.now()).isEqualTo(NOW);
    }

    assertThat(told.all).containsExactly("HMAC of 7 octets");
  }

  @Test
  void theResultsAreTheSame() throws GeneralSecurityException {
    byte[] unseen = hmac(MESSAGE);
    try (Watch watch = Watch.ofThisThread(told, () -> NOW)) {
      assertThat(hmac(MESSAGE)).isEqualTo(unseen);
      assertThat(watch.now()).isEqualTo(NOW);
    }
  }

  @Test
  void nothingIsKeptOfWhatIsTooLongForAKeySchedule() throws GeneralSecurityException {
    byte[] unseen = hmac(new byte[1025]);
    try (Watch watch = Watch.ofThisThread(told, () -> NOW)) {
      assertThat(hmac(new byte[1025])).isEqualTo(unseen);
      assertThat(hmac(new byte[1024])).hasSize(32);
      assertThat(watch.now()).isEqualTo(NOW);
    }

    assertThat(told.all).containsExactly("HMAC of 1024 octets");
  }

  @Test
  void aCopyOfAMacGoesItsOwnWay() throws Exception {
    try (Watch watch = Watch.ofThisThread(told, () -> NOW)) {
      Mac first = Mac.getInstance("HmacSHA256");
      first.init(KEY);
      first.update(MESSAGE);
      Mac copy = (Mac) first.clone();
      copy.update(MESSAGE);

      assertThat(first.doFinal()).isNotEqualTo(copy.doFinal());
      assertThat(watch.now()).isEqualTo(NOW);
    }

    assertThat(told.all).containsExactly("HMAC of 7 octets", "HMAC of 14 octets");
  }

  @Test
  void otherThreadsGetWhatTheyAlwaysGot() throws Exception {
    List<String> before = onAnotherThread(WatchTest::providers);
    try (Watch watch = Watch.ofThisThread(told, () -> NOW)) {
      assertThat(providers()).containsOnly("MinicaWatch");
      assertThat(onAnotherThread(WatchTest::providers)).isEqualTo(before);
      onAnotherThread(
          () -> {
            compute();
            return "";
          });
      assertThat(watch.now()).isEqualTo(NOW);
    }

    assertThat(told.all).isEmpty();
    assertThat(providers()).isEqualTo(before).doesNotContain("MinicaWatch");
  }

  @Test
  void itsEndEndsIt() throws GeneralSecurityException {
    Watch.ofThisThread(told, () -> NOW).close();

    compute();

    assertThat(told.all).isEmpty();
  }

  @Test
  void theProviderIsThereOnceAndHasNothingToOffer() {
    Watch.ofThisThread(told, () -> NOW).close();
    Watch.ofThisThread(told, () -> NOW).close();

    List<Provider> own =
        Stream.of(Security.getProviders())
            .filter(provider -> provider.getName().equals("MinicaWatch"))
            .toList();
    assertThat(own).hasSize(1);
    assertThat(own.get(0).getServices()).isEmpty();
    assertThat(Security.getProviders()[0]).isSameAs(own.get(0));
  }

  @Test
  void aThreadIsWatchedOnce() {
    try (Watch watch = Watch.ofThisThread(told, () -> NOW)) {
      assertThatThrownBy(() -> Watch.ofThisThread(told, () -> NOW))
          .isInstanceOf(IllegalStateException.class);
      assertThat(watch.now()).isEqualTo(NOW);
    }
  }

  private static void compute() throws GeneralSecurityException {
    hmac(MESSAGE);
    KeyPairGenerator curves = KeyPairGenerator.getInstance("EC");
    curves.initialize(256);
    KeyPair pair = curves.generateKeyPair();
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(pair.getPrivate());
    agreement.doPhase(pair.getPublic(), true);
    assertThat(agreement.generateSecret()).hasSize(32);
    sign(pair);
    encrypt();
  }

  private static void sign(KeyPair pair) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(MESSAGE);
    byte[] signed = signature.sign();
    signature.initVerify(pair.getPublic());
    signature.update(MESSAGE);
    assertThat(signature.verify(signed)).isTrue();
  }

  private static void encrypt() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.WRAP_MODE, pair.getPublic());
    byte[] wrapped = cipher.wrap(KEY);
    cipher.init(Cipher.UNWRAP_MODE, pair.getPrivate());
    assertThat(cipher.unwrap(wrapped, "HmacSHA256", Cipher.SECRET_KEY)).isEqualTo(KEY);
  }

  private static byte[] hmac(byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(KEY);
    return mac.doFinal(message);
  }

  private static List<String> providers() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(KEY);
    return List.of(
        mac.getProvider().getName(),
        KeyPairGenerator.getInstance("EC").getProvider().getName(),
        KeyAgreement.getInstance("XDH").getProvider().getName(),
        Signature.getInstance("RSASSA-PSS").getProvider().getName(),
        Cipher.getInstance("RSA/ECB/PKCS1Padding").getProvider().getName());
  }

  private static <T> T onAnotherThread(Callable<T> task) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      return thread.submit(task).get();
    } finally {
      thread.shutdown();
    }
  }
}
