package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.ca.order.IssuerName;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.IssuingCa;
import dev.minica.revocation.Crl;
import dev.minica.revocation.OcspResponder;
import dev.minica.revocation.OcspResponse;
import dev.minica.revocation.Repository;
import dev.minica.x509.Certificate;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a CA directory publishes, for as long as somebody serves it. */
final class CaRepository implements Repository {

  private final IssuingCas members;
  private final Map<String, IssuingCa> cas = new LinkedHashMap<>();
  private final Map<String, PublishedCa> active = new LinkedHashMap<>();
  private final OcspResponder responder;

  private CaRepository(
      IssuingCas members,
      Map<String, PublishedCa> active,
      Environment environment,
      Consumer<MinicaException> troubles) {
    this.members = members;
    members.all().forEach(ca -> cas.put(ca.name(), ca));
    this.active.putAll(active);
    this.responder = new OcspResponder(List.copyOf(active.values()), environment, troubles);
  }

  /** What {@link CertificateAuthority#repository} promises. */
  static CaRepository open(
      IssuingCas members,
      Environment environment,
      Supplier<char[]> source,
      Consumer<MinicaException> troubles) {
    Map<String, PublishedCa> active = new LinkedHashMap<>();
    try (OncePassphrase passphrase = new OncePassphrase(source)) {
      for (IssuingCa ca : members.all()) {
        if (canSign(members, ca, environment)) {
          Issuer issuer = members.issuer(ca, passphrase::get, environment);
          Issuance issuance = new Issuance(members.directory(), ca, () -> issuer, environment);
          active.put(ca.name(), new PublishedCa(members, issuance, environment, troubles));
        }
      }
    }
    active.values().forEach(PublishedCa::signer); // what cannot be had is said at the start
    return new CaRepository(members, active, environment, troubles);
  }

  /** Whose key is elsewhere, or who has expired, has said all that it will say. */
  private static boolean canSign(IssuingCas members, IssuingCa ca, Environment environment) {
    return ca.certificate().validity().contains(environment.now())
        && Files.exists(members.keyFile(new IssuerName(ca.name())));
  }

  @Override
  public List<String> names() {
    return List.copyOf(cas.keySet());
  }

  @Override
  public boolean answersFor(String name) {
    return active.containsKey(name);
  }

  @Override
  public Optional<Certificate> certificate(String name) {
    return Optional.ofNullable(cas.get(name)).map(IssuingCa::certificate);
  }

  /** Of who cannot sign, or may not: the last that was made. */
  @Override
  public Optional<Crl> crl(String name) {
    PublishedCa signing = active.get(name);
    if (signing != null && signing.maySignCrls()) {
      return Optional.of(signing.crl());
    }
    return certificate(name).flatMap(ca -> members.directory().crls().latest(NextCrl.keyId(ca)));
  }

  @Override
  public OcspResponse answer(byte[] ocspRequest) {
    return responder.answer(ocspRequest);
  }
}
