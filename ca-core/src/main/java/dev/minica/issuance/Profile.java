package dev.minica.issuance;

import static dev.minica.x509.KeyPurpose.CLIENT_AUTH;
import static dev.minica.x509.KeyPurpose.CODE_SIGNING;
import static dev.minica.x509.KeyPurpose.EMAIL_PROTECTION;
import static dev.minica.x509.KeyPurpose.OCSP_SIGNING;
import static dev.minica.x509.KeyPurpose.SERVER_AUTH;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import dev.minica.x509.TimeSpan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the certificates of one kind hold.
 *
 * @param name what {@code --profile} calls it
 * @param basicConstraints whether it makes CAs
 * @param keyUsages for every key
 * @param rsaKeyUsages added when the key is RSA: only RSA keys can encipher keys, as TLS 1.2's RSA
 *     key exchange does (RFC 5246 section 7.4.2); on EC keys RFC 8813 section 3 forbids it
 * @param purposes of the extended key usage; empty for no such extension
 * @param lifetime unless the request says otherwise
 */
public record Profile(
    String name,
    BasicConstraints basicConstraints,
    Set<KeyUsage> keyUsages,
    Set<KeyUsage> rsaKeyUsages,
    List<KeyPurpose> purposes,
    TimeSpan lifetime) {

  private static final Set<KeyUsage> SIGNATURE = Set.of(KeyUsage.DIGITAL_SIGNATURE);
  private static final Set<KeyUsage> ENCIPHERMENT = Set.of(KeyUsage.KEY_ENCIPHERMENT);

  /** One day under the 398 that the strictest of the usual clients accept. */
  private static final TimeSpan LEAF_LIFETIME = TimeSpan.parse("397d");

  /** A self-signed root CA. */
  public static final Profile ROOT =
      new Profile(
          "root",
          BasicConstraints.unlimitedCa(),
          Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN),
          Set.of(),
          List.of(),
          TimeSpan.parse("10y"));

  /** A CA that a root has issue in its stead, to end entities only. */
  public static final Profile INTERMEDIATE =
      new Profile(
          "intermediate",
          BasicConstraints.caWithPathLength(0),
          Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN),
          Set.of(),
          List.of(),
          ROOT.lifetime());

  /** A TLS server. */
  public static final Profile SERVER =
      leaf("server", SIGNATURE, ENCIPHERMENT, List.of(SERVER_AUTH));

  /** A TLS client. */
  public static final Profile CLIENT = leaf("client", SIGNATURE, Set.of(), List.of(CLIENT_AUTH));

  /** Both ends of TLS, as the members of a cluster need. */
  public static final Profile PEER =
      leaf("peer", SIGNATURE, ENCIPHERMENT, List.of(SERVER_AUTH, CLIENT_AUTH));

  /** S/MIME: signed, and with RSA encrypted, mail (RFC 8550 section 4.4). */
  public static final Profile EMAIL =
      leaf("email", SIGNATURE, ENCIPHERMENT, List.of(EMAIL_PROTECTION));

  /** Signed code. */
  public static final Profile CODE_SIGNING_PROFILE =
      leaf("code-signing", SIGNATURE, Set.of(), List.of(CODE_SIGNING));

  /**
   * Who signs OCSP responses for the CA. Short, since nobody asks whether it is revoked (RFC 6960
   * section 4.2.2.2.1).
   */
  public static final Profile OCSP =
      new Profile(
          "ocsp",
          BasicConstraints.END_ENTITY,
          SIGNATURE,
          Set.of(),
          List.of(OCSP_SIGNING),
          TimeSpan.parse("7d"));

  private static final List<Profile> LEAVES =
      List.of(SERVER, CLIENT, PEER, EMAIL, CODE_SIGNING_PROFILE, OCSP);

  public Profile {
    keyUsages = Set.copyOf(keyUsages);
    rsaKeyUsages = Set.copyOf(rsaKeyUsages);
    purposes = List.copyOf(purposes);
  }

  private static Profile leaf(
      String name, Set<KeyUsage> usages, Set<KeyUsage> rsaUsages, List<KeyPurpose> purposes) {
    return new Profile(
        name, BasicConstraints.END_ENTITY, usages, rsaUsages, purposes, LEAF_LIFETIME);
  }

  /**
   * The built-in profile for end entities that has this name.
   *
   * @throws MinicaException USAGE, naming the profiles there are
   */
  public static Profile named(String name) {
    return find(name, LEAVES);
  }

  /**
   * The built-in profile for what a request may be signed as: one for end entities, or {@link
   * #INTERMEDIATE}.
   *
   * @throws MinicaException USAGE, naming the profiles there are
   */
  public static Profile ofRequested(String name) {
    List<Profile> profiles = new ArrayList<>(LEAVES);
    profiles.add(INTERMEDIATE);
    return find(name, profiles);
  }

  /**
   * The built-in profile for what signs itself: one for end entities, or {@link #ROOT}.
   *
   * @throws MinicaException USAGE, naming the profiles there are
   */
  public static Profile ofSelfSigned(String name) {
    List<Profile> profiles = new ArrayList<>(LEAVES);
    profiles.add(ROOT);
    return find(name, profiles);
  }

  private static Profile find(String name, List<Profile> profiles) {
    return profiles.stream()
        .filter(profile -> profile.name.equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, profiles));
  }

  private static MinicaException unknown(String name, List<Profile> profiles) {
    String known = profiles.stream().map(Profile::name).collect(Collectors.joining(", "));
    return new MinicaException(Kind.USAGE, "unknown profile \"" + Escaped.of(name) + "\"")
        .withHint("one of " + known);
  }

  /** Whether it is for a CA, or for who signs OCSP responses in its stead. */
  boolean isForAuthorities() {
    return basicConstraints.ca() || purposes.contains(OCSP_SIGNING);
  }

  /**
   * The extensions that depend on nothing but the profile and the subject's key: basic constraints,
   * key usage, extended key usage if any, subject key identifier, and for who signs OCSP responses
   * that nobody need ask about it.
   */
  List<Extension> extensions(SubjectPublicKeyInfo key) {
    List<Extension> extensions = new ArrayList<>();
    extensions.add(Extensions.basicConstraints(basicConstraints));
    extensions.add(Extensions.keyUsage(keyUsagesFor(key)));
    if (!purposes.isEmpty()) {
      extensions.add(Extensions.extendedKeyUsage(purposes.stream().map(KeyPurpose::oid).toList()));
    }
    extensions.add(Extensions.subjectKeyIdentifier(key.keyIdentifier()));
    if (purposes.contains(OCSP_SIGNING)) {
      extensions.add(Extensions.ocspNoCheck());
    }
    return extensions;
  }

  private Set<KeyUsage> keyUsagesFor(SubjectPublicKeyInfo key) {
    EnumSet<KeyUsage> usages = EnumSet.copyOf(keyUsages);
    if (key.isRsa()) {
      usages.addAll(rsaKeyUsages);
    }
    return usages;
  }
}
