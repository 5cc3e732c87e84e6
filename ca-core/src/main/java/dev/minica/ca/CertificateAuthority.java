package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.ca.order.CaOrder;
import dev.minica.ca.order.IntermediateOrder;
import dev.minica.ca.order.IssuerName;
import dev.minica.ca.order.RenewalOrder;
import dev.minica.ca.takeover.ForeignCa;
import dev.minica.ca.takeover.TakenOver;
import dev.minica.ca.takeover.TakeoverOrder;
import dev.minica.csr.CertificationRequest;
import dev.minica.file.FileTarget;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.IssuingCa;
import dev.minica.issuance.SigningOrder;
import dev.minica.key.KeyPair;
import dev.minica.renewal.Renewable;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlTemplate;
import dev.minica.revocation.Repository;
import dev.minica.revocation.RevocationReason;
import dev.minica.store.Extract;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.Listing;
import dev.minica.store.RecordOutline;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.TimeSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A CA in a directory: what {@code minica} can be asked to do with one. It issues as one of its
 * issuing CAs: the one that was made for it, or another by {@link #as}.
 */
public final class CertificateAuthority {

  private final IssuingCas members;
  private final IssuerName issuer;
  private final Environment environment;

  private CertificateAuthority(IssuingCas members, IssuerName issuer, Environment environment) {
    this.members = members;
    this.issuer = issuer;
    this.environment = environment;
  }

  /**
   * Makes a CA: keys, a self-signed root and the intermediate that is asked for, in a directory of
   * mode 0700 that is made where it is missing. The CA is there, whole and durable, or it is not;
   * several at once end with one CA and the others' failure.
   *
   * @throws MinicaException CONFLICT if there is a CA in the directory, or a file where the root's
   *     key is to be; FAILED
   */
  public static CertificateAuthority init(Path path, CaOrder order, Environment environment) {
    Creation.run(new CaDirectory(path, environment), order, environment);
    return open(path, environment);
  }

  /**
   * Makes a CA directory out of a CA that another program made, with what that has issued and
   * revoked. The files of that program are not changed. The CA is there, whole and durable, or it
   * is not.
   *
   * @throws MinicaException CONFLICT if the directory is there and not empty; REFUSED if the CA is
   *     not fit to issue by; BAD_INPUT if its key is another's, the certificates above it are not
   *     there, or something that must not be lost cannot be recorded; WRONG_PASSPHRASE; FAILED;
   *     BUSY
   */
  public static TakenOver takeOver(
      Path path, ForeignCa foreign, TakeoverOrder order, Environment environment) {
    return Takeover.run(new CaDirectory(path, environment), foreign, order, environment);
  }

  /**
   * Opens a CA to ask it things, and to issue: no key is touched yet.
   *
   * @throws MinicaException UNUSABLE_CA if there is none, or one of a newer layout
   */
  public static CertificateAuthority open(Path path, Environment environment) {
    IssuingCas members = IssuingCas.open(new CaDirectory(path, environment));
    return new CertificateAuthority(members, members.settings().issuer(), environment);
  }

  /** The same CA, issuing by another of its issuing CAs. */
  public CertificateAuthority as(IssuerName name) {
    return new CertificateAuthority(members, name, environment);
  }

  /** The same CA, with the root's key in this file, for those whose key was moved out. */
  public CertificateAuthority withRootKey(Path file) {
    return new CertificateAuthority(members.withRootKey(file), issuer, environment);
  }

  /** The root's certificate. */
  public Certificate root() {
    return members.root();
  }

  /** The root's certificate as a file: what clients are told to trust. */
  public Path rootFile() {
    return certificateFile(IssuerName.ROOT);
  }

  /** The certificate of an issuing CA as a file. */
  public Path certificateFile(IssuerName name) {
    return directory().certificateFile(name);
  }

  /** The file with the private key of an issuing CA; it is not read here, and may be missing. */
  public Path keyFile(IssuerName name) {
    return members.keyFile(name);
  }

  /**
   * Whether what issues here needs a passphrase for its key.
   *
   * @throws MinicaException UNUSABLE_CA if its key is not here or must not be used
   */
  public boolean hasEncryptedKey() {
    return members.key(issuer).isEncrypted();
  }

  /** Where the private key of an issuing CA in this directory is, or would be. */
  public static Path keyFile(Path directory, IssuerName name) {
    return directory.resolve(CaDirectory.keyName(name));
  }

  /** Where the certificate of an issuing CA in this directory is, or would be. */
  public static Path certificateFile(Path directory, IssuerName name) {
    return directory.resolve(CaDirectory.certificateName(name));
  }

  /** Where the root's certificate of a CA in this directory is, or would be. */
  public static Path rootFile(Path directory) {
    return certificateFile(directory, IssuerName.ROOT);
  }

  /**
   * What issues here.
   *
   * @throws MinicaException UNUSABLE_CA if it does not exist or is damaged
   */
  public IssuingCa issuer() {
    return members.member(issuer);
  }

  /** The name of what issues here. */
  public IssuerName issuerName() {
    return issuer;
  }

  /**
   * All that can issue: the root, then the intermediates by name.
   *
   * @throws MinicaException UNUSABLE_CA if one is damaged
   */
  public List<IssuingCa> issuers() {
    return members.all();
  }

  /** The root and all intermediates: what a verifier may need of this CA. */
  public List<Certificate> certificates() {
    return issuers().stream().map(IssuingCa::certificate).toList();
  }

  /** Everything this CA has issued, its intermediates included. */
  public Listing list() {
    return members.list();
  }

  /**
   * What is made of each certificate that this CA has issued, its intermediates last: for who needs
   * little of each of very many.
   *
   * @param making called once for each, perhaps by several threads at once; nothing leaves it out.
   *     If it fails with BAD_INPUT, since what it asks for is malformed, the record is corrupt
   */
  public <T> Extract<T> extract(Function<RecordOutline, Optional<T>> making) {
    return members.extract(making);
  }

  /**
   * Whether a certificate is one that {@link #repository} had issued to sign OCSP responses, and
   * replaces in time: nobody need see to its renewal.
   */
  public boolean replacesByItself(RecordOutline issued) {
    return DelegatedSigner.isOne(issued);
  }

  /**
   * Issues a certificate and writes it for its user. In this order: nothing is done if a file is in
   * the way; the files are staged; the certificate is recorded; the files appear. So whatever is
   * handed out is recorded, and a failure before the record leaves nothing.
   *
   * @param key the subject's key pair: a new one, or the user's own
   * @param passphrase of the CA's key; asked only if it is encrypted, and cleared
   * @throws MinicaException REFUSED by policy; CONFLICT if a file exists and is not to be replaced;
   *     UNUSABLE_CA if the CA's key or certificate must not be used; WRONG_PASSPHRASE; FAILED
   */
  public Issued issue(
      IssuanceRequest request,
      Supplier<KeyPair> key,
      Delivery delivery,
      Supplier<char[]> passphrase) {
    return issuance(passphrase).issue(request, key, delivery);
  }

  /**
   * Signs a certification request: checks it, records the certificate and writes it, in the order
   * of {@link #issue}.
   *
   * @param order what the CA decides about it
   * @param file where the certificate is written; absent for a caller that hands it out by itself
   * @param replace whether a file that exists is replaced
   * @param passphrase of the CA's key; asked only if it is encrypted, and cleared
   * @throws MinicaException REFUSED as {@link SigningOrder#request} and {@link Issuer#issue} do;
   *     BAD_INPUT if what the request asks for is malformed; all else as {@link #issue}
   */
  public Certificate sign(
      CertificationRequest csr,
      SigningOrder order,
      Optional<FileTarget> file,
      boolean replace,
      Supplier<char[]> passphrase) {
    return issuance(passphrase).sign(csr, order, file, replace);
  }

  /**
   * Renews what this CA has issued: the same names, subject and profile again, from now on, by the
   * same issuing CA. The files that hold the old certificate hold the new one then, all of them or
   * none; in the order of {@link #issue}.
   *
   * @param passphrase of the CA's key; asked only if it is encrypted, and cleared
   * @return the new certificate, or nothing if it is not yet time
   * @throws MinicaException REFUSED if this CA did not issue it, it is revoked or a CA's, or policy
   *     forbids it; BAD_INPUT if a file that holds it cannot be read; USAGE if a new key has no
   *     place; WRONG_PASSPHRASE; all else as {@link #issue}
   */
  public Optional<Certificate> renew(
      Renewable old, RenewalOrder order, Supplier<char[]> passphrase) {
    return new Renewal(members, order, passphrase, environment).of(old);
  }

  /**
   * What was issued with this serial number.
   *
   * @throws MinicaException REFUSED if nothing was; BAD_INPUT if its record is corrupt
   */
  public Certificate issued(SerialNumber serialNumber) {
    return members
        .find(serialNumber)
        .map(IssuedCertificate::certificate)
        .orElseThrow(
            () ->
                new MinicaException(
                        MinicaException.Kind.REFUSED,
                        "no certificate " + serialNumber + " was issued here")
                    .withHint("see minica list, or name another CA with --ca"));
  }

  /**
   * Makes another issuing CA below the root. Its key is encrypted as the root's is, under the same
   * passphrase. It is there, whole and durable, or it is not.
   *
   * @param passphrase of the root's key; asked only if it is encrypted, and cleared
   * @throws MinicaException CONFLICT if there is one of its name; UNUSABLE_CA if the root's key is
   *     not here or must not be used; REFUSED by policy; WRONG_PASSPHRASE; FAILED
   */
  public IssuingCa createIntermediate(IntermediateOrder order, Supplier<char[]> passphrase) {
    IntermediateCreation.run(order, members, environment, passphrase);
    return members.member(order.name());
  }

  /**
   * Revokes a certificate, for good, without the key of the CA.
   *
   * @throws MinicaException REFUSED if this CA issued none of that number, or the reason is for
   *     what may become valid again; CONFLICT if it is revoked already, saying since when;
   *     BAD_INPUT if its record is corrupt; FAILED
   */
  public Revocation revoke(SerialNumber serialNumber, RevocationReason reason) {
    return new Revoking(members, environment).revoke(serialNumber, reason);
  }

  /**
   * The same for a certificate that is at hand.
   *
   * @throws MinicaException REFUSED also if this CA issued another one of its number
   */
  public Revocation revoke(Certificate certificate, RevocationReason reason) {
    return new Revoking(members, environment).revoke(certificate, reason);
  }

  /** What {@link #revoke(SerialNumber, RevocationReason)} would record now; nothing is changed. */
  public Revocation nextRevocation(SerialNumber serialNumber, RevocationReason reason) {
    return new Revoking(members, environment).next(serialNumber, reason);
  }

  /** What {@link #revoke(Certificate, RevocationReason)} would record now; nothing is changed. */
  public Revocation nextRevocation(Certificate certificate, RevocationReason reason) {
    return new Revoking(members, environment).next(certificate, reason);
  }

  /** The issuing CA whose CRLs name what was revoked. */
  public Optional<IssuerName> issuerOf(Revocation revocation) {
    return issuers().stream()
        .filter(ca -> Revocation.keyId(ca.certificate()).equals(revocation.issuerKeyId()))
        .map(ca -> new IssuerName(ca.name()))
        .findFirst();
  }

  /**
   * Everything that is revoked, by ascending serial number, whoever of this CA issued it.
   *
   * @throws MinicaException BAD_INPUT if a single revocation is corrupt; FAILED
   */
  public List<Revocation> revocations() {
    return directory().store().revocations();
  }

  /**
   * Makes the next CRL of what issues here: every certificate of it that is revoked and has not
   * expired. It is kept, whole and durable, or it is not made; no two have the same number, and no
   * thisUpdate is before that of an earlier one.
   *
   * @param lifetime by when the next one is due
   * @param file where it is written; absent for a caller that hands it out by itself
   * @param passphrase of the CA's key; asked only if it is encrypted, and cleared
   * @throws MinicaException UNUSABLE_CA if the CA's key must not be used, or a revocation or the
   *     last CRL cannot be read; WRONG_PASSPHRASE; CONFLICT if the file is a directory; USAGE if it
   *     would outlive the year 9999; FAILED; BUSY
   */
  public Crl makeCrl(TimeSpan lifetime, Optional<CrlFile> file, Supplier<char[]> passphrase) {
    return crlIssuance(passphrase).make(lifetime, file);
  }

  /** What {@link #makeCrl} would make now; nothing is changed, and no key is needed. */
  public CrlTemplate nextCrl(TimeSpan lifetime) {
    return crlIssuance(() -> new char[0]).next(lifetime);
  }

  private CrlIssuance crlIssuance(Supplier<char[]> passphrase) {
    IssuingCa ca = issuer();
    return new CrlIssuance(
        directory(), ca, () -> members.issuer(ca, passphrase, environment), environment);
  }

  /**
   * What this CA publishes, for as long as it is served: of each issuing CA the certificate, and of
   * those whose key is here and that have not expired an up-to-date CRL and answers of OCSP. The
   * keys are opened now and stay in memory; for each one a certificate is issued to whom it lets
   * sign its answers. Issuing CAs that are made later are published as well.
   *
   * @param passphrase of the CA's keys; asked now or never, once at most, if one is encrypted, and
   *     kept like the keys it opens, for those that are made later
   * @param troubles told by any thread of what fails later and could be worked around, or is told
   *     to clients in other words
   * @throws MinicaException UNUSABLE_CA if a key or certificate of the CA must not be used;
   *     WRONG_PASSPHRASE; REFUSED by policy; FAILED
   */
  public Repository repository(Supplier<char[]> passphrase, Consumer<MinicaException> troubles) {
    return CaRepository.open(members, environment, passphrase, troubles);
  }

  private Issuance issuance(Supplier<char[]> passphrase) {
    IssuingCa ca = issuer();
    members.requireUnrevoked(ca);
    return new Issuance(
        directory(), ca, () -> members.issuer(ca, passphrase, environment), environment);
  }

  private CaDirectory directory() {
    return members.directory();
  }
}
