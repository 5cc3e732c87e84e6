package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.PemBlock;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who reads which kind of artefact. */
final class ArtefactReaders {

  private final Instant now;
  private final Optional<char[]> passphrase;

  ArtefactReaders(Instant now, Optional<char[]> passphrase) {
    this.now = now;
    this.passphrase = passphrase;
  }

  /**
   * What it says, and what is inside after it.
   *
   * @throws MinicaException BAD_INPUT if it is malformed or cannot be shown, WRONG_PASSPHRASE
   */
  List<Finding> read(Artefact artefact, PemBlock block) {
    return switch (artefact) {
      case CERTIFICATE -> List.of(certificate(block.content()));
      case TRUSTED_CERTIFICATE -> List.of(TrustedCertificate.read(block.content(), now));
      case CRL -> List.of(CrlDescription.read(block.content(), now));
      case OCSP_RESPONSE -> OcspDescription.read(block.content(), now);
      case PRIVATE_KEY, ENCRYPTED_PRIVATE_KEY, RSA_PRIVATE_KEY, EC_PRIVATE_KEY, DSA_PRIVATE_KEY ->
          List.of(new PrivateKeyReader(passphrase).read(block));
      case OPENSSH_PRIVATE_KEY -> List.of(OpenSshKey.read(block.content()));
      case PUBLIC_KEY -> List.of(PublicKeyDescription.read(block.content()));
      case RSA_PUBLIC_KEY -> List.of(PublicKeyDescription.readPkcs1(block.content()));
      case PARAMETERS -> List.of(ParametersDescription.read(block));
      case REQUEST -> List.of(RequestDescription.read(block.content()));
      case PKCS7 -> new Pkcs7Reader(this).read(block.content());
      case PKCS12 -> keyStore(KeyStoreFormat.PKCS12, block.content());
      case JKS -> keyStore(KeyStoreFormat.JKS, block.content());
      case JCEKS -> keyStore(KeyStoreFormat.JCEKS, block.content());
      case BCFKS -> keyStore(KeyStoreFormat.BCFKS, block.content());
      case BKS -> keyStore(KeyStoreFormat.BKS, block.content());
      case UBER -> keyStore(KeyStoreFormat.UBER, block.content());
      case ATTRIBUTE_CERTIFICATE, OTHER_DER -> throw notShown(artefact);
    };
  }

  private Finding certificate(byte[] der) {
    Certificate certificate = Certificate.decode(der);
    return Finding.of(certificate, CertificateDescription.of(certificate, now));
  }

  private List<Finding> keyStore(KeyStoreFormat format, byte[] octets) {
    return new KeyStoreReader(format, now, passphrase).read(octets);
  }

  private static MinicaException notShown(Artefact artefact) {
    return new MinicaException(Kind.BAD_INPUT, artefact.words() + ", which minica cannot show yet")
        .withHint("this shows it: " + artefact.tool());
  }
}
