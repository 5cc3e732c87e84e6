package dev.minica.tls.analysis;

import dev.minica.fuzz.ReaderFuzz;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.format.CaptureFile;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;

/** The conversations of a captured file, understood as far as the secrets in it go. */
public final class ConversationFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(ConversationFuzz::understand);
  }

  private static void understand(byte[] octets) {
    CaptureFile file = CaptureFile.decode(octets);
    Evidence evidence = Evidence.NONE.withKeyLog(file.keyLog());
    for (Conversation each : file.conversations()) {
      int sent = each.chunks().stream().mapToInt(chunk -> chunk.octets().length()).sum();
      Work.assertBounded(new Analyzer(new SecureRandom()).analyze(each, evidence), sent);
    }
  }
}
