package dev.minica.tls.client;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.engine.Engine;
import java.net.InetSocketAddress;

/**
 * minica's own client. Unlike others it offers TLS 1.2 with RSA key exchange on every JDK, goes on
 * past certificates that nobody should believe, and has every value that led to a key.
 */
public final class OwnClient implements Engine {

  private final Environment environment;
  private final ClientSettings settings;

  public OwnClient(Environment environment) {
    this(environment, ClientSettings.USUAL);
  }

  public OwnClient(Environment environment, ClientSettings settings) {
    this.environment = environment;
    this.settings = settings;
  }

  /**
   * {@inheritDoc}
   *
   * @throws MinicaException FAILED if nobody listens there; USAGE if there is nothing to offer, or
   *     a cipher suite is wished that this client does not have
   */
  @Override
  public Capture connect(InetSocketAddress server, ClientWishes wishes) {
    Menu menu = Menu.of(wishes);
    Offer offer = new Offer(menu, wishes, settings, environment.random());
    Notes notes = new Notes();
    Workbook workbook = new Workbook();
    Conversation conversation;
    String complaint;
    try (Line line = Line.to(server, environment.clock(), wishes.limit())) {
      Dialogue dialogue = new Dialogue(new Records(line, environment.random()), wishes.limit());
      Visit visit = new Visit(dialogue, offer, wishes, notes, workbook, environment.random());
      complaint = new Errand(visit, line, settings.quiet()).run();
      conversation = line.conversation();
    }
    return new Capture(
        conversation,
        notes.keyLog(),
        notes.own(),
        workbook.operations(settings.isMeasured()),
        complaint);
  }
}
