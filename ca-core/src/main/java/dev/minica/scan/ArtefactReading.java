package dev.minica.scan;

import dev.minica.MinicaException;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.EncodedPublicKey;
import dev.minica.encoding.PemBlock;
import dev.minica.encoding.Pkcs7Certificates;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.inspection.Artefact;
import dev.minica.inspection.Recognition;
import dev.minica.inspection.TrustedCertificate;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.revocation.Crl;
import dev.minica.scan.Judgement.Verdict;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what was found in one file, each thing by what it is, and has it judged. */
final class ArtefactReading {

  private final Judges judges;
  private final Discoveries discoveries;

  ArtefactReading(Judges judges, Discoveries discoveries) {
    this.judges = judges;
    this.discoveries = discoveries;
  }

  /**
   * Octets that may be one thing in ASN.1 or a key store, or something else.
   *
   * @return whether they are one of those that are known
   */
  boolean octets(byte[] octets, Place place) {
    Optional<Artefact> artefact = recognized(octets);
    artefact.ifPresent(known -> read(known, new PemBlock("", octets), place));
    return artefact.isPresent();
  }

  private static Optional<Artefact> recognized(byte[] octets) {
    try {
      return Recognition.ofBinary(octets).filter(artefact -> artefact != Artefact.OTHER_DER);
    } catch (MinicaException malformed) {
      return Optional.empty(); // so is most of what begins with this octet
    }
  }

  /**
   * A block of PEM. Labels are mixed up in practice, and what is encrypted looks like nothing.
   *
   * @return whether its label is known
   */
  boolean block(PemBlock block, Place place) {
    Optional<Artefact> labelled = Recognition.ofLabel(block.label());
    if (labelled.isPresent()) {
      Optional<Artefact> shaped =
          block.headers().isEmpty() ? Recognition.ofBlock(block.content()) : Optional.empty();
      boolean settled = labelled.get() == Artefact.TRUSTED_CERTIFICATE;
      read(settled ? labelled.get() : shaped.orElse(labelled.get()), block, place);
    }
    return labelled.isPresent();
  }

  private void read(Artefact artefact, PemBlock block, Place place) {
    try {
      reading(artefact, block, place);
    } catch (MinicaException e) {
      discoveries.add(place, Problem.UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  private void reading(Artefact artefact, PemBlock block, Place place) {
    switch (artefact) {
      case CERTIFICATE -> certificate(block.content(), place);
      case TRUSTED_CERTIFICATE ->
          certificate(TrustedCertificate.certificate(block.content()), place);
      case CRL -> crl(Crl.decode(block.content()), place);
      case PRIVATE_KEY -> pkcs8(block, place);
      case ENCRYPTED_PRIVATE_KEY, RSA_PRIVATE_KEY, EC_PRIVATE_KEY ->
          privateKey(EncodedPrivateKey.ofBlock(block), place);
      case DSA_PRIVATE_KEY -> traditionalDsa(block, place);
      case PUBLIC_KEY, RSA_PUBLIC_KEY -> publicKey(block.content(), place);
      case PKCS7 -> bundle(Pkcs7Certificates.decode(block.content()), place);
      case PKCS12, JKS, JCEKS, BCFKS, BKS, UBER ->
          new StoreReading(this, judges.passwords(), discoveries, place)
              .read(KeyStoreFormat.of(block.content()), block.content());
      case ATTRIBUTE_CERTIFICATE,
          REQUEST,
          OPENSSH_PRIVATE_KEY,
          PARAMETERS,
          OCSP_RESPONSE,
          OTHER_DER -> {
        // nothing of it is over one day, or can be said to be weak
      }
    }
  }

  void certificate(byte[] der, Place place) {
    Judgement judgement = judges.certificates().judge(der);
    discoveries.count(Tally.CERTIFICATE);
    discoveries.add(place, judgement);
  }

  private void crl(Crl crl, Place place) {
    Instant now = judges.options().now();
    Optional<Instant> next = crl.nextUpdate().filter(due -> due.isBefore(now));
    next.ifPresent(due -> discoveries.add(place, Problem.STALE_CRL, "CRL, the next due " + due));
  }

  private void pkcs8(PemBlock block, Place place) {
    if (DsaKeys.isPrivateKey(block.content())) {
      discoveries.countOpenKey();
      weakness(DsaKeys.weaknessOfPkcs8(block.content()), place);
    } else {
      privateKey(EncodedPrivateKey.ofBlock(block), place);
    }
  }

  /** Headers say that it is encrypted. */
  private void traditionalDsa(PemBlock block, Place place) {
    if (block.headers().isEmpty()) {
      discoveries.countOpenKey();
      weakness(DsaKeys.weaknessOfTraditional(block.content()), place);
    } else {
      discoveries.count(Tally.KEY);
    }
  }

  private void weakness(Optional<Verdict> found, Place place) {
    discoveries.add(place, new Judgement("", found.stream().toList()));
  }

  private void privateKey(EncodedPrivateKey key, Place place) {
    if (!key.isEncrypted()) {
      discoveries.countOpenKey();
      key(key.open(), place);
      return;
    }
    discoveries.count(Tally.KEY);
    judges
        .passwords()
        .open(key.work(), key::open)
        .ifPresentOrElse(
            opened -> key(opened, place),
            () -> discoveries.add(place, Problem.LOCKED, "private key, and no password opens it"));
  }

  void key(PrivateKeyInfo key, Place place) {
    discoveries.add(place, KeyJudge.judge(key.publicKey()));
  }

  private void publicKey(byte[] octets, Place place) {
    discoveries.count(Tally.KEY);
    EncodedPublicKey.find(octets).ifPresent(key -> discoveries.add(place, KeyJudge.judge(key)));
  }

  /** Certificates beside a signature are those of who signed, and its time was then. */
  private void bundle(Pkcs7Certificates bundle, Place place) {
    if (bundle.signers() > 0) {
      return;
    }
    discoveries.count(Tally.STORE);
    List<Certificate> certificates = bundle.certificates();
    for (int i = 0; i < certificates.size(); i++) {
      Place at = certificates.size() == 1 ? place : place.in("certificate " + (i + 1));
      certificate(certificates.get(i).encoded(), at);
    }
  }
}
