package dev.minica.tls.wrong;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client that knows nothing of certificates: in TLS 1.2 they are shown in clear, and it takes
 * them down whatever they are.
 */
record ShownOctets(InetSocketAddress server) {

  private static final int HANDSHAKE = 22;
  private static final int CERTIFICATE = 11;

  /** Version, random octets, no session; two suites with GCM and no compression. */
  private static final String HELLO = "0303" + "5a".repeat(32) + "00" + "0004c02bc02f" + "0100";

  /** Groups, point formats, signature algorithms, extended master secret (RFC 8422, 5246, 7627). */
  private static final String EXTENSIONS =
      "000a00060004001d0017" + "000b00020100" + "000d000a0008" + "0403080404010501" + "00170000";

  private static final Pattern MESSAGE =
      Pattern.compile(
          "<<< TLS 1.(\\d), Handshake \\[length \\w+], Certificate\\n((?: +[0-9a-f ]+\\n)+)");

  /** What who asks for this host is shown, in order. */
  List<byte[]> to(String host) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.getOutputStream().write(hello(host));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      ByteArrayOutputStream messages = new ByteArrayOutputStream();
      while (true) {
        int type = in.readUnsignedByte();
        in.readUnsignedShort(); // version
        byte[] record = in.readNBytes(in.readUnsignedShort());
        if (type != HANDSHAKE) {
          throw new IOException(
              "a record of type " + type + ": " + HexFormat.of().formatHex(record));
        }
        messages.write(record);
        Optional<ByteBuffer> certificate = certificate(messages.toByteArray());
        if (certificate.isPresent()) {
          return list(certificate.get(), 0);
        }
      }
    }
  }

  /** The body of the Certificate message, if it is there whole. */
  private static Optional<ByteBuffer> certificate(byte[] messages) {
    ByteBuffer rest = ByteBuffer.wrap(messages);
    while (rest.remaining() > 4) {
      int type = rest.get();
      int length = length(rest);
      if (length > rest.remaining()) {
        return Optional.empty();
      } else if (type == CERTIFICATE) {
        return Optional.of(rest.slice(rest.position(), length));
      }
      rest.position(rest.position() + length);
    }
    return Optional.empty();
  }

  /** RFC 5246 section 7.4.2, RFC 8446 section 4.4.2. */
  private static List<byte[]> list(ByteBuffer body, int extensionsLength) {
    length(body);
    List<byte[]> certificates = new ArrayList<>();
    while (body.hasRemaining()) {
      byte[] certificate = new byte[length(body)];
      body.get(certificate);
      certificates.add(certificate);
      body.position(body.position() + extensionsLength);
    }
    return certificates;
  }

  private static int length(ByteBuffer from) {
    return ((from.get() & 0xff) << 16) | (from.getShort() & 0xffff);
  }

  private static byte[] hello(String host) {
    byte[] name = host.getBytes(StandardCharsets.US_ASCII);
    byte[] names = sized(2, sized(2, name, "00"), "");
    byte[] extensions =
        sized(2, join(sized(2, names, "0000"), HexFormat.of().parseHex(EXTENSIONS)), "");
    byte[] body = join(HexFormat.of().parseHex(HELLO), extensions);
    return sized(2, sized(3, body, "01"), "160301");
  }

  /** After a prefix in hexadecimal digits, how long it is in so many octets, and then itself. */
  private static byte[] sized(int octets, byte[] content, String prefix) {
    String length = HexFormat.of().toHexDigits(content.length, 2 * octets);
    return join(HexFormat.of().parseHex(prefix + length), content);
  }

  private static byte[] join(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  /** The same of what {@code openssl s_client -msg} prints. */
  static List<byte[]> saidByOpenssl(String text) {
    Matcher message = MESSAGE.matcher(text);
    if (!message.find()) {
      return List.of();
    }
    String digits = message.group(2).replaceAll("\\s", "");
    ByteBuffer body = ByteBuffer.wrap(HexFormat.of().parseHex(digits)).position(4);
    boolean modern = message.group(1).equals("3");
    if (modern) {
      body.get(); // no context of a request
    }
    return list(body, modern ? 2 : 0);
  }
}
