package dev.minica.tls.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.MinicaException;
import dev.minica.encoding.Pem;
import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.format.CaptureFile;
import dev.minica.tls.format.KeyLog;
import dev.minica.tls.trace.Trace;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the octets are, there is a trace of them, and it is no larger than they are worth; a
 * file that cannot be read is refused by our exception. Each input follows from its number.
 */
@Timeout(1200)
@TestInstance(Lifecycle.PER_CLASS)
class MutationTest {

  private static final int SAMPLE = 2_000;
  private static final int ALL = 100_000;

  @TempDir static Path folder;

  private final SecureRandom random = new SecureRandom();
  private final Analyzer analyzer = new Analyzer(random);
  private final List<Original> originals = new ArrayList<>();

  /** What is changed, and what is known of it. */
  private record Original(Conversation conversation, Evidence evidence, Optional<Resealer> inside) {
    Original(Conversation conversation, Evidence evidence) {
      this(conversation, evidence, Optional.empty());
    }
  }

  @BeforeAll
  void record() throws Exception {
    ConnectionKinds kinds = new ConnectionKinds(folder);
    String shown = "-tls1_3 -groups X25519:P-384 " + String.join(" ", kinds.p256().arguments());
    tls12(kinds.plain("RSA", kinds.rsa(), "-tls1_2", "-tls1_2 -cipher AES128-SHA"));
    tls12(kinds.plain("DHE", kinds.rsa(), "-tls1_2", "-tls1_2 -cipher DHE-RSA-AES128-GCM-SHA256"));
    tls12(kinds.plain("ECDHE", kinds.p256(), "-tls1_2 -Verify 1", shown(kinds)));
    tls13(kinds.plain("1.3", kinds.p256(), "-tls1_3", "-tls1_3"), kinds.p256());
    tls13(
        kinds.plain("mutual", kinds.p256(), "-tls1_3 -groups P-384 -Verify 1", shown),
        kinds.p256());
    for (int section = 3; section <= 7; section++) {
      Rfc8448Conversation printed = Rfc8448Conversation.of(section);
      originals.add(new Original(printed.conversation(), Evidence.NONE.withOwn(printed.own())));
    }
  }

  private static String shown(ConnectionKinds kinds) {
    return "-tls1_2 " + String.join(" ", kinds.p256().arguments());
  }

  private void tls12(Recorded recorded) {
    originals.add(new Original(recorded.conversation(), recorded.evidence()));
    originals.add(new Original(recorded.conversation(), Evidence.NONE));
  }

  private void tls13(Recorded recorded, Credential server) throws IOException {
    Trust trust =
        new Trust(List.of(certificate(server)), List.of(), Instant.now(), Optional.empty());
    Evidence evidence = recorded.evidence().withTrustInServer(trust).withTrustInClient(trust);
    Trace trace = analyzer.analyze(recorded.conversation(), evidence);
    originals.add(
        new Original(
            recorded.conversation(),
            evidence,
            Optional.of(new Resealer(trace, recorded.keyLog(), random))));
  }

  private static Certificate certificate(Credential credential) throws IOException {
    byte[] text = Files.readAllBytes(credential.certificate());
    return Certificate.decode(Pem.decode(text).get(0).content());
  }

  @Test
  void aSampleHasTraces() {
    attempt(SAMPLE);
  }

  @Tag("soak")
  @Test
  void aHundredThousandHaveTraces() {
    attempt(ALL);
  }

  private void attempt(int count) {
    for (int number = 0; number < count; number++) {
      Original original = originals.get(new Random(number).nextInt(originals.size()));
      switch (number % 5) {
        case 0 -> ofKeyLog(original, number);
        case 1 -> ofFile(original, number);
        case 2 -> inside(original, number);
        default -> ofConversation(original, number);
      }
    }
  }

  private void ofConversation(Original original, int number) {
    analyze(original, new Mutator(number).chunks(original.conversation().chunks()), number);
  }

  private void inside(Original original, int number) {
    Random changes = new Random(number);
    Mutator mutator = new Mutator(number);
    original
        .inside()
        .ifPresentOrElse(
            resealer ->
                analyze(
                    original,
                    resealer.resealed(
                        content -> changes.nextInt(4) == 0 ? mutator.octets(content) : content),
                    number),
            () -> ofConversation(original, number));
  }

  private void analyze(Original original, List<Chunk> chunks, int number) {
    Conversation is = original.conversation();
    Conversation changed =
        new Conversation(is.client(), is.server(), chunks, is.closes(), is.gaps());
    analyze(changed, original.evidence(), number);
  }

  private void analyze(Conversation conversation, Evidence evidence, int number) {
    int sent = conversation.chunks().stream().mapToInt(chunk -> chunk.octets().length()).sum();
    try {
      Trace trace = analyzer.analyze(conversation, evidence);
      assertThat(trace.because()).isNotEmpty();
      Work.assertBounded(trace, sent);
    } catch (RuntimeException | AssertionError e) {
      CaptureFile file = new CaptureFile(List.of(conversation), evidence.keyLog(), false);
      String text = Base64.getEncoder().encodeToString(file.encoded());
      throw new AssertionError("input " + number + ", as pcapng: " + text, e);
    }
  }

  private void ofFile(Original original, int number) {
    KeyLog keyLog = original.evidence().keyLog();
    byte[] octets =
        new Mutator(number)
            .octets(new CaptureFile(List.of(original.conversation()), keyLog, false).encoded());
    try {
      CaptureFile file = CaptureFile.decode(octets);
      int read =
          file.conversations().stream()
              .flatMap(conversation -> conversation.chunks().stream())
              .mapToInt(chunk -> chunk.octets().length())
              .sum();
      assertThat(read).isLessThanOrEqualTo(octets.length);
      assertThat(file.conversations()).hasSizeLessThanOrEqualTo(octets.length / 40);
      file.conversations()
          .forEach(each -> analyze(each, Evidence.NONE.withKeyLog(file.keyLog()), number));
    } catch (MinicaException refused) {
      assertThat(refused.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT);
    } catch (RuntimeException e) {
      throw new AssertionError(
          "input " + number + ": " + Base64.getEncoder().encodeToString(octets), e);
    }
  }

  private void ofKeyLog(Original original, int number) {
    KeyLog keyLog =
        KeyLog.parse(new Mutator(number).octets(original.evidence().keyLog().encoded()));
    analyze(original.conversation(), original.evidence().withKeyLog(keyLog), number);
  }
}
