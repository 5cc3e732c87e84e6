package dev.minica.tls.client;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.engine.Engine;
import dev.minica.tls.engine.Operation;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * minica's own client. Unlike others it offers TLS 1.2 with RSA key exchange on every JDK, goes on
 * past certificates that nobody should believe, and has every value that led to a key.
 */
public final class OwnClient implements Engine {

  private final Environment environment;

  public OwnClient(Environment environment) {
    this.environment = environment;
  }

  /**
   * {@inheritDoc}
   *
   * @throws MinicaException FAILED if nobody listens there; BUSY if nobody has answered there in
   *     time; USAGE if there is nothing to offer, or a cipher suite is wished that this client does
   *     not have
   */
  @Override
  public Capture connect(InetSocketAddress server, ClientWishes wishes) {
    return visit(server, wishes, ClientSettings.USUAL).capture();
  }

  /** Does the same, with what only this client can be told. */
  public Visited visit(InetSocketAddress server, ClientWishes wishes, ClientSettings settings) {
    Notes notes = new Notes();
    Workbook workbook = new Workbook(environment);
    Sabotage sabotage = new Sabotage(settings.fault());
    Offer offer = new Offer(wishes, settings, notes, workbook, sabotage, environment);
    Conversation conversation;
    String complaint;
    try (Line line = Line.to(server, environment, wishes.limit())) {
      Records records =
          new Records(
              line, sabotage, environment.random(), wishes.versions().contains(TlsVersion.TLS_1_3));
      Dialogue dialogue = new Dialogue(records, wishes.limit());
      Visit visit =
          new Visit(dialogue, offer, wishes, settings, notes, workbook, sabotage, environment);
      complaint = new Errand(visit, line).run();
      conversation = line.conversation();
    }
    List<Operation> operations = workbook.operations(settings.isMeasured());
    return new Visited(
        new Capture(conversation, notes.keyLog(), notes.own(), operations, complaint),
        notes.sessions());
  }
}
