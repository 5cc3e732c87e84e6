package dev.minica.tls.diagnosis;

import dev.minica.verification.Answer;
import dev.minica.verification.Objection;
import dev.minica.verification.Reason;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * From what a verifier objects to, to what is wrong.
 *
 * @param answer of a verifier
 * @param shown the certificates that were sent, the own one first; none if that is not known
 * @param known further certificates, by which a missing one may be found
 */
record Reproaches(Answer answer, List<Certificate> shown, List<Certificate> known) {

  /** That nobody who is trusted stands behind it. */
  private static final Set<Reason> NO_PATH = Set.of(Reason.ISSUER_MISSING, Reason.NOT_TRUSTED);

  /** All; those that most clients would not mind are the last. */
  List<Reproach> all() {
    return answer.objections().stream()
        .map(this::reproach)
        .sorted(Comparator.comparing(each -> each.cause() == Cause.INVALID_CERTIFICATE))
        .toList();
  }

  /** Those that hold whomever one trusts. */
  List<Reproach> apartFromTrust() {
    List<Objection> others =
        answer.objections().stream().filter(each -> !NO_PATH.contains(each.reason())).toList();
    return new Reproaches(new Answer(answer.path(), others), shown, known).all();
  }

  private Reproach reproach(Objection objection) {
    if (NO_PATH.contains(objection.reason())) {
      return noPath(objection);
    }
    return objection.reason() == Reason.BAD_SIGNATURE && isOfTrusted(objection.certificate())
        ? ofNamesake(objection)
        : of(objection);
  }

  /** Whether the issuer of that name was not sent, so that it can only be one who is trusted. */
  private boolean isOfTrusted(Certificate certificate) {
    return !shown.isEmpty() && shown.stream().noneMatch(certificate::namesAsIssuer);
  }

  /** Who makes his CA anew gives it the same name, and has the old one trusted. */
  private static Reproach ofNamesake(Objection objection) {
    List<String> evidence =
        List.of(
            objection.toString(),
            "whom the client believes has that name and another key: perhaps the CA was made anew");
    return new Reproach(Cause.UNTRUSTED_ROOT, Certainty.LIKELY, evidence, objection.remedy());
  }

  /** Not every client minds a rule that is broken. */
  private Reproach of(Objection objection) {
    Cause cause = cause(objection);
    return new Reproach(
        cause,
        cause == Cause.INVALID_CERTIFICATE ? Certainty.LIKELY : Certainty.CERTAIN,
        List.of(objection.toString()),
        objection.remedy());
  }

  private Cause cause(Objection objection) {
    boolean isOwn = objection.certificate().equals(answer.path().get(0));
    return switch (objection.reason()) {
      case EXPIRED -> Cause.EXPIRED;
      case NOT_YET_VALID -> Cause.NOT_YET_VALID;
      case NAME_MISMATCH -> Cause.WRONG_HOST;
      case KEY_PURPOSE -> Cause.WRONG_USAGE;
      case KEY_USAGE -> isOwn ? Cause.WRONG_USAGE : Cause.NOT_A_CA;
      case NOT_A_CA -> Cause.NOT_A_CA;
      case REVOKED -> Cause.REVOKED;
      case REVOCATION_UNKNOWN -> Cause.REVOCATION_UNKNOWN;
      case NAME_CONSTRAINT -> Cause.NAME_CONSTRAINT;
      case UNSUPPORTED_SIGNATURE, UNACCEPTABLE_KEY -> Cause.WEAK_CERTIFICATE;
      case BAD_SIGNATURE -> Cause.BAD_CERTIFICATE_SIGNATURE;
      default -> Cause.INVALID_CERTIFICATE;
    };
  }

  private Reproach noPath(Objection objection) {
    Certificate last = objection.certificate();
    List<String> evidence = new ArrayList<>(List.of(objection.toString()));
    if (objection.reason() == Reason.NOT_TRUSTED) {
      boolean isAlone = answer.path().size() == 1;
      Cause cause = isAlone ? Cause.SELF_SIGNED : Cause.UNTRUSTED_ROOT;
      return new Reproach(cause, Certainty.CERTAIN, evidence, objection.remedy());
    }
    Optional<Certificate> issuer = issuerOf(last);
    if (issuer.isPresent()) {
      boolean isRoot = issuer.get().isSelfIssued();
      evidence.add(
          "the certificate of "
              + issuer.get().subject()
              + ", known here, is "
              + (isRoot ? "self-signed: a root" : "of an intermediate, which " + sent()));
      Cause cause = isRoot ? Cause.UNTRUSTED_ROOT : Cause.MISSING_INTERMEDIATE;
      return new Reproach(cause, Certainty.CERTAIN, evidence, objection.remedy());
    }
    return supposed(objection, evidence);
  }

  private Optional<Certificate> issuerOf(Certificate last) {
    return known.stream()
        .filter(each -> last.namesAsIssuer(each) && last.isSignedBy(each.publicKey()))
        .findFirst();
  }

  /** A root need not be sent (RFC 8446 section 4.4.2), and an absent one looks like any other. */
  private Reproach supposed(Objection objection, List<String> evidence) {
    List<Certificate> strangers =
        shown.stream().filter(each -> !answer.path().contains(each)).toList();
    if (!strangers.isEmpty()) {
      evidence.add("sent along is " + owner(strangers.get(0)) + ", which did not issue it");
      return new Reproach(
          Cause.MISSING_INTERMEDIATE, Certainty.LIKELY, evidence, objection.remedy());
    }
    Certificate last = objection.certificate();
    boolean isRoot = answer.path().size() > 1 || isCalledRoot(last);
    evidence.add(
        isRoot
            ? "that is probably a root, which no server has to send"
            : "nothing but the certificate itself was sent, so what is missing may be an"
                + " intermediate or, if it was issued by a root, that root");
    Cause cause = isRoot ? Cause.UNTRUSTED_ROOT : Cause.MISSING_INTERMEDIATE;
    return new Reproach(cause, Certainty.LIKELY, evidence, objection.remedy());
  }

  /** A hint and no more. */
  private static boolean isCalledRoot(Certificate certificate) {
    return certificate.issuer().toString().toLowerCase(Locale.ROOT).contains("root");
  }

  /** Whose it is; the subject may be empty where there are other names (RFC 5280 4.1.2.6). */
  static String owner(Certificate certificate) {
    return certificate.subject().isEmpty()
        ? "an empty subject (serial number " + certificate.serialNumber() + ")"
        : certificate.subject().toString();
  }

  private String sent() {
    return shown.isEmpty() ? "is not there" : "was not among the " + shown.size() + " sent";
  }
}
