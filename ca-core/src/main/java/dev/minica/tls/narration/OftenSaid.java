package dev.minica.tls.narration;

import java.util.List;

/**
 * A sentence that is often heard of TLS, held against a connection.
 *
 * @param claim the sentence
 * @param here what happened in this connection instead: whole sentences
 * @param evidence what shows it, with the values of this connection: lower case, without a full
 *     stop. Foreign text in it is escaped and cut short
 */
public record OftenSaid(String claim, String here, List<String> evidence) {

  public OftenSaid {
    evidence = List.copyOf(evidence);
  }
}
