package dev.minica.tls.diagnosis;

import static dev.minica.tls.registry.AlertDescriptions.INAPPROPRIATE_FALLBACK;
import static dev.minica.tls.registry.AlertDescriptions.PROTOCOL_VERSION;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.diagnosis.Course.Said;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.handshake.ClientHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No version of TLS in common, which has an alert of its own (RFC 8446 section 6.2); or one, and
 * the client offers less than it speaks (RFC 7507 section 3).
 */
final class VersionRefused implements Rule {

  @Override
  public List<Diagnosis> examine(Course course) {
    Optional<Said<Alert>> refusal = course.refusal().filter(VersionRefused::isAboutVersions);
    Optional<ClientHello> offer = course.offer();
    if (refusal.isEmpty() || offer.isEmpty()) {
      return List.of();
    }
    List<String> evidence = new ArrayList<>();
    evidence.add("the client offers " + names(offer.get()));
    course
        .trace()
        .negotiation()
        .version()
        .ifPresent(taken -> evidence.add("the server takes " + ProtocolVersions.name(taken)));
    evidence.add(course.told(refusal.get()));
    boolean isFallback = refusal.get().message().description() == INAPPROPRIATE_FALLBACK;
    return List.of(
        isFallback
            ? new Diagnosis(Cause.FALLBACK_REFUSED, Certainty.CERTAIN, evidence, ofFallback(course))
            : new Diagnosis(Cause.NO_COMMON_VERSION, Certainty.CERTAIN, evidence, fixes(course)));
  }

  private static List<Fix> ofFallback(Course course) {
    return List.of(
        Fix.of(
            "have the client offer all versions that it speaks, and no TLS_FALLBACK_SCSV",
            "openssl s_client -connect " + course.inquiry().server()),
        Fix.of("see why an earlier attempt of the client with a higher version failed"));
  }

  static String names(ClientHello offer) {
    return Offered.names(offer.versions(), ProtocolVersions::name);
  }

  private static boolean isAboutVersions(Said<Alert> refusal) {
    int description = refusal.message().description();
    return description == PROTOCOL_VERSION
        || (description == INAPPROPRIATE_FALLBACK && refusal.event().sender() == Sender.SERVER);
  }

  static List<Fix> fixes(Course course) {
    String server = course.inquiry().server();
    return List.of(
        Fix.of(
            "see which versions the server speaks",
            "openssl s_client -connect " + server + " -tls1_2",
            "openssl s_client -connect " + server + " -tls1_3"),
        Fix.of(
            "allow TLS 1.2 and 1.3 at the server (nginx, Apache)",
            "ssl_protocols TLSv1.2 TLSv1.3;",
            "SSLProtocol -all +TLSv1.2 +TLSv1.3"),
        Fix.of(
            "or at the client (curl, Java)",
            "curl --tlsv1.2 --tls-max 1.3 https://" + server + "/",
            "java -Djdk.tls.client.protocols=TLSv1.2,TLSv1.3 ..."));
  }
}
