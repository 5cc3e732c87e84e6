package dev.minica.tls.diagnosis;

import dev.minica.tls.trace.Trace;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.ServerHello;
import dev.minica.verification.Answer;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What there is to go by.
 *
 * @param trace what was sent, as far as it can be read
 * @param server as command lines name it, such as {@code localhost:8443}
 * @param complaint of the client, in its own words and escaped; empty if it made none or it is not
 *     known
 * @param served what is to be said of the server's certificate as it is known from elsewhere, for a
 *     trace in which it cannot be read
 * @param identity what the client could show, its own certificate first and none if it has none;
 *     absent if that is not known
 * @param known further certificates, by which a missing one may be found
 * @param respondent asks the server what it makes of another ClientHello; absent if it must not be
 *     asked
 */
public record Inquiry(
    Trace trace,
    String server,
    String complaint,
    Optional<Answer> served,
    Optional<List<Certificate>> identity,
    List<Certificate> known,
    Optional<Function<ClientHello, Optional<ServerHello>>> respondent) {

  public Inquiry {
    identity = identity.map(List::copyOf);
    known = List.copyOf(known);
  }

  /** Into what was recorded, with nothing known besides. */
  public static Inquiry into(Trace trace, String server) {
    return new Inquiry(
        trace, server, "", Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  public Inquiry withComplaint(String words) {
    return new Inquiry(trace, server, words, served, identity, known, respondent);
  }

  public Inquiry withServed(Answer answer) {
    return new Inquiry(trace, server, complaint, Optional.of(answer), identity, known, respondent);
  }

  /**
   * With what the client could show.
   *
   * @param chain its own certificate first; none if it has none
   */
  public Inquiry withIdentity(List<Certificate> chain) {
    return new Inquiry(trace, server, complaint, served, Optional.of(chain), known, respondent);
  }

  public Inquiry withKnown(List<Certificate> certificates) {
    return new Inquiry(trace, server, complaint, served, identity, certificates, respondent);
  }

  /** With somebody who asks the server again, as often as a rule wants to know something. */
  public Inquiry withRespondent(Function<ClientHello, Optional<ServerHello>> asking) {
    return new Inquiry(trace, server, complaint, served, identity, known, Optional.of(asking));
  }
}
