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
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import dev.minica.x509.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the certificates of one kind hold, and what is refused to become one. Those that are built
 * in say little; those that people write as files ({@code dev.minica.profile}) may say all of it.
 *
 * @param name what {@code --profile} calls it
 * @param basicConstraints whether it makes CAs
 * @param keys which keys it certifies, and what for
 * @param lifetime unless the request says otherwise
 * @param maxLifetime the longest that may be asked for
 * @param names which names it allows; absent for all
 * @param subject what subjects are like; absent for anything
 * @param locations where clients are to look for the issuer's CRL and the like; absent for where
 *     the issuer says
 * @param further extensions besides those that every certificate has
 * @param source the file it was read from, if that has to be kept for renewal
 */
public record Profile(
    String name,
    BasicConstraints basicConstraints,
    KeyRules keys,
    TimeSpan lifetime,
    Optional<TimeSpan> maxLifetime,
    Optional<NameRules> names,
    Optional<SubjectRules> subject,
    Optional<Locations> locations,
    List<Extension> further,
    Optional<ProfileSource> source) {

  private static final Set<KeyUsage> SIGNATURE = Set.of(KeyUsage.DIGITAL_SIGNATURE);
  private static final Set<KeyUsage> ENCIPHERMENT = Set.of(KeyUsage.KEY_ENCIPHERMENT);

  /** One day under the 398 that the strictest of the usual clients accept. */
  private static final TimeSpan LEAF_LIFETIME = TimeSpan.parse("397d");

  /** A self-signed root CA. */
  public static final Profile ROOT =
      builtIn(
          "root",
          BasicConstraints.unlimitedCa(),
          Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN),
          Set.of(),
          List.of(),
          TimeSpan.parse("10y"));

  /** A CA that a root has issue in its stead, to end entities only. */
  public static final Profile INTERMEDIATE =
      builtIn(
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
      builtIn(
          "ocsp",
          BasicConstraints.END_ENTITY,
          SIGNATURE,
          Set.of(),
          List.of(OCSP_SIGNING),
          TimeSpan.parse("7d"));

  private static final List<Profile> LEAVES =
      List.of(SERVER, CLIENT, PEER, EMAIL, CODE_SIGNING_PROFILE, OCSP);

  public Profile {
    further = List.copyOf(further);
  }

  private static Profile builtIn(
      String name,
      BasicConstraints constraints,
      Set<KeyUsage> usages,
      Set<KeyUsage> rsaUsages,
      List<KeyPurpose> purposes,
      TimeSpan lifetime) {
    List<String> oids = new ArrayList<>();
    for (KeyPurpose purpose : purposes) {
      oids.add(purpose.oid());
    }
    return new Profile(
        name,
        constraints,
        KeyRules.of(usages, rsaUsages, oids),
        lifetime,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** The same, read from this file, which is to be kept with what is issued under it. */
  public Profile from(ProfileSource file) {
    return new Profile(
        name,
        basicConstraints,
        keys,
        lifetime,
        maxLifetime,
        names,
        subject,
        locations,
        further,
        Optional.of(file));
  }

  private static Profile leaf(
      String name, Set<KeyUsage> usages, Set<KeyUsage> rsaUsages, List<KeyPurpose> purposes) {
    return builtIn(name, BasicConstraints.END_ENTITY, usages, rsaUsages, purposes, LEAF_LIFETIME);
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

  /** Whether clients take it for a server's: it says so, or does not say what it is for. */
  boolean isForServers() {
    return keys.purposes().isEmpty() || keys.isFor(SERVER_AUTH) || keys.isFor(KeyPurpose.ANY);
  }

  /** Whether it is for a CA, or for who signs OCSP responses in its stead. */
  boolean isForAuthorities() {
    return basicConstraints.ca() || keys.isFor(OCSP_SIGNING);
  }

  /** The built-in profile for end entities that has this name, if there is one. */
  public static Optional<Profile> find(String name) {
    return LEAVES.stream().filter(profile -> profile.name.equals(name)).findFirst();
  }

  /** What the built-in profiles are called, those of CAs last. */
  public static List<String> builtInNames() {
    List<String> all = new ArrayList<>();
    LEAVES.forEach(profile -> all.add(profile.name));
    all.add(INTERMEDIATE.name);
    all.add(ROOT.name);
    return all;
  }

  /**
   * Holds a request to the rules for keys and names; those for subject and lifetime are held where
   * these are made.
   *
   * @throws MinicaException REFUSED naming the rule
   */
  void require(List<GeneralName> asked, SubjectPublicKeyInfo key) {
    keys.require(key, name);
    if (names.isPresent()) {
      names.get().require(asked, name);
    }
  }

  /**
   * The extensions that depend on nothing but the profile and the subject's key: basic constraints,
   * key usage, extended key usage if any, subject key identifier, for who signs OCSP responses that
   * nobody need ask about it, and what a file adds.
   */
  List<Extension> extensions(SubjectPublicKeyInfo key) {
    List<Extension> extensions = new ArrayList<>();
    extensions.add(Extensions.basicConstraints(basicConstraints));
    extensions.addAll(keys.extensions(key));
    extensions.add(Extensions.subjectKeyIdentifier(key.keyIdentifier()));
    if (keys.isFor(OCSP_SIGNING)) {
      extensions.add(Extensions.ocspNoCheck());
    }
    extensions.addAll(further);
    return extensions;
  }
}
