package dev.minica.tls.diagnosis;

import dev.minica.Escaped;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.AlertDescriptions;
import java.util.List;

/** The server has nothing under the name in server_name (RFC 6066 section 3). */
final class NameRefused implements Rule {

  @Override
  public List<Diagnosis> examine(Course course) {
    return course
        .refusalBy(Sender.SERVER)
        .filter(said -> said.message().description() == AlertDescriptions.UNRECOGNIZED_NAME)
        .map(said -> diagnosis(course, course.told(said)))
        .stream()
        .toList();
  }

  private static Diagnosis diagnosis(Course course, String alert) {
    String asked =
        course
            .trace()
            .negotiation()
            .serverName()
            .map(name -> "the client asks for \"" + Escaped.of(Escaped.bounded(name)) + "\"")
            .orElse("the client asks for no name");
    String server = course.inquiry().server();
    return new Diagnosis(
        Cause.NAME_NOT_SERVED,
        Certainty.CERTAIN,
        List.of(asked, alert),
        List.of(
            Fix.of(
                "ask for a name that the server has",
                "openssl s_client -connect " + server + " -servername NAME"),
            Fix.of(
                "let the server have one for it (nginx, Apache)",
                "server_name NAME;",
                "ServerAlias NAME")));
  }
}
