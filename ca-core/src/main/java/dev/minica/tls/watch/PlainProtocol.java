package dev.minica.tls.watch;

import dev.minica.tls.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is spoken where TLS is awaited, told by how it begins. */
public enum PlainProtocol {
  /** RFC 9112 sections 3 and 4: a request line or a status line. */
  HTTP("HTTP", "(?:[!-~]+ [!-~]+ )?HTTP/(?:[0-9].*)?"),
  /** RFC 4253 section 4.2: SSH-protoversion-softwareversion. */
  SSH("SSH", "SSH-[0-9].*"),
  /** RFC 5321 section 4.2 and RFC 959 section 5.4: both greet with 220. */
  SMTP("SMTP or FTP", "220[ -].*"),
  /** RFC 3501 section 7.1. */
  IMAP("IMAP", "\\* (?:OK|PREAUTH|BYE).*"),
  /** RFC 1939 section 3. */
  POP3("POP3", "\\+OK.*");

  private final String label;
  private final Pattern firstLine;

  PlainProtocol(String label, String firstLine) {
    this.label = label;
    this.firstLine = Pattern.compile(firstLine);
  }

  /** The protocol of this line, the first one that was sent. */
  public static Optional<PlainProtocol> of(String line) {
    return Arrays.stream(values())
        .filter(each -> each.firstLine.matcher(line).matches())
        .findFirst();
  }

  /** The first line of what was sent; foreign text, one character for each octet. */
  public static String firstLine(Octets sent) {
    String text = new String(sent.toArray(), StandardCharsets.ISO_8859_1);
    return text.lines().findFirst().orElse("");
  }

  /** As people call it. */
  public String label() {
    return label;
  }
}
