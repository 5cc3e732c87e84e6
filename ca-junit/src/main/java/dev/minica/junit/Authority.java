package dev.minica.junit;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.defect.Defect;
import dev.minica.defect.Defects;
import dev.minica.defect.Setting;
import dev.minica.defect.Specimen;
import dev.minica.issuance.Profile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.revocation.RevocationReason;
import dev.minica.seed.Seed;
import dev.minica.x509.Certificate;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A CA for tests, in memory: it issues identities, revokes them, and says what time it is for all
 * of its PKI. {@link Pki} has one made and closed; elsewhere {@link #create} makes one.
 *
 * <p>Any number of threads may use it.
 */
public final class Authority implements AutoCloseable {

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");
  private static final List<String> SOMEBODY = List.of("client");

  private final Common common;
  private final Member member;
  private final KeyAlgorithm algorithm;

  /** What all CAs of one PKI share. */
  private record Common(
      Origin origin, Members members, Issuing issuing, @Nullable RevocationServer server) {}

  private Authority(Common common, Member member, KeyAlgorithm algorithm) {
    this.common = common;
    this.member = member;
    this.algorithm = algorithm;
  }

  /** A root of its own, whose clock follows the machine's and which serves nothing. */
  public static Authority create() {
    return builder().build();
  }

  /** A root of another kind. */
  public static Builder builder() {
    return new Builder();
  }

  /** What a root is to be like; each method says what the attribute of {@link Pki} does. */
  public static final class Builder {

    private boolean revocation;
    private boolean intermediate;
    private Optional<Seed> seed = Optional.empty();
    private Optional<Instant> time = Optional.empty();

    private Builder() {}

    /** {@link Pki#revocation}. */
    public Builder revocation() {
      revocation = true;
      return this;
    }

    /** {@link Pki#intermediate}. */
    public Builder intermediate() {
      intermediate = true;
      return this;
    }

    /**
     * {@link Pki#seed}.
     *
     * @throws MinicaException USAGE if it is empty or longer than 1,000 characters
     */
    public Builder seed(String text) {
      seed = Optional.of(new Seed(text));
      return this;
    }

    /** {@link Pki#time}. */
    public Builder time(Instant moment) {
      time = Optional.of(moment);
      return this;
    }

    /**
     * The CA that issues.
     *
     * @throws MinicaException USAGE if there are both a seed and revocation; FAILED if no port is
     *     free
     */
    public Authority build() {
      if (seed.isPresent() && revocation) {
        throw new MinicaException(
                Kind.USAGE,
                "certificates of a seed are the same each time, and the port of a revocation server"
                    + " is another")
            .withHint("leave out one of the two");
      }
      Common common = common();
      Member root = common.issuing().root();
      Member issuer = intermediate ? common.issuing().below(root, "intermediate") : root;
      if (common.server() != null) {
        common.server().serve(common.members());
      }
      return new Authority(common, issuer, KeyAlgorithm.EC_P256);
    }

    private Common common() {
      Environment machine = Environment.system();
      SettableClock clock = SettableClock.following(machine.clock());
      time.or(() -> seed.map(any -> Seed.EPOCH)).ifPresent(clock::stopAt);
      Origin origin = new Origin(clock, machine.random(), seed);
      Members members = new Members(origin);
      RevocationServer server = revocation ? RevocationServer.listen() : null;
      Optional<String> url = Optional.ofNullable(server).map(RevocationServer::url);
      return new Common(origin, members, new Issuing(origin, members, url), server);
    }
  }

  /**
   * A server with a new key; without names it is at localhost, 127.0.0.1 and ::1.
   *
   * @throws MinicaException USAGE if something is no name; UNUSABLE_CA if the clock stands where
   *     the CA is not valid
   */
  public Identity server(String... names) {
    return issue(Profile.SERVER, names.length == 0 ? LOOPBACK : List.of(names));
  }

  /**
   * A client with a new key; without names it is {@code client}.
   *
   * @throws MinicaException as {@link #server}
   */
  public Identity client(String... names) {
    return issue(Profile.CLIENT, names.length == 0 ? SOMEBODY : List.of(names));
  }

  /**
   * What is server and client with one key, as the members of a cluster are.
   *
   * @throws MinicaException as {@link #server}
   */
  public Identity peer(String... names) {
    return issue(Profile.PEER, names.length == 0 ? LOOPBACK : List.of(names));
  }

  private Identity issue(Profile profile, List<String> names) {
    Issuing.Issued issued = common.issuing().issue(member, profile, names, algorithm);
    return Identity.of(this, issued.keys().privateKey(), issued.certificate());
  }

  /**
   * A server at localhost whose certificate, or what is above it, is wrong in one way. It is of a
   * PKI of its own, which {@link Identity#trust} believes and this CA's does not.
   *
   * @param id an identifier or a familiar name of {@link Defects}
   * @throws MinicaException USAGE if there is none, or it is not wrong with certificates or CRLs,
   *     or needs another host
   */
  public Identity defect(String id) {
    return defect(id, LOOPBACK.get(0));
  }

  /**
   * The same at another host.
   *
   * @param host DNS name that clients ask for
   */
  public Identity defect(String id, String host) {
    Defect defect = Defects.of(id);
    Environment environment = common.origin().environment("defect/" + defect.id() + "/" + host);
    if (defect.specimen(new Setting(host, environment)) instanceof Specimen.Served served) {
      return Identity.of(this, defect.id(), served);
    }
    throw new MinicaException(Kind.USAGE, defect.id() + " is of no certificate that a server shows")
        .withHint("Defects.of(id).specimen(...) has it as octets");
  }

  /** The same CA for subjects with keys of this algorithm, where otherwise they have EC P-256. */
  public Authority using(KeyAlgorithm other) {
    return new Authority(common, member, other);
  }

  /**
   * A new CA below this one, with the same clock, publishing at the same place.
   *
   * @param name that people read in its subject
   * @throws MinicaException REFUSED if this one is below another already
   */
  public Authority intermediate(String name) {
    return new Authority(common, common.issuing().below(member, name), algorithm);
  }

  /** The root of the PKI, which may be this one. */
  public Authority root() {
    return new Authority(common, common.members().root(), algorithm);
  }

  /**
   * Revokes what this CA, or another of the same PKI, has issued: OCSP responder and CRL say so
   * from now on, by the PKI's clock. The second time changes nothing.
   *
   * @throws MinicaException USAGE if it is of elsewhere, or wrong on purpose
   */
  public void revoke(Identity identity) {
    revoke(identity, RevocationReason.UNSPECIFIED);
  }

  /** The same with a reason (RFC 5280 section 5.3.1). */
  public void revoke(Identity identity, RevocationReason reason) {
    Optional<Certificate> certificate = identity.issued();
    certificate
        .flatMap(common.members()::issuerOf)
        .orElseThrow(
            () ->
                new MinicaException(
                    Kind.USAGE,
                    "no CA of this PKI has issued " + identity + ", so none can revoke it"))
        .revoke(certificate.orElseThrow(), reason);
  }

  /** What this CA has revoked, as a CRL that is made now. */
  public X509CRL crl() {
    try {
      return (X509CRL)
          CertificateFactory.getInstance("X.509")
              .generateCRL(new ByteArrayInputStream(member.crl().encoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform reads CRLs", e);
    }
  }

  /** Whoever believes the root of this CA. */
  public Trust trust() {
    return Trust.of(member.ca().root(), common.origin().clock(), common.server() != null);
  }

  /** This CA's own certificate; that of the root where there is no intermediate. */
  public X509Certificate certificate() {
    return member.issuer().toX509Certificate();
  }

  /**
   * The time by which the PKI issues, revokes and judges. It goes on, unless it was stopped;
   * whoever has it sees how it is set later.
   */
  public Clock clock() {
    return common.origin().clock();
  }

  /** Sets the clock ahead, or back by a negative duration. */
  public void advance(Duration by) {
    common.origin().clock().advance(by);
  }

  /** Stops the clock. */
  public void stopClockAt(Instant moment) {
    common.origin().clock().stopAt(moment);
  }

  /**
   * Where CRLs and OCSP are: {@code /ocsp}, {@code /crl/root.crl} and the like, listed at {@code
   * /}.
   *
   * @throws IllegalStateException if the PKI was made without
   */
  public URI revocationServer() {
    return URI.create(server().url() + "/");
  }

  /**
   * Lets the revocation server fail, or recover: it answers all requests with an error then.
   *
   * @throws IllegalStateException if the PKI was made without
   */
  public void failRevocationServer(boolean failing) {
    server();
    common.members().setSilent(failing);
  }

  private RevocationServer server() {
    if (common.server() == null) {
      throw new IllegalStateException(
          "no revocation server: say @Pki(revocation = true), or Authority.builder().revocation()");
    }
    return common.server();
  }

  Origin origin() {
    return common.origin();
  }

  List<Certificate> caChain() {
    return member.ca().chain();
  }

  /** Stops the revocation server, if there is one. */
  @Override
  public void close() {
    if (common.server() != null) {
      common.server().close();
    }
  }

  @Override
  public String toString() {
    return member.issuer().subject().toString();
  }
}
