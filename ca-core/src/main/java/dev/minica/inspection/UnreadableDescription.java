package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.encoding.PemBlock;
import java.util.List;

/** What can be said of a part that cannot be shown. */
final class UnreadableDescription {

  private UnreadableDescription() {}

  static Description of(PemBlock block, MinicaException failure) {
    String reason = String.valueOf(failure.getMessage());
    byte[] content = block.content();
    Description.Builder description =
        Description.builder()
            .shown("type", "type", Value.of("unreadable"), List.of("not readable"))
            .shown("label", "labelled", block.label())
            .shown("reason", "reason", reason)
            .hidden("size", Value.of(content.length))
            .shown("sha256", "SHA-256", Lines.colons(Digests.sha256(content)));
    failure.hint().ifPresent(hint -> description.hidden("hint", hint));
    return description.build();
  }
}
