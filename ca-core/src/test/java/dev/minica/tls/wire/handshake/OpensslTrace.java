package dev.minica.tls.wire.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code openssl s_client -trace} prints of handshake messages.
 *
 * @param sent by the client
 * @param received by the client
 */
record OpensslTrace(List<Message> sent, List<Message> received) {

  private static final Pattern HEADING = Pattern.compile("    (\\w+), Length=(\\d+)");
  private static final Pattern HEX_DUMP = Pattern.compile("\\s+[0-9a-f]{4} - .*");

  /** A name that OpenSSL has of its own, before a number that is everybody's. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "((?:NamedGroup|named_curve|Signature Algorithm): )?.* (\\((?:0x)?[0-9a-f]+\\))");

  private static final Pattern EXTENSION =
      Pattern.compile("extension_type=\\S+\\((\\d+)\\), length=(\\d+)");

  /**
   * One message.
   *
   * @param name as OpenSSL calls it
   * @param length of its body
   * @param lines what it says, without what OpenSSL calls things and without octets it leaves alone
   */
  record Message(String name, int length, List<String> lines) {}

  static OpensslTrace of(String printed) {
    OpensslTrace trace = new OpensslTrace(new ArrayList<>(), new ArrayList<>());
    List<Message> direction = trace.sent;
    List<String> lines = new ArrayList<>();
    boolean inCertificate = false;
    for (String line : printed.lines().toList()) {
      Matcher heading = HEADING.matcher(line);
      inCertificate =
          line.startsWith("------details") || (inCertificate && !line.equals("-".repeat(18)));
      if (line.endsWith("t Record") || line.endsWith("d Record")) {
        direction = line.startsWith("Sent") ? trace.sent : trace.received;
        lines = new ArrayList<>();
      } else if (heading.matches()) {
        lines = new ArrayList<>();
        direction.add(new Message(heading.group(1), Integer.parseInt(heading.group(2)), lines));
      } else if (!inCertificate && line.startsWith("      ") && !HEX_DUMP.matcher(line).matches()) {
        lines.add(plain(line.strip()));
      }
    }
    return trace;
  }

  private static String plain(String line) {
    Matcher extension = EXTENSION.matcher(line);
    if (extension.matches()) {
      return "extension " + extension.group(1) + ", length " + extension.group(2);
    }
    Matcher numbered = NUMBERED.matcher(line);
    if (numbered.matches()) {
      return (numbered.group(1) == null ? "" : numbered.group(1)) + numbered.group(2);
    }
    int version = line.indexOf(" (TLS");
    return version < 0 ? line : line.substring(0, version);
  }
}
