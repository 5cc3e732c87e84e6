package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Encoder;

/**
 * A message that says all by being there: HelloRequest and ServerHelloDone (RFC 5246 sections
 * 7.4.1.1 and 7.4.5), EndOfEarlyData (RFC 8446 section 4.5).
 *
 * <pre>
 * struct { } HelloRequest;
 * struct { } ServerHelloDone;
 * struct {} EndOfEarlyData;
 * </pre>
 *
 * @param type which of them
 */
public record EmptyMessage(int type) implements HandshakeMessage {

  public static final EmptyMessage HELLO_REQUEST = new EmptyMessage(HandshakeTypes.HELLO_REQUEST);

  public static final EmptyMessage SERVER_HELLO_DONE =
      new EmptyMessage(HandshakeTypes.SERVER_HELLO_DONE);

  public static final EmptyMessage END_OF_EARLY_DATA =
      new EmptyMessage(HandshakeTypes.END_OF_EARLY_DATA);

  public EmptyMessage {
    Bounds.unsigned("msg_type", 1, type);
  }

  @Override
  public void encodeBody(Encoder out) {
    // there is none
  }
}
