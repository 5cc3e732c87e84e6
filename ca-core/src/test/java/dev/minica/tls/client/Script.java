package dev.minica.tls.client;

import dev.minica.file.InputFile;
import dev.minica.key.KeyPair;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.crypto.SignatureScheme;
import dev.minica.tls.crypto.SignedContent;
import dev.minica.tls.crypto.Transcript;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.wire.ChangeCipherSpec;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.TlsRecord;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.DigitallySigned;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.OptionalInt;

/** What a server says that has been told to, in this order and no other, right or wrong. */
abstract class Script {

  /** What is told to it. */
  interface Part<S extends Script> {
    void play(S server);
  }

  /**
   * A client that has met such a server.
   *
   * @param trace with all that the client knows
   */
  record Met(Capture capture, Trace trace) {}

  static final SecureRandom RANDOM = new SecureRandom();

  private static final SignatureScheme SCHEME = SignatureScheme.ECDSA_SECP256R1_SHA256;

  private final Credential credential;
  private final Socket socket;
  private final Transcript transcript = new Transcript();
  private final ClientHello client;

  /**
   * @param heard what the client has sent, the record of its ClientHello
   */
  Script(Credential credential, byte[] heard, Socket socket) throws WireException {
    this.credential = credential;
    this.socket = socket;
    Octets hello = Octets.ofRange(heard, 5, heard.length);
    transcript.add(hello.toArray());
    this.client = (ClientHello) HandshakeMessage.decode(hello, Context.UNKNOWN).value();
  }

  static Met tls12(Credential credential, Part<Script12> part) throws IOException {
    return met(
        (heard, socket) -> part.play(new Script12(credential, heard, socket)), TlsVersion.TLS_1_2);
  }

  static Met tls13(Credential credential, Part<Script13> part) throws IOException {
    return met(
        (heard, socket) -> part.play(new Script13(credential, heard, socket)), TlsVersion.TLS_1_3);
  }

  /** To a client that would speak either version. */
  static Met either(Credential credential, Part<Script12> part) throws IOException {
    return met(
        (heard, socket) -> part.play(new Script12(credential, heard, socket)), TlsVersion.values());
  }

  private interface Answer {
    void to(byte[] heard, Socket socket) throws WireException;
  }

  private static Met met(Answer answer, TlsVersion... versions) throws IOException {
    StrangeServer.Act act =
        (heard, socket, out) -> {
          try {
            answer.to(heard, socket);
          } catch (WireException e) {
            throw new IOException(e);
          }
          socket.shutdownOutput();
          socket.getInputStream().readAllBytes();
        };
    try (StrangeServer server = new StrangeServer(act)) {
      Capture capture = server.visitedBy(Kind.wishes(versions));
      Evidence evidence = Evidence.NONE.withKeyLog(capture.keyLog()).withOwn(capture.own());
      return new Met(capture, new Analyzer(RANDOM).analyze(capture.conversation(), evidence));
    }
  }

  ClientHello client() {
    return client;
  }

  Transcript transcript() {
    return transcript;
  }

  Octets certificate() {
    return Octets.of(new InputFile(credential.certificate()).certificates().get(0).encoded());
  }

  DigitallySigned signed(SignedContent content) {
    KeyPair pair = new InputFile(credential.key()).keyPair(() -> new char[0]);
    return new DigitallySigned(
        OptionalInt.of(SCHEME.id()), Octets.of(SCHEME.sign(pair, content, RANDOM)));
  }

  static Octets random(int length) {
    byte[] octets = new byte[length];
    RANDOM.nextBytes(octets);
    return Octets.of(octets);
  }

  /** A message, where the script has it. */
  final void say(HandshakeMessage message) {
    transcript.add(message.encode().toArray());
    send(ContentTypes.HANDSHAKE, message.encode());
  }

  /** A record as this version and this moment have them. */
  abstract void send(int type, Octets content);

  /** A record that is not protected, whatever ought to be. */
  final void sendClear(int type, Octets content) {
    write(new TlsRecord(type, ProtocolVersions.TLS_1_2, content).encode());
  }

  final void sendCipherChange() {
    sendClear(ContentTypes.CHANGE_CIPHER_SPEC, new ChangeCipherSpec().encode());
  }

  /** Waits until the client has answered, so that what follows is seen after that. */
  final void awaitAnswer() {
    try {
      if (socket.getInputStream().read(new byte[16_384]) < 0) {
        throw new IOException("the client has gone");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  final void write(Octets record) {
    try {
      socket.getOutputStream().write(record.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
