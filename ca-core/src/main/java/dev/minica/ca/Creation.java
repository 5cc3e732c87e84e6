package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.order.CaOrder;
import dev.minica.ca.order.IntermediateOrder;
import dev.minica.ca.order.IssuerName;
import dev.minica.ca.order.RootKeyPlace;
import dev.minica.ca.order.RootOrder;
import dev.minica.encoding.Pem;
import dev.minica.file.FileTarget;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.OutputFile;
import dev.minica.internal.io.OutputSet;
import dev.minica.internal.io.StateCreation;
import dev.minica.internal.io.Writing;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.IssuingCa;
import dev.minica.issuance.Profile;
import dev.minica.issuance.SelfSigner;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.revocation.Crl;
import dev.minica.store.AuditEvent;
import dev.minica.store.AuditEvent.Action;
import dev.minica.store.AuditLog;
import dev.minica.store.CrlArchive;
import dev.minica.store.DirectoryStore;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.TimeSpan;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One act of making a CA. */
final class Creation {

  /** How long a CRL holds that takes a key out of a safe to be followed. */
  private static final TimeSpan LOCKED_AWAY = TimeSpan.parse("1y");

  private final CaDirectory directory;
  private final CaOrder order;
  private final Environment environment;
  private final KeyPair pair;

  private Creation(CaDirectory directory, CaOrder order, Environment environment) {
    this.directory = directory;
    this.order = order;
    this.environment = environment;
    this.pair = KeyPairs.generate(order.root().key(), environment.random());
  }

  /** What {@link CertificateAuthority#init} promises. */
  static void run(CaDirectory directory, CaOrder order, Environment environment) {
    if (directory.hasCa()) {
      throw exists(directory);
    }
    Optional<FileTarget> away = order.rootKey().file().map(FileTarget::of);
    away.ifPresent(file -> requireFree(file, directory));
    try (OncePassphrase passphrase = passphrase(order.root())) {
      new Creation(directory, order, environment).run(away, passphrase);
    }
  }

  /** What is there may be all that is left of another root: nothing replaces it. */
  private static void requireFree(FileTarget key, CaDirectory directory) {
    try {
      key.requireFree(directory.disk(), false);
    } catch (MinicaException e) {
      throw e.hint().isPresent()
          ? e.withHint(
              "name another file, or move this one away: it may be the key of another root")
          : e;
    }
  }

  static MinicaException exists(CaDirectory directory) {
    return new MinicaException(
            Kind.CONFLICT, "there is a CA in " + Disk.shown(directory.path()) + " already")
        .withHint("use it, or name another directory with --ca");
  }

  private static OncePassphrase passphrase(RootOrder root) {
    Supplier<char[]> none = () -> new char[0];
    return new OncePassphrase(root.passphrase().orElse(none));
  }

  private void run(Optional<FileTarget> away, OncePassphrase passphrase) {
    SigningKey key = SigningKey.of(pair, environment.random());
    Certificate root = new SelfSigner(key, environment).issue(rootRequest());
    List<OutputFile> files = new ArrayList<>();
    List<AuditEvent> events = new ArrayList<>();
    events.add(
        AuditEvent.ofCertificate(
            environment.now(),
            Action.INIT,
            new IssuedCertificate(root, Profile.ROOT.name()),
            IssuingCa.ROOT));
    files.add(new OutputFile(Settings.FILE, Settings.of(order).encode(), Access.PUBLIC));
    boolean isWritten = order.rootKey().place() != RootKeyPlace.DESTROYED;
    byte[] rootKey = isWritten ? encoded(pair, passphrase) : new byte[0];
    if (order.rootKey().place() == RootKeyPlace.KEPT) {
      files.add(new OutputFile(CaDirectory.ROOT_KEY, rootKey, Access.SECRET));
    }
    if (order.intermediate().isPresent()) {
      IntermediateOrder wanted = order.intermediate().get();
      NewIntermediate made = NewIntermediate.of(wanted, ca(root), key, directory, environment);
      files.addAll(made.files(encoded(made.pair(), passphrase)));
      events.add(AuditEvent.ofIntermediate(environment.now(), made.issued(), made.name().value()));
    }
    Optional<Crl> crl = firstCrl(root, key);
    crl.ifPresent(
        made -> events.add(AuditEvent.ofCrl(environment.now(), IssuingCa.ROOT, BigInteger.ONE)));
    files.add(new OutputFile(AuditLog.FILE, AuditLog.first(events), Access.SECRET));
    files.add(new OutputFile(CaDirectory.ROOT, text(root), Access.PUBLIC));
    write(files, away, rootKey, crl);
  }

  /**
   * What a root says while it can: that it has revoked nothing. A key that is destroyed will never
   * say it again, and one that is locked away not for a year.
   */
  private Optional<Crl> firstCrl(Certificate root, SigningKey key) {
    if (order.rootKey().place() == RootKeyPlace.KEPT) {
      return Optional.empty();
    }
    boolean isLast = order.rootKey().place() == RootKeyPlace.DESTROYED;
    NextCrl first =
        new NextCrl(
            root,
            Optional.empty(),
            environment.now(),
            isLast ? order.root().lifetime() : LOCKED_AWAY);
    return Optional.of(new Issuer(ca(root), key, environment).sign(first.naming(List.of())));
  }

  private IssuingCa ca(Certificate root) {
    return new IssuingCa(IssuingCa.ROOT, List.of(root), order.publication(IssuerName.ROOT));
  }

  private byte[] encoded(KeyPair keyPair, OncePassphrase passphrase) {
    Optional<char[]> characters = order.root().passphrase().map(source -> passphrase.get());
    return CaKey.encode(keyPair.privateKey(), characters, environment.random());
  }

  /** The root's certificate gets its name last: with it there is a CA. */
  private void write(
      List<OutputFile> files, Optional<FileTarget> away, byte[] rootKey, Optional<Crl> crl) {
    Optional<Path> archived = crl.map(made -> directory.crls().file(keyId(made), made));
    try (StateCreation creation = directory.state().create(directories(archived))) {
      try (Writing writing = directory.state().beginWriting();
          OutputSet set = writing.stage(directory.path(), files, false)) {
        crl.ifPresent(made -> directory.crls().add(keyId(made), made));
        commit(writing, set, away, rootKey);
      } finally {
        if (!directory.hasCa()) {
          archived.ifPresent(Disk::discard);
        }
      }
      creation.keep();
    } catch (MinicaException e) {
      throw e.kind() == Kind.CONFLICT ? e.withHint("name another directory with --ca") : e;
    }
  }

  private static String keyId(Crl crl) {
    return Revocation.keyId(crl.authorityKeyIdentifier().orElseThrow());
  }

  /** Those that are to be there, and go again if there is no CA in the end. */
  private List<String> directories(Optional<Path> crl) {
    List<String> names = new ArrayList<>(List.of(DirectoryStore.DIRECTORY));
    if (crl.isPresent()) {
      Path own = directory.path().relativize(crl.get()).getParent();
      names.add(CrlArchive.DIRECTORY);
      names.add(String.valueOf(own));
    }
    return names;
  }

  /** A key that goes elsewhere is there first: without it the CA would be worth less. */
  private void commit(Writing writing, OutputSet set, Optional<FileTarget> away, byte[] rootKey) {
    if (away.isEmpty()) {
      set.commit();
      return;
    }
    FileTarget file = away.get();
    List<OutputFile> keys = List.of(file.holding(rootKey, true));
    try (OutputSet elsewhere = writing.stage(file.directory(), keys, false)) {
      elsewhere.commit();
      commitOrRemove(set, file.path());
    }
  }

  private void commitOrRemove(OutputSet set, Path key) {
    boolean committed = false;
    try {
      set.commit();
      committed = true;
    } finally {
      // where the root is there all the same, its key is worth more than a clean folder
      if (!committed && !directory.hasCa()) {
        Disk.discard(key);
      }
    }
  }

  private static byte[] text(Certificate certificate) {
    return Pem.encode(certificate).getBytes(StandardCharsets.US_ASCII);
  }

  private IssuanceRequest rootRequest() {
    return new IssuanceRequest(
        List.of(),
        Profile.ROOT,
        Optional.of(rootName()),
        Optional.of(order.root().lifetime()),
        Optional.empty(),
        Optional.empty(),
        order.root().confinement());
  }

  private DistinguishedName rootName() {
    return order
        .root()
        .commonName()
        .map(DistinguishedName::ofCommonName)
        .orElseGet(() -> IntermediateOrder.named("minica root CA ", pair.publicKey()));
  }
}
