package dev.minica.tls.narration;

import dev.minica.tls.trace.Check;
import java.util.List;

/**
 * One step of the handshake.
 *
 * @param id for links and programs: lower case with hyphens, such as {@code client-hello}
 * @param title for people: lower case, without a full stop
 * @param paragraphs what happens here and why: whole sentences
 * @param values that this connection had, in the order in which they follow from each other
 * @param checks what was recomputed or compared
 * @param remarks what else there is to know of this connection: lower case, without a full stop
 * @param oftenSaid what is often said of this step, against what happened
 */
public record Chapter(
    String id,
    String title,
    List<String> paragraphs,
    List<Value> values,
    List<Check> checks,
    List<String> remarks,
    List<OftenSaid> oftenSaid) {

  public Chapter {
    paragraphs = List.copyOf(paragraphs);
    values = List.copyOf(values);
    checks = List.copyOf(checks);
    remarks = List.copyOf(remarks);
    oftenSaid = List.copyOf(oftenSaid);
  }
}
