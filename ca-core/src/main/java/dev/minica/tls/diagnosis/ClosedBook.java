package dev.minica.tls.diagnosis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.diagnosis.Course.Said;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.verification.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * TLS 1.3 without the keys: after ServerHello all is closed, alerts too (RFC 8446 section 6). Who
 * leaves is seen nonetheless, and the length of what was sent says whether it can be an alert, an
 * empty Certificate or a Finished.
 */
final class ClosedBook implements Rule {

  /** Content type and authentication tag (RFC 8446 section 5.2), without padding. */
  private static final int PROTECTION = 1 + 16;

  /** Java's TLS adds so many zeros to whatever it protects. */
  private static final int PADDING = 16;

  private static final int ALERT = 2 + PROTECTION;

  /** Header, empty certificate_request_context, empty certificate_list (section 4.4.2). */
  private static final int EMPTY_CERTIFICATE = 4 + 1 + 3 + PROTECTION;

  /** Shorter than any certificate, longer than a Finished. */
  private static final int CERTIFICATE = 200;

  @Override
  public List<Diagnosis> examine(Course course) {
    if (!course.isTls13()
        || !course.trace().gaps().isEmpty()
        || course.closedRecords(Sender.SERVER).isEmpty()
        || course.said(Sender.SERVER, CertificateMessage.class).isPresent()) {
      return List.of();
    }
    List<Integer> client = lengths(course, Sender.CLIENT);
    Optional<Said<Alert>> refusal = course.refusalBy(Sender.CLIENT);
    if (refusal.isPresent()) {
      return refusal.filter(Grounds::isCertificate).stream()
          .flatMap(said -> refusedByClient(course, course.told(said), refusal).stream())
          .toList();
    }
    if (client.size() == 1 && isAlert(client.get(0))) {
      return refusedByClient(course, seen(client.get(0)), refusal);
    }
    List<Integer> server = lengths(course, Sender.SERVER);
    boolean isRefused = isAlert(server.get(server.size() - 1));
    boolean isCertificate =
        !client.isEmpty() && (isEmpty(client.get(0)) || client.get(0) > CERTIFICATE);
    return isRefused && isCertificate && !hasTickets(course)
        ? refusedByServer(course, client.get(0), server.get(server.size() - 1))
        : List.of();
  }

  private static boolean isAlert(int length) {
    return length == ALERT || length == ALERT + PADDING;
  }

  private static boolean isEmpty(int length) {
    return length == EMPTY_CERTIFICATE || length == EMPTY_CERTIFICATE + PADDING;
  }

  private static String seen(int length) {
    return "all that the client sent after ServerHello is one closed record of "
        + length
        + " octets, as long as an alert: it was not content with something that the server showed";
  }

  private static List<Integer> lengths(Course course, Sender sender) {
    return course.closedRecords(sender).stream()
        .map(RecordView::record)
        .map(record -> record.fragment().length())
        .toList();
  }

  /** A server that is content gives tickets or data, both longer than an alert. */
  private static boolean hasTickets(Course course) {
    RecordView first = course.closedRecords(Sender.CLIENT).get(0);
    return course.closedRecords(Sender.SERVER).stream()
        .filter(record -> record.place().at().isAfter(first.place().at()))
        .anyMatch(record -> !isAlert(record.record().fragment().length()));
  }

  /** Its certificate is judged by what is known from elsewhere, else the alert is all there is. */
  private static List<Diagnosis> refusedByClient(
      Course course, String seen, Optional<Said<Alert>> refusal) {
    Optional<Answer> served = course.inquiry().served();
    List<Reproach> found =
        served
            .map(answer -> new Reproaches(answer, List.of(), course.inquiry().known()).all())
            .orElse(List.of());
    List<Reproach> reproaches =
        !found.isEmpty()
            ? found
            : refusal
                .flatMap(said -> AlertMeaning.of(said.message().description()))
                .map(meaning -> meaning.alone(List.of()))
                .stream()
                .toList();
    if (reproaches.isEmpty()) {
      return List.of(
          new Diagnosis(Cause.UNKNOWN, Certainty.UNKNOWN, told(course, seen), open(course)));
    }
    CertificateFixes fixes = new CertificateFixes(course.inquiry().server());
    return reproaches.stream()
        .map(
            each -> {
              List<String> evidence = told(course, seen);
              evidence.addAll(each.evidence());
              return new Diagnosis(each.cause(), Certainty.LIKELY, evidence, fixes.of(each));
            })
        .toList();
  }

  private static List<String> told(Course course, String seen) {
    List<String> evidence = new ArrayList<>(List.of(seen));
    if (!course.inquiry().complaint().isEmpty()) {
      evidence.add("the client says: " + course.inquiry().complaint());
    }
    return evidence;
  }

  private static List<Fix> open(Course course) {
    return List.of(
        Fix.of(
            "give the keys of the connection, which curl and openssl write down",
            "SSLKEYLOGFILE=keys.log curl https://" + course.inquiry().server() + "/",
            "openssl s_client -connect " + course.inquiry().server() + " -keylogfile keys.log"),
        Fix.of("see what the server shows", "minica inspect " + course.inquiry().server()));
  }

  private static List<Diagnosis> refusedByServer(Course course, int first, int last) {
    boolean isEmpty = isEmpty(first);
    List<String> evidence =
        List.of(
            "the first that the client sent after ServerHello is a closed record of "
                + first
                + " octets, as long as "
                + (isEmpty ? "a Certificate without certificates" : "a Certificate with some"),
            "the server answers with nothing but a closed record of "
                + last
                + " octets, as long as an alert");
    return List.of(
        isEmpty
            ? new Diagnosis(
                Cause.CLIENT_CERTIFICATE_MISSING,
                Certainty.LIKELY,
                evidence,
                ClientFixes.ofMissing(course.inquiry().server()))
            : new Diagnosis(
                Cause.CLIENT_CERTIFICATE_REJECTED,
                Certainty.LIKELY,
                evidence,
                ClientFixes.ofRejected()));
  }
}
