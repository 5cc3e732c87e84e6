package dev.minica.tls.wrong;

import dev.minica.Environment;
import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.revocation.Crl;
import dev.minica.tls.ServedIdentity;
import dev.minica.tls.TlsIdentity;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyPurpose;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be wrong with a server's certificate. */
public enum WrongCertificate {
  /** RFC 5280 section 4.1.2.5: its notAfter is over. */
  EXPIRED("its last day was a week ago"),
  /** RFC 5280 section 4.1.2.5: its notBefore is to come. */
  NOT_YET_VALID("its first day is a week away"),
  /** RFC 9525 section 6: it holds another name than the server's. */
  WRONG_HOST("it is for the name " + ThrowAwayCa.NOBODY),
  /** RFC 5280 section 4.2.1.12: it is a client's. */
  WRONG_USAGE("it is for clients only"),
  /** Nobody whom the client believes has issued it. */
  UNTRUSTED("its CA is one that nobody believes"),
  /** RFC 8446 section 4.4.2: the intermediate that issued it is not sent along. */
  INCOMPLETE_CHAIN("the intermediate that issued it is not sent along"),
  /** RFC 5280 section 5: the CA's CRL names it. */
  REVOKED("the CRL names it");

  private static final Duration WEEK = Duration.ofDays(7);

  private final String words;

  WrongCertificate(String words) {
    this.words = words;
  }

  /**
   * Reads one of these as it is written in a command line, such as {@code wrong-host}.
   *
   * @throws MinicaException USAGE if it is none of these
   */
  public static WrongCertificate parse(String text) {
    for (WrongCertificate each : values()) {
      if (each.toString().equals(text)) {
        return each;
      }
    }
    throw new MinicaException(Kind.USAGE, "no way to be wrong \"" + Escaped.of(text) + "\"")
        .withHint(list());
  }

  /** All of them, with commas. */
  public static String list() {
    return Arrays.stream(values())
        .map(WrongCertificate::toString)
        .collect(Collectors.joining(", "));
  }

  /** What is wrong with it, in a few words. */
  public String words() {
    return words;
  }

  /**
   * A server with the same key and names whose certificate is wrong in this way and no other. It is
   * issued by a CA that is made here and whose key is dropped again; its clients are to believe
   * that CA, or {@link #UNTRUSTED the sound server's}. Which clients the server believes stays as
   * it is.
   */
  public ServedIdentity of(TlsIdentity sound, Environment environment) {
    ThrowAwayCa root = ThrowAwayCa.root(environment);
    ThrowAwayCa issuer = this == INCOMPLETE_CHAIN ? root.intermediate() : root;
    Certificate wrong = issuer.sign(bent(issuer.leafLike(sound.certificate()), environment));
    List<Certificate> anchors = this == UNTRUSTED ? sound.roots() : List.of(root.certificate());
    List<Crl> crls = this == REVOKED ? List.of(issuer.crlNaming(wrong)) : List.of();
    TlsIdentity identity = new TlsIdentity(sound.privateKey(), List.of(wrong), sound.roots());
    return new ServedIdentity(identity, anchors, crls);
  }

  private Leaf bent(Leaf leaf, Environment environment) {
    return switch (this) {
      case EXPIRED -> leaf.validFrom(environment.now().minus(WEEK.multipliedBy(2)), WEEK);
      case NOT_YET_VALID -> leaf.validFrom(environment.now().plus(WEEK), WEEK);
      case WRONG_HOST -> leaf.with(names(ThrowAwayCa.NOBODY)).named(ThrowAwayCa.NOBODY);
      case WRONG_USAGE -> leaf.with(purpose(KeyPurpose.CLIENT_AUTH));
      case UNTRUSTED, INCOMPLETE_CHAIN, REVOKED -> leaf;
    };
  }

  private static Extension names(String name) {
    return Extensions.subjectAltName(List.of(GeneralName.parse(name)), false);
  }

  private static Extension purpose(KeyPurpose purpose) {
    return Extensions.extendedKeyUsage(List.of(purpose.oid()));
  }

  /** As in {@code --wrong wrong-host}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
