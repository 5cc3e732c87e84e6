package dev.minica.tls.diagnosis;

import dev.minica.Escaped;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Finding;
import dev.minica.tls.watch.PlainProtocol;
import dev.minica.tls.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of the two does not speak TLS: its first octets are no record (RFC 8446 section 5.1). */
final class ForeignProtocol implements Rule {

  private static final int MAJOR_VERSION = 3;

  /** Of octets that are no text. */
  private static final int SHOWN = 16;

  @Override
  public List<Diagnosis> examine(Course course) {
    return strange(course, Sender.CLIENT)
        .map(sent -> ofClient(course, sent))
        .or(() -> strange(course, Sender.SERVER).map(sent -> ofServer(course, sent)))
        .stream()
        .toList();
  }

  /** What a side began with, if that is no TLS. */
  private static Optional<Octets> strange(Course course, Sender sender) {
    return course.events(sender).stream()
        .filter(event -> !(event.content() instanceof Content.End))
        .findFirst()
        .filter(event -> event.content() instanceof Content.Unread && event.records().isEmpty())
        .map(Event::octets)
        .filter(octets -> !isRecord(octets));
  }

  private static boolean isRecord(Octets octets) {
    return octets.isEmpty()
        || (octets.at(0) >= ContentTypes.CHANGE_CIPHER_SPEC
            && octets.at(0) <= ContentTypes.HEARTBEAT
            && (octets.length() < 2 || octets.at(1) == MAJOR_VERSION));
  }

  private static Diagnosis ofClient(Course course, Octets sent) {
    Fix fix = Fix.of("use TLS", "curl https://" + course.inquiry().server() + "/");
    Diagnosis certain = certain(course, Cause.CLIENT_NOT_TLS, sent, Sender.CLIENT, fix);
    return isText(sent) ? certain : perhapsLater(certain);
  }

  private static boolean isText(Octets sent) {
    String line = PlainProtocol.firstLine(sent);
    return !line.isEmpty() && line.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /** In the middle of a record anything may stand. */
  private static Diagnosis perhapsLater(Diagnosis certain) {
    List<String> evidence = new ArrayList<>(certain.evidence());
    evidence.add("or it is TLS, and the recording began in the middle of it");
    return new Diagnosis(certain.cause(), Certainty.LIKELY, evidence, certain.fixes());
  }

  private static Diagnosis ofServer(Course course, Octets sent) {
    String server = course.inquiry().server();
    Optional<PlainProtocol> protocol = PlainProtocol.of(PlainProtocol.firstLine(sent));
    if (protocol.isEmpty()) {
      Fix fix = Fix.of("ask for the port on which the server speaks TLS");
      Diagnosis certain = certain(course, Cause.NOT_TLS, sent, Sender.SERVER, fix);
      return course.offer().isPresent() ? certain : perhapsLater(certain);
    }
    return switch (protocol.get()) {
      case HTTP ->
          certain(
              course,
              Cause.NOT_TLS_HTTP,
              sent,
              Sender.SERVER,
              Fix.of("ask without TLS, to see who it is", "curl http://" + server + "/"),
              Fix.of(
                  "have the server speak TLS on this port (nginx, Apache, Tomcat)",
                  "listen 443 ssl;",
                  "SSLEngine on",
                  "<Connector port=\"8443\" SSLEnabled=\"true\">"));
      case SSH ->
          certain(
              course,
              Cause.NOT_TLS_SSH,
              sent,
              Sender.SERVER,
              Fix.of("this is a port for ssh: ask for the one of the TLS server"));
      case SMTP ->
          certain(course, Cause.NOT_TLS_SMTP, sent, Sender.SERVER, startTls(server, "smtp"));
      case IMAP ->
          certain(course, Cause.NOT_TLS_IMAP, sent, Sender.SERVER, startTls(server, "imap"));
      case POP3 ->
          certain(course, Cause.NOT_TLS_POP3, sent, Sender.SERVER, startTls(server, "pop3"));
    };
  }

  private static Fix startTls(String server, String protocol) {
    return Fix.of(
        "begin in the clear and go on with STARTTLS, or take the port that has TLS from the start",
        "openssl s_client -connect " + server + " -starttls " + protocol);
  }

  private static Diagnosis certain(
      Course course, Cause cause, Octets sent, Sender sender, Fix... fixes) {
    List<String> evidence = new ArrayList<>();
    evidence.add("the first that the " + sender + " sent is no TLS record but " + shown(sent));
    if (!isText(sent)) {
      course.trace().findings().stream()
          .filter(finding -> finding.sender() == sender)
          .map(Finding::toString)
          .forEach(evidence::add);
    }
    return new Diagnosis(cause, Certainty.CERTAIN, evidence, List.of(fixes));
  }

  /** Text as text, and what is none octet by octet: nobody can read it otherwise. */
  private static String shown(Octets sent) {
    if (isText(sent)) {
      return "\"" + Escaped.of(Escaped.bounded(PlainProtocol.firstLine(sent))) + "\"";
    }
    boolean isLong = sent.length() > SHOWN;
    return "the octets "
        + sent.range(0, Math.min(SHOWN, sent.length())).hex()
        + (isLong ? "..." : "");
  }
}
