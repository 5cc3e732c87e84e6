package dev.minica.tls.crypto;

import dev.minica.key.SubjectPublicKeyInfo;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** As much of handshake messages as tests of the arithmetic need: each with its header. */
final class Messages {

  static final int NEW_SESSION_TICKET = 4;
  static final int CERTIFICATE = 11;
  static final int CERTIFICATE_VERIFY = 15;
  static final int FINISHED = 20;
  static final int KEY_UPDATE = 24;

  private Messages() {}

  /** Whole messages, one after the other. */
  static List<byte[]> split(byte[] octets) {
    List<byte[]> messages = new ArrayList<>();
    for (int at = 0; at < octets.length; ) {
      int length = 4 + (ByteBuffer.wrap(octets).getInt(at) & 0xffffff);
      messages.add(Arrays.copyOfRange(octets, at, at + length));
      at += length;
    }
    return messages;
  }

  static int type(byte[] message) {
    return message[0];
  }

  static byte[] body(byte[] message) {
    return Arrays.copyOfRange(message, 4, message.length);
  }

  /** The key of the first certificate in a Certificate message of TLS 1.3. */
  static SubjectPublicKeyInfo key13(byte[] certificate) {
    // certificate_request_context<0..255> of no octets, list length, length of the first
    return key(certificate, 4 + 1 + 3);
  }

  private static SubjectPublicKeyInfo key(byte[] message, int at) {
    int length = ByteBuffer.wrap(message).getInt(at - 1) & 0xffffff;
    try {
      return SubjectPublicKeyInfo.decode(
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(message, at + 3, length))
              .getPublicKey()
              .getEncoded());
    } catch (CertificateException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The scheme of a CertificateVerify. */
  static SignatureScheme scheme(byte[] certificateVerify) {
    int id = Short.toUnsignedInt(ByteBuffer.wrap(certificateVerify).getShort(4));
    return SignatureScheme.ofId(id).orElseThrow();
  }

  /** The signature of a CertificateVerify. */
  static byte[] signature(byte[] certificateVerify) {
    return Arrays.copyOfRange(certificateVerify, 8, certificateVerify.length);
  }

  /** The random of a ClientHello or ServerHello. */
  static byte[] random(byte[] hello) {
    return Arrays.copyOfRange(hello, 6, 38);
  }

  /** The number of the suite that a ServerHello chose. */
  static int suite(byte[] serverHello) {
    return Short.toUnsignedInt(ByteBuffer.wrap(serverHello).getShort(39 + serverHello[38]));
  }

  /** Whether a ServerHello has an extension of this type. */
  static boolean hasExtension(byte[] serverHello, int type) {
    int at = 39 + serverHello[38] + 2 + 1 + 2;
    ByteBuffer octets = ByteBuffer.wrap(serverHello);
    while (at < serverHello.length) {
      if (Short.toUnsignedInt(octets.getShort(at)) == type) {
        return true;
      }
      at += 4 + Short.toUnsignedInt(octets.getShort(at + 2));
    }
    return false;
  }
}
