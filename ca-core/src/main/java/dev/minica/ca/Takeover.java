package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.order.IssuerName;
import dev.minica.ca.order.RootKeyPlace;
import dev.minica.ca.takeover.Acceptance;
import dev.minica.ca.takeover.ForeignCa;
import dev.minica.ca.takeover.ForeignProfile;
import dev.minica.ca.takeover.TakenOver;
import dev.minica.ca.takeover.TakeoverOrder;
import dev.minica.encoding.Pem;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.NewDirectory;
import dev.minica.internal.io.OutputFile;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.IssuingCa;
import dev.minica.issuance.Profile;
import dev.minica.key.KeyPair;
import dev.minica.key.SigningKey;
import dev.minica.profile.ProfileDirectory;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlTemplate;
import dev.minica.store.AuditEvent;
import dev.minica.store.AuditEvent.Action;
import dev.minica.store.AuditLog;
import dev.minica.store.CrlArchive;
import dev.minica.store.DirectoryStore;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.RecordFile;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.TimeSpan;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One act of taking over a CA that another program made. */
final class Takeover {

  /** As long as one that is made without a wish. */
  private static final TimeSpan CRL_LIFETIME = TimeSpan.parse("7d");

  private final CaDirectory directory;
  private final ForeignCa foreign;
  private final TakeoverOrder order;
  private final Environment environment;
  private final IssuingCa ca;
  private final TakenRecords records;
  private final List<String> notes;

  private Takeover(
      CaDirectory directory, ForeignCa foreign, TakeoverOrder order, Environment environment) {
    this.directory = directory;
    this.foreign = foreign;
    this.order = order;
    this.environment = environment;
    List<Certificate> chain = Acceptance.chain(foreign);
    String name = chain.size() == 1 ? IssuingCa.ROOT : order.name().value();
    this.ca = new IssuingCa(name, chain, Optional.empty());
    this.records = new TakenRecords(ca.certificate());
    this.notes = new ArrayList<>(foreign.notes());
  }

  /** What {@link CertificateAuthority#takeOver} promises. */
  static TakenOver run(
      CaDirectory directory, ForeignCa foreign, TakeoverOrder order, Environment environment) {
    requireFree(directory);
    return new Takeover(directory, foreign, order, environment).run();
  }

  private static void requireFree(CaDirectory directory) {
    try {
      NewDirectory.requireFree(directory.path());
    } catch (MinicaException e) {
      throw e.kind() == Kind.CONFLICT && directory.hasCa() ? Creation.exists(directory) : e;
    }
  }

  private TakenOver run() {
    KeyPair pair = keyPair();
    records.addIssued(foreign.issued());
    records.addRevocations(foreign.revocations());
    foreign.lastCrl().ifPresent(this::addNamed);
    notes.addAll(records.notes());
    Optional<Crl> crl = crl(pair);
    byte[] key = encoded(pair);
    noteWhatIsOdd();
    NewDirectory.make(directory.path(), made -> write(made, key, crl));
    return new TakenOver(
        records.issued().size(),
        records.revocations().size(),
        crl.flatMap(Crl::number),
        foreign.profile().map(ForeignProfile::name),
        notes);
  }

  /**
   * What the last CRL names, the next has to name (RFC 5280 section 3.3), whatever an index says.
   */
  private void addNamed(Crl crl) {
    if (!crl.issuer().equals(ca.certificate().subject())
        || !crl.mayBeSignedBy(ca.certificate().publicKey())) {
      throw new MinicaException(
          Kind.BAD_INPUT, "the last CRL is not signed by this CA, but by " + crl.issuer());
    }
    boolean isPartial =
        crl.issuingDistributionPoint().filter(point -> point.isPartial()).isPresent();
    if (crl.baseNumber().isPresent() || isPartial) {
      throw new MinicaException(
              Kind.BAD_INPUT, "the last CRL is a delta or covers a part of what was issued")
          .withHint("the complete CRL is needed, which names all that is revoked");
    }
    records.addNamed(crl);
  }

  private KeyPair keyPair() {
    KeyPair pair = foreign.key().keyPair(order.opening());
    if (!pair.publicKey().equals(ca.certificate().publicKey())) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          foreign.key().name()
              + " is not the key of "
              + ca.certificate().subject()
              + ", but of another");
    }
    return pair;
  }

  private byte[] encoded(KeyPair pair) {
    return CaKey.encode(
        pair.privateKey(), order.passphrase().map(source -> source.get()), environment.random());
  }

  /**
   * The next one after theirs, so that numbers and times go on from there. It names even what has
   * expired: whether one of theirs did so after that is not known (RFC 5280 section 3.3).
   */
  private Optional<Crl> crl(KeyPair pair) {
    if (!ca.maySignCrls()) {
      notes.add(
          "there is no CRL and will be none: the key usage of the CA's certificate is without"
              + " cRLSign; minica serve answers OCSP");
      return Optional.empty();
    }
    Optional<Instant> last = foreign.lastCrl().map(Crl::thisUpdate);
    Instant thisUpdate =
        last.filter(time -> time.isAfter(environment.now())).orElse(environment.now());
    CrlTemplate next =
        new NextCrl(ca.certificate(), Optional.empty(), thisUpdate, CRL_LIFETIME)
            .naming(List.copyOf(records.revocations().values()))
            .numbered(NextCrl.after(lastNumber()));
    SigningKey key = SigningKey.of(pair, environment.random());
    return Optional.of(new Issuer(ca, key, environment).sign(next));
  }

  /** The higher of the two. */
  private Optional<BigInteger> lastNumber() {
    return Stream.of(foreign.lastNumber(), foreign.lastCrl().flatMap(Crl::number))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  private void noteWhatIsOdd() {
    if (!ca.certificate().validity().contains(environment.now())) {
      notes.add(
          "the CA is valid from "
              + ca.certificate().validity().notBefore()
              + " to "
              + ca.certificate().validity().notAfter()
              + ", and can issue nothing now");
    }
    for (Certificate below : ca.intermediates()) {
      if (below.signatureAlgorithm().isEmpty()) {
        notes.add(
            "the signature of the certificate of "
                + below.subject()
                + " could not be checked, and clients may refuse it: its algorithm is "
                + below.signatureAlgorithmOid());
      }
    }
    Revocation own = records.revocations().get(ca.certificate().serialNumber());
    if (own != null && !ca.isRoot()) {
      notes.add(
          "certificate " + own.serialNumber() + ", which is revoked, has the CA's own number");
    }
  }

  private void write(NewDirectory made, byte[] key, Optional<Crl> crl) {
    boolean isRoot = ca.isRoot();
    RootKeyPlace rootKey = isRoot ? RootKeyPlace.KEPT : RootKeyPlace.OUT;
    Settings settings = new Settings(new IssuerName(ca.name()), rootKey, order.url());
    made.write("", file(Settings.FILE, settings.encode(), Access.PUBLIC));
    made.write("", file(CaDirectory.keyName(settings.issuer()), key, Access.SECRET));
    made.write("", file(AuditLog.FILE, AuditLog.first(events(crl)), Access.SECRET));
    made.write("", file(CaDirectory.ROOT, text(ca.root()), Access.PUBLIC));
    for (int i = 0; i < ca.intermediates().size(); i++) {
      IssuerName name = i == 0 ? settings.issuer() : new IssuerName(TakeoverOrder.ABOVE + i);
      byte[] record = RecordFile.encode(intermediate(ca.intermediates().get(i)));
      made.write("", file(CaDirectory.certificateName(name), record, Access.PUBLIC));
    }
    DirectoryStore.write(made, records.issued().values(), records.revocations().values());
    crl.ifPresent(first -> CrlArchive.write(made, Revocation.keyId(ca.certificate()), first));
    foreign.profile().ifPresent(profile -> write(made, profile));
  }

  private static void write(NewDirectory made, ForeignProfile profile) {
    made.write(
        ProfileDirectory.DIRECTORY,
        file(profile.name() + ProfileDirectory.SUFFIX, profile.encode(), Access.PUBLIC));
  }

  private static OutputFile file(String name, byte[] content, Access access) {
    return new OutputFile(name, content, access);
  }

  private static byte[] text(Certificate certificate) {
    return Pem.encode(certificate).getBytes(StandardCharsets.US_ASCII);
  }

  private static IssuedCertificate intermediate(Certificate certificate) {
    return new IssuedCertificate(certificate, Profile.INTERMEDIATE.name());
  }

  /** The CA itself, each certificate, what is revoked without being there, and the CRL. */
  private List<AuditEvent> events(Optional<Crl> crl) {
    Instant now = environment.now();
    List<AuditEvent> events = new ArrayList<>();
    IssuedCertificate own =
        ca.isRoot()
            ? new IssuedCertificate(ca.root(), Profile.ROOT.name())
            : intermediate(ca.certificate());
    events.add(AuditEvent.ofCertificate(now, Action.IMPORT, own, IssuingCa.ROOT));
    for (IssuedCertificate issued : records.issued().values()) {
      AuditEvent event = AuditEvent.ofCertificate(now, Action.IMPORT, issued, ca.name());
      Revocation revocation = records.revocations().get(issued.serialNumber());
      events.add(revocation == null ? event : event.because(revocation.reason()));
    }
    for (Revocation revocation : records.revocations().values()) {
      if (!records.issued().containsKey(revocation.serialNumber())) {
        events.add(
            AuditEvent.ofImport(now, revocation.serialNumber(), ca.name(), revocation.reason()));
      }
    }
    crl.flatMap(Crl::number)
        .ifPresent(number -> events.add(AuditEvent.ofCrl(now, ca.name(), number)));
    return events;
  }
}
