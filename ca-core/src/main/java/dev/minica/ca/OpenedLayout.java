package dev.minica.ca;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.checkup.Layout;
import dev.minica.ca.checkup.Member;
import dev.minica.ca.checkup.MemberKey;
import dev.minica.ca.order.IssuerName;
import dev.minica.ca.order.RootKeyPlace;
import dev.minica.internal.io.StateDirectory;
import dev.minica.key.KeyPair;
import dev.minica.profile.ProfileDirectory;
import dev.minica.store.AuditLog;
import dev.minica.store.CrlArchive;
import dev.minica.store.DirectoryStore;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A CA directory as a checkup sees it. */
record OpenedLayout(IssuingCas cas, Optional<OncePassphrase> passphrase) implements Layout {

  private static final Set<String> PARTS =
      Set.of(
          Settings.FILE,
          CaDirectory.ROOT_KEY,
          CaDirectory.ROOT,
          DirectoryStore.DIRECTORY,
          DirectoryStore.REVOKED,
          CrlArchive.DIRECTORY,
          AuditLog.FILE,
          ProfileDirectory.DIRECTORY,
          StateDirectory.STAGING,
          StateDirectory.LOCK);

  @Override
  public IssuerName issuer() {
    return cas.settings().issuer();
  }

  @Override
  public RootKeyPlace rootKey() {
    return cas.settings().rootKey();
  }

  @Override
  public boolean isPublished() {
    return cas.settings().url().isPresent();
  }

  @Override
  public List<Member> members() {
    CaDirectory directory = cas.directory();
    List<Member> found = new ArrayList<>();
    found.add(member(IssuerName.ROOT, cas::root));
    for (IssuerName name : directory.intermediates()) {
      found.add(member(name, () -> directory.intermediate(name).certificate()));
    }
    return found;
  }

  private Member member(IssuerName name, Supplier<Certificate> source) {
    String file = certificateFile(name);
    try {
      Certificate certificate = source.get();
      return Member.of(name, file, certificate, Revocation.keyId(certificate));
    } catch (MinicaException e) {
      return Member.damaged(name, file, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public MemberKey key(IssuerName name) {
    try {
      return CaKey.find(cas.directory().keyFile(name), cas.directory().disk())
          .map(this::opened)
          .orElse(MemberKey.ABSENT);
    } catch (MinicaException e) {
      if (e.kind() == Kind.WRONG_PASSPHRASE || e.kind() == Kind.USAGE) {
        throw e;
      }
      return MemberKey.unreadable(String.valueOf(e.getMessage()));
    }
  }

  private MemberKey opened(CaKey key) {
    if (!key.isEncrypted()) {
      return opened(key, () -> new char[0]);
    }
    return passphrase.map(once -> opened(key, once::get)).orElse(MemberKey.ENCRYPTED);
  }

  private static MemberKey opened(CaKey key, Supplier<char[]> source) {
    return MemberKey.opened(KeyPair.of(key.open(source)).publicKey());
  }

  @Override
  public List<IssuerName> keys() {
    return cas.directory().keys();
  }

  @Override
  public String certificateFile(IssuerName name) {
    return CaDirectory.certificateName(name);
  }

  @Override
  public String keyFile(IssuerName name) {
    return CaDirectory.keyName(name);
  }

  @Override
  public boolean isPart(String name) {
    return PARTS.contains(name) || CaDirectory.isOfIntermediate(name);
  }
}
