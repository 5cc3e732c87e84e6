package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.csr.CertificationRequest;
import dev.minica.encoding.Pem;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.OutputFile;
import dev.minica.internal.io.OutputSet;
import dev.minica.internal.io.StateCreation;
import dev.minica.internal.io.Writing;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.Profile;
import dev.minica.issuance.SelfSigner;
import dev.minica.issuance.SigningOrder;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SigningKey;
import dev.minica.store.DirectoryStore;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.Listing;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A CA in a directory: what {@code minica} can be asked to do with one. */
public final class CertificateAuthority {

  private final CaDirectory directory;
  private final Certificate root;
  private final Environment environment;

  private CertificateAuthority(CaDirectory directory, Certificate root, Environment environment) {
    this.directory = directory;
    this.root = root;
    this.environment = environment;
  }

  /**
   * Makes a CA: a key and a self-signed root, in a directory of mode 0700 that is made where it is
   * missing. The CA is there, whole and durable, or it is not; several at once end with one CA and
   * the others' failure.
   *
   * @throws MinicaException CONFLICT if there is a CA in the directory; FAILED
   */
  public static CertificateAuthority init(Path path, RootOrder order, Environment environment) {
    CaDirectory directory = new CaDirectory(path, environment);
    if (directory.hasCa()) {
      throw exists(directory);
    }
    KeyPair pair = KeyPairs.generate(order.key(), environment.random());
    Certificate root =
        new SelfSigner(SigningKey.of(pair, environment.random()), environment)
            .issue(rootRequest(order, pair));
    byte[] key = RootKey.encode(pair.privateKey(), order.passphrase(), environment.random());
    write(directory, root, key);
    return new CertificateAuthority(directory, root, environment);
  }

  /** The root's certificate gets its name last: with it there is a CA. */
  private static void write(CaDirectory directory, Certificate root, byte[] key) {
    List<OutputFile> files =
        List.of(
            new OutputFile(Settings.FILE, Settings.initial(), Access.PUBLIC),
            new OutputFile(CaDirectory.ROOT_KEY, key, Access.SECRET),
            new OutputFile(CaDirectory.ROOT, text(root), Access.PUBLIC));
    try (StateCreation creation = directory.state().create(List.of(DirectoryStore.DIRECTORY))) {
      try (Writing writing = directory.state().beginWriting();
          OutputSet set = writing.stage(directory.path(), files, false)) {
        set.commit();
      }
      creation.keep();
    } catch (MinicaException e) {
      throw e.kind() == Kind.CONFLICT ? e.withHint("name another directory with --ca") : e;
    }
  }

  private static MinicaException exists(CaDirectory directory) {
    return new MinicaException(
            Kind.CONFLICT, "there is a CA in " + Disk.shown(directory.path()) + " already")
        .withHint("use it, or name another directory with --ca");
  }

  private static IssuanceRequest rootRequest(RootOrder order, KeyPair pair) {
    return new IssuanceRequest(
        List.of(),
        Profile.ROOT,
        Optional.of(rootName(order, pair)),
        Optional.of(order.lifetime()),
        Optional.empty(),
        Optional.empty());
  }

  /** A root that says whose it is by its key: two CAs in one trust store must not look alike. */
  private static DistinguishedName rootName(RootOrder order, KeyPair pair) {
    String id = HexFormat.of().formatHex(pair.publicKey().keyIdentifier(), 0, 3);
    return DistinguishedName.ofCommonName(order.commonName().orElse("minica root CA " + id));
  }

  /**
   * Opens a CA to ask it things, and to issue: its key is not touched yet.
   *
   * @throws MinicaException UNUSABLE_CA if there is none, or one of a newer layout
   */
  public static CertificateAuthority open(Path path, Environment environment) {
    CaDirectory directory = new CaDirectory(path, environment);
    return new CertificateAuthority(directory, directory.root(), environment);
  }

  /** The root's certificate. */
  public Certificate root() {
    return root;
  }

  /** The root's certificate as a file: what clients are told to trust. */
  public Path rootFile() {
    return directory.rootFile();
  }

  /** The file with the root's private key; it is not read here. */
  public Path rootKeyFile() {
    return rootKeyFile(directory.path());
  }

  /** Where the root's private key of a CA in this directory is, or would be. */
  public static Path rootKeyFile(Path directory) {
    return directory.resolve(CaDirectory.ROOT_KEY);
  }

  /** Where the root's certificate of a CA in this directory is, or would be. */
  public static Path rootFile(Path directory) {
    return directory.resolve(CaDirectory.ROOT);
  }

  /** Everything this CA has issued. */
  public Listing list() {
    return directory.store().list();
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
    IssuedFiles files = IssuedFiles.of(delivery, List.of(), root);
    sweep();
    directory.disk().requireFree(delivery.directory(), files.names(), delivery.replace());
    Issuer issuer = issuer(passphrase);
    KeyPair pair = key.get();
    Certificate certificate = issuer.issue(request, pair.publicKey());
    List<OutputFile> contents = files.contents(pair.privateKey(), certificate, environment);
    IssuedCertificate issued = new IssuedCertificate(certificate, request.profile().name());
    handOut(issued, contents, delivery.directory(), delivery.replace());
    return new Issued(pair, certificate, List.of(), root, files.described());
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
    IssuanceRequest request = order.request(csr);
    sweep();
    file.ifPresent(target -> target.requireFree(directory.disk(), replace));
    Certificate certificate = issuer(passphrase).issue(request, csr.publicKey());
    IssuedCertificate issued = new IssuedCertificate(certificate, request.profile().name());
    if (file.isPresent()) {
      OutputFile content = file.get().holding(text(certificate), false);
      handOut(issued, List.of(content), file.get().directory(), replace);
    } else {
      directory.store().record(issued);
    }
    return certificate;
  }

  private static byte[] text(Certificate certificate) {
    return Pem.encode(certificate).getBytes(StandardCharsets.US_ASCII);
  }

  /** Half of what a killed run was to hand out must not be in the way of the next. */
  private void sweep() {
    directory.state().beginWriting().close();
  }

  /** Whatever is wrong with the key or the root's certificate, it is the CA that is unusable. */
  private Issuer issuer(Supplier<char[]> passphrase) {
    PrivateKeyInfo key = directory.rootKey().open(passphrase);
    return directory.usable(
        () -> new Issuer(root, SigningKey.of(KeyPair.of(key), environment.random()), environment));
  }

  private void handOut(
      IssuedCertificate issued, List<OutputFile> files, Path target, boolean replace) {
    try (Writing writing = directory.state().beginWriting();
        OutputSet set = writing.stage(target, files, replace)) {
      directory.store().record(issued);
      commit(set, issued);
    }
  }

  private static void commit(OutputSet set, IssuedCertificate issued) {
    try {
      set.commit();
    } catch (MinicaException e) {
      throw e.restated(
          e.kind(),
          e.getMessage()
              + " (certificate "
              + issued.serialNumber()
              + " is recorded, and was not handed out)");
    }
  }
}
