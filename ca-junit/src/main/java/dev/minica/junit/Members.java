package dev.minica.junit;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.revocation.Crl;
import dev.minica.revocation.OcspResponder;
import dev.minica.revocation.OcspResponse;
import dev.minica.revocation.OcspResponseSigner;
import dev.minica.revocation.OcspResponseStatus;
import dev.minica.revocation.Repository;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The CAs of one PKI, and what they publish. */
final class Members implements Repository {

  private final Origin origin;
  private final List<Member> all = new CopyOnWriteArrayList<>();
  private volatile boolean silent;

  Members(Origin origin) {
    this.origin = origin;
  }

  Member add(Member member) {
    all.add(member);
    return member;
  }

  /** The first. */
  Member root() {
    return all.get(0);
  }

  /** Who has issued it. */
  Optional<Member> issuerOf(Certificate certificate) {
    return all.stream().filter(member -> member.hasIssued(certificate)).findFirst();
  }

  /** Whether who asks is told that nobody can be told anything. */
  void setSilent(boolean silent) {
    this.silent = silent;
  }

  private Optional<Member> named(String name) {
    return all.stream().filter(member -> member.ca().name().equals(name)).findFirst();
  }

  @Override
  public List<String> names() {
    return all.stream().map(member -> member.ca().name()).toList();
  }

  @Override
  public boolean answersFor(String name) {
    return named(name).isPresent();
  }

  @Override
  public Optional<Certificate> certificate(String name) {
    return named(name).map(Member::issuer);
  }

  @Override
  public Optional<Crl> crl(String name) {
    if (silent) {
      throw new MinicaException(Kind.FAILED, "no CRL is given, as the test wants it");
    }
    return named(name).map(Member::crl);
  }

  @Override
  public OcspResponse answer(byte[] ocspRequest) {
    return silent
        ? OcspResponseSigner.failure(OcspResponseStatus.INTERNAL_ERROR)
        : new OcspResponder(all, origin.environment("now"), trouble -> {}).answer(ocspRequest);
  }
}
