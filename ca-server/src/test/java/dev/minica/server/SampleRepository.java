package dev.minica.server;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Profile;
import dev.minica.issuance.SelfSigner;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.revocation.CertId;
import dev.minica.revocation.CertIdHash;
import dev.minica.revocation.CertificateStatus;
import dev.minica.revocation.Crl;
import dev.minica.revocation.OcspAuthority;
import dev.minica.revocation.OcspResponder;
import dev.minica.revocation.OcspResponse;
import dev.minica.revocation.OcspSigner;
import dev.minica.revocation.Repository;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.SerialNumber;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** One root, which signs its answers itself and has issued everything; a CRL made elsewhere. */
final class SampleRepository implements Repository, OcspAuthority {

  /** Made with openssl 3.0: two entries. */
  private static final String CRL =
      "308201323081da020101300a06082a8648ce3d04030230293110300e060355040a0c074578616d70"
          + "6c653115301306035504030c0c4578616d706c6520526f6f74170d3236313132313136303335315a"
          + "170d3236313232313136303335315a30223020020101170d3236313132313136303335315a300c30"
          + "0a0603551d1504030a0104a05c305a301f0603551d230418301680142730e31657aa8f9d681ab98e"
          + "eb32e7d677584553302b0603551d1c0101ff0421301fa01da01b8619687474703a2f2f63726c2e65"
          + "78616d706c652f63612e63726c300a0603551d140403020102300a06082a8648ce3d040302034700"
          + "3044022056ea1f78610a916a6e5bfd76b8a47a11abc1b695f48f921bf1b8bada4c92df2302201ec6"
          + "486e3b0da4c443723b91fc788a76becdb8dc4dc228a81a4613f645ea1db0";

  static final Environment ENVIRONMENT = Environment.system();

  private final SigningKey key =
      SigningKey.of(
          KeyPairs.generate(KeyAlgorithm.EC_P256, ENVIRONMENT.random()), ENVIRONMENT.random());
  private final Certificate root =
      new SelfSigner(key, ENVIRONMENT)
          .issue(
              new IssuanceRequest(
                  List.of(),
                  Profile.ROOT,
                  Optional.of(DistinguishedName.ofCommonName("Root")),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
  private final OcspResponder responder =
      new OcspResponder(List.of(this), ENVIRONMENT, trouble -> {});

  /** A request for any certificate of the root, without a nonce. */
  CertId asked() {
    return CertId.of(CertIdHash.SHA_1, root, new SerialNumber(BigInteger.valueOf(42)));
  }

  @Override
  public List<String> names() {
    return List.of("root", "broken");
  }

  @Override
  public boolean answersFor(String name) {
    return name.equals("root");
  }

  @Override
  public Optional<Certificate> certificate(String name) {
    return name.equals("root") ? Optional.of(root) : Optional.empty();
  }

  @Override
  public Optional<Crl> crl(String name) {
    if (name.equals("broken")) {
      throw new MinicaException(Kind.FAILED, "the disk is gone");
    }
    return name.equals("root")
        ? Optional.of(Crl.decode(HexFormat.of().parseHex(CRL)))
        : Optional.empty();
  }

  @Override
  public OcspResponse answer(byte[] ocspRequest) {
    return responder.answer(ocspRequest);
  }

  @Override
  public Certificate issuer() {
    return root;
  }

  @Override
  public CertificateStatus status(SerialNumber serialNumber) {
    return CertificateStatus.GOOD;
  }

  @Override
  public OcspSigner signer() {
    return new OcspSigner(key, root);
  }
}
