package dev.minica.verification;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.revocation.Crl;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Can this certificate be relied on, at this time, for this?
 *
 * @param leaf the certificate in question
 * @param anchors the certificates that are trusted to begin with. What such a certificate says of
 *     itself (validity, constraints, usage) binds like that of any other
 * @param intermediates further certificates that a path may use, in any order; nothing in them is
 *     trusted
 * @param time when
 * @param purpose for what
 * @param name the DNS name, IP address or e-mail address that the leaf must hold, if any
 * @param maxDepth how many intermediates, self-issued ones not counted, the path may have: RFC
 *     5280's initial max_path_length
 * @param policies what is asked of certificate policies
 * @param crls if there are any, every certificate below the anchor must be found not revoked by
 *     them
 */
public record Question(
    Certificate leaf,
    List<Certificate> anchors,
    List<Certificate> intermediates,
    Instant time,
    Purpose purpose,
    Optional<GeneralName> name,
    int maxDepth,
    PolicySettings policies,
    List<Crl> crls) {

  /** More than any honest path; GnuTLS stops at 16 and NSS at 20 certificates. */
  public static final int DEFAULT_MAX_DEPTH = 16;

  public Question {
    anchors = List.copyOf(anchors);
    intermediates = List.copyOf(intermediates);
    crls = List.copyOf(crls);
  }

  /** A question for any purpose and no name in particular, to be narrowed by the methods below. */
  public static Question about(Certificate leaf, List<Certificate> anchors, Instant time) {
    return new Question(
        leaf,
        anchors,
        List.of(),
        time,
        Purpose.ANY,
        Optional.empty(),
        DEFAULT_MAX_DEPTH,
        PolicySettings.UNCONCERNED,
        List.of());
  }

  public Question withIntermediates(List<Certificate> untrusted) {
    return new Question(leaf, anchors, untrusted, time, purpose, name, maxDepth, policies, crls);
  }

  public Question withPurpose(Purpose wanted) {
    return new Question(leaf, anchors, intermediates, time, wanted, name, maxDepth, policies, crls);
  }

  /**
   * The leaf must be for this host: a DNS name (a final dot is dropped, international labels become
   * A-labels) or, if it is written like one, an IP address.
   *
   * @throws MinicaException USAGE if it is neither, or a wildcard
   */
  public Question withHost(String host) {
    boolean rooted = host.length() > 1 && host.endsWith(".");
    GeneralName wanted = GeneralName.parse(rooted ? host.substring(0, host.length() - 1) : host);
    return withName(wanted);
  }

  /**
   * The leaf must be for this e-mail address.
   *
   * @throws MinicaException USAGE if it is none
   */
  public Question withEmail(String address) {
    return withName(GeneralName.parse("email:" + address));
  }

  /**
   * The leaf must hold this name.
   *
   * @throws MinicaException USAGE unless it is a DNS name without a wildcard, an IP address or an
   *     e-mail address
   */
  public Question withName(GeneralName wanted) {
    checkComparable(wanted);
    return new Question(
        leaf, anchors, intermediates, time, purpose, Optional.of(wanted), maxDepth, policies, crls);
  }

  public Question withMaxDepth(int intermediatesAllowed) {
    return new Question(
        leaf, anchors, intermediates, time, purpose, name, intermediatesAllowed, policies, crls);
  }

  public Question withPolicies(PolicySettings wanted) {
    return new Question(leaf, anchors, intermediates, time, purpose, name, maxDepth, wanted, crls);
  }

  public Question withCrls(List<Crl> lists) {
    return new Question(
        leaf, anchors, intermediates, time, purpose, name, maxDepth, policies, lists);
  }

  private static void checkComparable(GeneralName wanted) {
    boolean comparable =
        switch (wanted.kind()) {
          case DNS -> !wanted.value().startsWith("*");
          case IP, EMAIL -> true;
          default -> false;
        };
    if (!comparable) {
      throw new MinicaException(Kind.USAGE, "cannot ask for the name " + wanted)
          .withHint("ask for one host name, IP address or e-mail address");
    }
  }
}
