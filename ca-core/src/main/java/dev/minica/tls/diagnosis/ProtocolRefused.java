package dev.minica.tls.diagnosis;

import dev.minica.Escaped;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.AlertDescriptions;
import dev.minica.tls.wire.extension.ApplicationProtocols;
import dev.minica.tls.wire.handshake.ClientHello;
import java.util.List;

/** The server speaks none of the application protocols on offer (RFC 7301 section 3.2). */
final class ProtocolRefused implements Rule {

  @Override
  public List<Diagnosis> examine(Course course) {
    return course
        .refusalBy(Sender.SERVER)
        .filter(said -> said.message().description() == AlertDescriptions.NO_APPLICATION_PROTOCOL)
        .map(said -> diagnosis(course, course.told(said)))
        .stream()
        .toList();
  }

  private static Diagnosis diagnosis(Course course, String alert) {
    List<String> names = course.offer().map(ProtocolRefused::names).orElse(List.of());
    String server = course.inquiry().server();
    return new Diagnosis(
        Cause.NO_COMMON_APPLICATION_PROTOCOL,
        Certainty.CERTAIN,
        List.of("the client offers " + Escaped.of(Offered.shortened(names)), alert),
        List.of(
            Fix.of(
                "offer one that the server speaks",
                "openssl s_client -connect " + server + " -alpn http/1.1",
                "curl --no-alpn https://" + server + "/")));
  }

  private static List<String> names(ClientHello offer) {
    return offer
        .allExtensions()
        .find(ApplicationProtocols.class)
        .map(ApplicationProtocols::names)
        .orElse(List.of());
  }
}
