package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * One thing that was found in a file or at a server: what it says, and what relates it to other
 * things that were found. Never holds a secret.
 */
public final class Finding {

  /** A signature of which it is to be found out who made it. */
  interface Signature {

    /** Whether what is signed says that this is who made it. */
    boolean isClaimedFor(Certificate signer);

    /** Whether this certificate's key made it; "no" also if that cannot be checked. */
    boolean isMadeBy(Certificate signer);
  }

  private final String place;
  private final Description description;
  private final Optional<Certificate> certificate;
  private final Optional<SubjectPublicKeyInfo> key;
  private final Optional<Signature> signature;
  private final Optional<MinicaException> failure;

  private Finding(
      String place,
      Description description,
      Optional<Certificate> certificate,
      Optional<SubjectPublicKeyInfo> key,
      Optional<Signature> signature,
      Optional<MinicaException> failure) {
    this.place = place;
    this.description = description;
    this.certificate = certificate;
    this.key = key;
    this.signature = signature;
    this.failure = failure;
  }

  /** Something that stands for itself. */
  static Finding of(Description description) {
    return new Finding(
        "", description, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Finding of(Certificate certificate, Description description) {
    return new Finding(
        "",
        description,
        Optional.of(certificate),
        Optional.of(certificate.publicKey()),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * What could not be shown, among others that could.
   *
   * @param failure why
   */
  static Finding failed(Description description, MinicaException failure) {
    return new Finding(
        "",
        description,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(failure));
  }

  /** The same, with the public key that it is about or belongs to. */
  Finding withKey(SubjectPublicKeyInfo publicKey) {
    return new Finding(place, description, certificate, Optional.of(publicKey), signature, failure);
  }

  /** The same, signed by somebody else. */
  Finding withSignature(Signature signedWith) {
    return new Finding(place, description, certificate, key, Optional.of(signedWith), failure);
  }

  /** The same, in a PEM block with a label that is for other things. */
  Finding labelled(String label) {
    Description mark =
        Description.builder()
            .shown("label", "labelled", Value.of(label), List.of(label + ", which it is not"))
            .build();
    return with(mark);
  }

  /** The same, with more to say. */
  Finding with(Description further) {
    return new Finding(place, description.with(further), certificate, key, signature, failure);
  }

  /** The same at this place, with the one inside it after that. */
  Finding at(String where) {
    String separator = where.isEmpty() || place.isEmpty() ? "" : ", ";
    return new Finding(
        where + separator + place, description, certificate, key, signature, failure);
  }

  /** Where in its file it is, such as {@code line 20}; empty if there is only one place. */
  public String place() {
    return place;
  }

  /** What it says. */
  public Description description() {
    return description;
  }

  /** The certificate, if it is one. */
  public Optional<Certificate> certificate() {
    return certificate;
  }

  /** Why it could not be shown, if it is a part of something that otherwise could. */
  public Optional<MinicaException> failure() {
    return failure;
  }

  /** Whether there is more inside than could be shown without a passphrase. */
  public boolean isLocked() {
    return description.value("opened").equals(Optional.of(Value.of(false)));
  }

  /** The public key that it has, is or belongs to. */
  public Optional<SubjectPublicKeyInfo> key() {
    return key;
  }

  /** How it is signed, if it is signed by another. */
  Optional<Signature> signature() {
    return signature;
  }
}
