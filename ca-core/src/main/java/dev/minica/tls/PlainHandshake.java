package dev.minica.tls;

import dev.minica.inspection.ServerAnswer;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a handshake up to TLS 1.2 (RFC 5246 section 7.3), in which the server's
 * certificates come in the clear; it ends there. No arithmetic is done, so no algorithm is too weak
 * or too new to be looked at.
 */
final class PlainHandshake {

  private static final int SERVER_HELLO = 2;
  private static final int CERTIFICATE = 11;
  private static final int CERTIFICATE_STATUS = 22;

  /** More messages than a server has to say before it is the client's turn. */
  private static final int MAX_MESSAGES = 16;

  private final ServerAddress address;
  private final SecureRandom random;
  private String protocol = "";
  private String cipherSuite = "";
  private List<byte[]> chain = List.of();
  private final List<byte[]> staples = new ArrayList<>();

  PlainHandshake(ServerAddress address, SecureRandom random) {
    this.address = address;
    this.random = random;
  }

  /**
   * What the server shows.
   *
   * @param trouble why another handshake failed
   * @throws IOException if it shows no certificates, with the reason
   */
  ServerAnswer over(Socket socket, String trouble) throws IOException {
    socket.getOutputStream().write(new ClientHello(address, random).record());
    socket.getOutputStream().flush();
    HandshakeMessages messages =
        new HandshakeMessages(new DataInputStream(socket.getInputStream()));
    try {
      boolean more = true;
      for (int i = 0; i < MAX_MESSAGES && more; i++) {
        HandshakeMessages.Message message = messages.next();
        more = take(message.type(), ByteBuffer.wrap(message.body()));
      }
    } catch (BufferUnderflowException e) {
      throw new IOException("the server's handshake is malformed", e);
    }
    if (chain.isEmpty()) {
      throw new IOException("the server shows no certificate: " + trouble);
    }
    return new ServerAnswer(
        address.toString(), protocol, cipherSuite, chain, staples, Optional.of(trouble));
  }

  /** Takes one message in; says whether there may be more to come that is of interest. */
  private boolean take(int type, ByteBuffer body) throws IOException {
    switch (type) {
      case SERVER_HELLO -> hello(body);
      case CERTIFICATE -> chain = certificates(body);
      case CERTIFICATE_STATUS -> staple(body);
      default -> {
        return false; // ServerKeyExchange, CertificateRequest or ServerHelloDone
      }
    }
    return true;
  }

  /** RFC 5246 section 7.4.1.3. */
  private void hello(ByteBuffer body) {
    protocol = version(body.getShort() & 0xffff);
    body.get(new byte[32]);
    vector(body, 1);
    cipherSuite = OfferedSuite.name(body.getShort() & 0xffff);
  }

  private static String version(int number) {
    return switch (number) {
      case 0x0300 -> "SSLv3";
      case 0x0301 -> "TLSv1";
      case 0x0302 -> "TLSv1.1";
      case 0x0303 -> "TLSv1.2";
      default -> "version " + Integer.toHexString(number);
    };
  }

  /** RFC 5246 section 7.4.2: a list with a length before it and before each certificate. */
  private static List<byte[]> certificates(ByteBuffer body) {
    ByteBuffer list = ByteBuffer.wrap(vector(body, 3));
    List<byte[]> certificates = new ArrayList<>();
    while (list.hasRemaining()) {
      certificates.add(vector(list, 3));
    }
    return certificates;
  }

  /** RFC 6066 section 8; the only type is ocsp, 1. */
  private void staple(ByteBuffer body) {
    if (body.get() == 1) {
      staples.add(vector(body, 3));
    }
  }

  /** Octets with their length before them (RFC 5246 section 4.3). */
  private static byte[] vector(ByteBuffer body, int octetsOfLength) {
    int length = 0;
    for (int i = 0; i < octetsOfLength; i++) {
      length = (length << 8) | (body.get() & 0xff);
    }
    if (length > body.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] vector = new byte[length];
    body.get(vector);
    return vector;
  }
}
