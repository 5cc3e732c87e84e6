package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.order.IssuerName;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.IssuingCa;
import dev.minica.revocation.Crl;
import dev.minica.revocation.OcspResponder;
import dev.minica.revocation.OcspResponse;
import dev.minica.revocation.Repository;
import dev.minica.store.Remembered;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a CA directory publishes, for as long as somebody serves it. */
final class CaRepository implements Repository {

  /** The CA's members as they were when somebody looked, and those of them that can sign. */
  private record Members(
      Map<String, IssuingCa> all, Map<String, PublishedCa> active, OcspResponder responder) {}

  private final IssuingCas cas;
  private final Environment environment;
  private final OncePassphrase passphrase;
  private final Consumer<MinicaException> troubles;
  private final Remembered<Members> members;

  /** Those whose keys are open: a key is opened once, and has one signer of OCSP responses. */
  private final Map<String, PublishedCa> opened = new HashMap<>();

  /** Those whose keys could not be opened: trying again takes long, and helps nobody. */
  private final Set<String> closed = new HashSet<>();

  private final Set<String> told = new HashSet<>();
  private @Nullable Members last;

  private CaRepository(
      IssuingCas cas,
      Environment environment,
      OncePassphrase passphrase,
      Consumer<MinicaException> troubles) {
    this.cas = cas;
    this.environment = environment;
    this.passphrase = passphrase;
    this.troubles = troubles;
    CaDirectory directory = cas.directory();
    this.members =
        new Remembered<>(
            List.of(directory.audit().file(), directory.path()), environment, this::read);
  }

  /** What {@link CertificateAuthority#repository} promises. */
  static CaRepository open(
      IssuingCas members,
      Environment environment,
      Supplier<char[]> source,
      Consumer<MinicaException> troubles) {
    OncePassphrase passphrase = new OncePassphrase(source);
    CaRepository repository = new CaRepository(members, environment, passphrase, troubles);
    try {
      repository.members.get().active().values().forEach(PublishedCa::signer);
    } catch (MinicaException e) { // what cannot be had is said at the start
      passphrase.close();
      throw e;
    }
    return repository;
  }

  /** At the start all or nothing; later what there was, if what there is cannot be had. */
  private Members read() {
    Members before = last;
    try {
      Members present = present();
      last = present;
      return present;
    } catch (MinicaException e) {
      if (before == null) {
        throw e;
      }
      tell(e);
      return before;
    }
  }

  /** Once, however often it is tried. */
  private void tell(MinicaException trouble) {
    if (told.add(String.valueOf(trouble.getMessage()))) {
      troubles.accept(trouble);
    }
  }

  private Members present() {
    Map<String, IssuingCa> all = new LinkedHashMap<>();
    Map<String, PublishedCa> active = new LinkedHashMap<>();
    for (IssuingCa ca : cas.all()) {
      all.put(ca.name(), ca);
      published(ca).ifPresent(published -> active.put(ca.name(), published));
    }
    return new Members(
        all, active, new OcspResponder(List.copyOf(active.values()), environment, troubles));
  }

  /** One of them with its key, if that is here. */
  private Optional<PublishedCa> published(IssuingCa ca) {
    String name = ca.name();
    if (!opened.containsKey(name) && !closed.contains(name) && canSign(ca)) {
      try {
        opened.put(name, open(ca));
      } catch (MinicaException e) {
        if (last == null) {
          throw e;
        }
        if (e.kind() == Kind.UNUSABLE_CA || e.kind() == Kind.WRONG_PASSPHRASE) {
          closed.add(name); // it will be no better the next time
        }
        tell(e);
      }
    }
    return Optional.ofNullable(opened.get(name));
  }

  /** Whose key is elsewhere, or who has expired, has said all that it will say. */
  private boolean canSign(IssuingCa ca) {
    return ca.certificate().validity().contains(environment.now())
        && Files.exists(cas.keyFile(new IssuerName(ca.name())));
  }

  private PublishedCa open(IssuingCa ca) {
    Issuer issuer = cas.issuer(ca, this::passphrase, environment);
    Issuance issuance = new Issuance(cas.directory(), ca, () -> issuer, environment);
    return new PublishedCa(issuance, this::intermediate, environment, troubles);
  }

  /** Nobody is asked for it once the server runs. */
  private char[] passphrase() {
    return last == null
        ? passphrase.get()
        : passphrase
            .ifAsked()
            .orElseThrow(
                () ->
                    new MinicaException(
                            Kind.UNUSABLE_CA,
                            "the key of an issuing CA that was made meanwhile is encrypted, and no"
                                + " passphrase was needed at the start")
                        .withHint("start minica serve anew"));
  }

  private Optional<Certificate> intermediate(SerialNumber serialNumber) {
    return members.get().all().values().stream()
        .filter(ca -> !ca.isRoot())
        .map(IssuingCa::certificate)
        .filter(certificate -> certificate.serialNumber().equals(serialNumber))
        .findFirst();
  }

  @Override
  public List<String> names() {
    return List.copyOf(members.get().all().keySet());
  }

  @Override
  public boolean answersFor(String name) {
    return members.get().active().containsKey(name);
  }

  @Override
  public Optional<Certificate> certificate(String name) {
    return Optional.ofNullable(members.get().all().get(name)).map(IssuingCa::certificate);
  }

  /** Of who cannot sign, or may not: the last that was made. */
  @Override
  public Optional<Crl> crl(String name) {
    PublishedCa ca = members.get().active().get(name);
    return ca != null && ca.maySignCrls()
        ? Optional.of(ca.crl())
        : certificate(name)
            .flatMap(issuer -> cas.directory().crls().latest(Revocation.keyId(issuer)));
  }

  @Override
  public OcspResponse answer(byte[] ocspRequest) {
    return members.get().responder().answer(ocspRequest);
  }
}
