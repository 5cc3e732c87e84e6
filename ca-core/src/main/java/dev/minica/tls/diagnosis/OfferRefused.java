package dev.minica.tls.diagnosis;

import static dev.minica.tls.registry.AlertDescriptions.HANDSHAKE_FAILURE;
import static dev.minica.tls.registry.AlertDescriptions.ILLEGAL_PARAMETER;
import static dev.minica.tls.registry.AlertDescriptions.INSUFFICIENT_SECURITY;
import static dev.minica.tls.registry.AlertDescriptions.MISSING_EXTENSION;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The server takes nothing of what the client offers, and the alert does not say what it misses:
 * suite, group and signature algorithm have the same. Asking again with one list made longer tells;
 * otherwise a list in which nothing usual is left is the likely one.
 */
final class OfferRefused implements Rule {

  private static final Set<Integer> ALERTS =
      Set.of(HANDSHAKE_FAILURE, INSUFFICIENT_SECURITY, ILLEGAL_PARAMETER, MISSING_EXTENSION);

  @Override
  public List<Diagnosis> examine(Course course) {
    Optional<ClientHello> offer = course.offer();
    Optional<String> alert =
        course
            .refusalBy(Sender.SERVER)
            .filter(said -> ALERTS.contains(said.message().description()))
            .map(course::told);
    if (course.isTaken() || offer.isEmpty() || alert.isEmpty()) {
      return List.of();
    }
    if (course.isRetried()) {
      return supposed(List.of(Widening.SIGNATURE_ALGORITHMS), course, offer.get(), alert.get())
          .stream()
          .toList();
    }
    return List.of(
        proven(course, Widening.fresh(offer.get()), alert.get())
            .or(() -> supposed(List.of(Widening.values()), course, offer.get(), alert.get()))
            .orElseGet(() -> undecided(course, offer.get(), alert.get())));
  }

  /** An experiment: the same hello but for one list. It counts only if the hello itself fails. */
  private static Optional<Diagnosis> proven(Course course, ClientHello hello, String alert) {
    Optional<Function<ClientHello, Optional<ServerHello>>> respondent =
        course.inquiry().respondent();
    if (respondent.isEmpty() || respondent.get().apply(hello).isPresent()) {
      return Optional.empty();
    }
    for (Widening widening : Widening.values()) {
      Optional<ServerHello> answer = respondent.get().apply(widening.widened(hello));
      if (answer.isPresent()) {
        return Optional.of(proven(course, widening, hello, List.of(alert), answer.get()));
      }
    }
    return inPairs(course, hello, alert, respondent.get());
  }

  /** A client has no suites for what it cannot do otherwise, so that these are lacking as well. */
  private static Optional<Diagnosis> inPairs(
      Course course,
      ClientHello hello,
      String alert,
      Function<ClientHello, Optional<ServerHello>> respondent) {
    for (Widening widening : List.of(Widening.SIGNATURE_ALGORITHMS, Widening.GROUPS)) {
      Optional<ServerHello> answer =
          respondent.apply(Widening.SUITES.widened(widening.widened(hello)));
      if (answer.isPresent()) {
        List<String> told = List.of(Widening.SUITES.told(hello) + ", as suits the others", alert);
        return Optional.of(proven(course, widening, hello, told, answer.get()));
      }
    }
    return Optional.empty();
  }

  private static Diagnosis proven(
      Course course, Widening widening, ClientHello hello, List<String> told, ServerHello answer) {
    List<String> evidence = new ArrayList<>();
    evidence.add(widening.told(hello));
    evidence.addAll(told);
    evidence.add(
        "asked again with the same ClientHello but further "
            + widening.label()
            + (told.size() > 1 ? " and their suites" : "")
            + ", the server answers with "
            + taken(answer));
    return diagnosis(course, widening, Certainty.CERTAIN, evidence);
  }

  private static String taken(ServerHello answer) {
    return answer.name()
        + " ("
        + ProtocolVersions.name(answer.version())
        + ", "
        + CipherSuites.name(answer.cipherSuite())
        + ")";
  }

  /**
   * The only list in which nothing usual is left.
   *
   * @param lists among these; a HelloRetryRequest has taken of all but the signature algorithms
   */
  private static Optional<Diagnosis> supposed(
      List<Widening> lists, Course course, ClientHello hello, String alert) {
    List<Widening> unusual = lists.stream().filter(each -> each.isUnusual(hello)).toList();
    if (unusual.size() != 1) {
      return Optional.empty();
    }
    Widening one = unusual.get(0);
    String rest = "of everything else it offers what practically every server has";
    List<String> evidence = List.of(one.told(hello) + ", none of them usual", rest, alert);
    return Optional.of(diagnosis(course, one, Certainty.LIKELY, evidence));
  }

  private static Diagnosis undecided(Course course, ClientHello hello, String alert) {
    List<String> evidence =
        List.of(
            alert,
            Widening.SUITES.told(hello),
            Widening.GROUPS.told(hello),
            Widening.SIGNATURE_ALGORITHMS.told(hello),
            "the alert is the same whichever of them the server misses something in");
    return new Diagnosis(
        Cause.NO_AGREEMENT,
        Certainty.UNKNOWN,
        evidence,
        List.of(
            Fix.of(
                "see whether it agrees on anything with a client that offers everything",
                "openssl s_client -connect "
                    + course.inquiry().server()
                    + " -cipher ALL:@SECLEVEL=0")));
  }

  private static Diagnosis diagnosis(
      Course course, Widening widening, Certainty certainty, List<String> evidence) {
    return new Diagnosis(widening.cause(), certainty, evidence, fixes(course, widening));
  }

  private static List<Fix> fixes(Course course, Widening widening) {
    return switch (widening) {
      case VERSIONS -> VersionRefused.fixes(course);
      case GROUPS ->
          List.of(
              Fix.of(
                  "offer a usual group (curl, Java)",
                  "curl --curves X25519:P-256:P-384 https://" + course.inquiry().server() + "/",
                  "java -Djdk.tls.namedGroups=x25519,secp256r1,secp384r1 ..."),
              Fix.of(
                  "or allow one at the server (nginx, Apache)",
                  "ssl_ecdh_curve X25519:prime256v1:secp384r1;",
                  "SSLOpenSSLConfCmd Groups X25519:P-256:P-384"));
      case SIGNATURE_ALGORITHMS ->
          List.of(
              Fix.of(
                  "accept signatures of the server's kind of key (openssl)",
                  "openssl s_client -connect "
                      + course.inquiry().server()
                      + " -sigalgs ECDSA+SHA256:RSA-PSS+SHA256:RSA+SHA256"),
              Fix.of(
                  "or give the server a certificate for a key that the client accepts",
                  "minica issue NAME --key ec-p256 --force"));
      case SUITES ->
          List.of(
              Fix.of(
                  "offer a usual suite (curl)",
                  "curl --ciphers ECDHE+AESGCM --tls13-ciphers"
                      + " TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384 https://"
                      + course.inquiry().server()
                      + "/"),
              Fix.of(
                  "or allow one at the server; the suites have to fit its key, ECDSA or RSA"
                      + " (nginx, Apache)",
                  "ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;",
                  "SSLCipherSuite ECDHE+AESGCM:ECDHE+CHACHA20"));
    };
  }
}
