package dev.minica.defect;

import dev.minica.Environment;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.seed.DoNotTrust;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.Validity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A root, an intermediate and a server, of which nothing is signed yet. Nothing is wrong with them
 * until a method here makes it so.
 */
final class Sound {

  private static final String CATALOGUE = "O=minica defect catalogue,CN=";

  /** Octets of a key's identifier that tell a CA from those of other specimens. */
  private static final int TELLING = 3;

  private static final Duration BEFORE = Duration.ofDays(2);
  private static final Duration AFTER = Duration.ofDays(80);

  private final Setting setting;
  private final Member root;
  private final Member intermediate;
  private final Member server;

  private Sound(Setting setting, Member root, Member intermediate, Member server) {
    this.setting = setting;
    this.root = root;
    this.intermediate = intermediate;
    this.server = server;
  }

  /** One of the three: what its certificate will say, its key, and how it is signed. */
  private record Member(Draft<TbsField> draft, KeyPair key, Seal seal) {

    Member changed(UnaryOperator<Draft<TbsField>> change) {
      return new Member(change.apply(draft), key, seal);
    }

    byte[] signedBy(Member issuer, Environment environment) {
      return seal.on(draft.encoded(), SigningKey.of(issuer.key, environment.random()));
    }
  }

  static Sound of(Setting setting) {
    KeyPair rootKey = newKey(setting);
    KeyPair intermediateKey = newKey(setting);
    KeyPair serverKey = setting.server().map(Setting.Server::key).orElseGet(() -> newKey(setting));
    DistinguishedName root = nameOf("root", rootKey);
    DistinguishedName intermediate = nameOf("intermediate", intermediateKey);
    Draft<TbsField> above = ca(setting, root, rootKey, root, rootKey);
    Draft<TbsField> between = ca(setting, root, rootKey, intermediate, intermediateKey);
    Draft<TbsField> below = server(setting, intermediate, intermediateKey, serverKey);
    return new Sound(
        setting,
        new Member(above, rootKey, Seal.SOUND),
        new Member(between, intermediateKey, Seal.SOUND),
        new Member(below, serverKey, Seal.SOUND));
  }

  private static KeyPair newKey(Setting setting) {
    return KeyPairs.generate(KeyAlgorithm.EC_P256, setting.environment().random());
  }

  /** Of no other specimen's CA, so that the roots of all may be believed at once. */
  static DistinguishedName nameOf(String role, KeyPair key) {
    byte[] telling = Arrays.copyOf(key.publicKey().keyIdentifier(), TELLING);
    String name = CATALOGUE + role + " " + HexFormat.of().formatHex(telling);
    return DoNotTrust.markOn(DistinguishedName.parse(name));
  }

  private static Draft<TbsField> ca(
      Setting setting,
      DistinguishedName issuer,
      KeyPair issuerKey,
      DistinguishedName subject,
      KeyPair key) {
    List<Extension> extensions = new ArrayList<>(identifiers(issuerKey, key));
    extensions.add(Extensions.keyUsage(EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)));
    extensions.add(Extensions.basicConstraints(BasicConstraints.unlimitedCa()));
    return draft(setting, issuer, issuerKey, subject, key, extensions);
  }

  private static Draft<TbsField> server(
      Setting setting, DistinguishedName issuer, KeyPair issuerKey, KeyPair key) {
    List<Extension> extensions = new ArrayList<>(identifiers(issuerKey, key));
    extensions.addAll(setting.server().map(Setting.Server::kept).orElseGet(() -> own(setting)));
    DistinguishedName name =
        setting
            .server()
            .map(server -> server.like().subject())
            .orElseGet(() -> DoNotTrust.markOn(DistinguishedName.ofCommonName(setting.host())));
    return draft(setting, issuer, issuerKey, name, key, extensions);
  }

  private static List<Extension> own(Setting setting) {
    return List.of(
        Extensions.keyUsage(EnumSet.of(KeyUsage.DIGITAL_SIGNATURE)),
        Extensions.basicConstraints(BasicConstraints.END_ENTITY),
        Extensions.extendedKeyUsage(List.of(KeyPurpose.SERVER_AUTH.oid())),
        Extensions.subjectAltName(List.of(GeneralName.parse(setting.host())), false));
  }

  private static List<Extension> identifiers(KeyPair issuerKey, KeyPair key) {
    return List.of(
        Extensions.subjectKeyIdentifier(key.publicKey().keyIdentifier()),
        Extensions.authorityKeyIdentifier(issuerKey.publicKey().keyIdentifier()));
  }

  private static Draft<TbsField> draft(
      Setting setting,
      DistinguishedName issuer,
      KeyPair issuerKey,
      DistinguishedName subject,
      KeyPair key,
      List<Extension> extensions) {
    Environment environment = setting.environment();
    Validity validity = Validity.of(environment.now().minus(BEFORE), environment.now().plus(AFTER));
    CertificateTemplate template =
        new CertificateTemplate(
            SerialNumber.random(environment.random()),
            issuer,
            validity,
            subject,
            key.publicKey(),
            extensions);
    SigningKey signer = SigningKey.of(issuerKey, environment.random());
    return Draft.of(
        CertificateSigner.sign(template, signer).tbsEncoded(),
        List.of(
            TbsField.VERSION,
            TbsField.SERIAL_NUMBER,
            TbsField.SIGNATURE,
            TbsField.ISSUER,
            TbsField.VALIDITY,
            TbsField.SUBJECT,
            TbsField.PUBLIC_KEY,
            TbsField.EXTENSIONS));
  }

  Setting setting() {
    return setting;
  }

  Environment environment() {
    return setting.environment();
  }

  String host() {
    return setting.host();
  }

  Draft<TbsField> serverDraft() {
    return server.draft;
  }

  Draft<TbsField> intermediateDraft() {
    return intermediate.draft;
  }

  DistinguishedName rootName() {
    return DistinguishedName.decode(root.draft.field(TbsField.SUBJECT));
  }

  DistinguishedName intermediateName() {
    return DistinguishedName.decode(intermediate.draft.field(TbsField.SUBJECT));
  }

  KeyPair intermediateKey() {
    return intermediate.key;
  }

  KeyPair rootKey() {
    return root.key;
  }

  KeyPair serverKey() {
    return server.key;
  }

  Sound server(UnaryOperator<Draft<TbsField>> change) {
    return new Sound(setting, root, intermediate, server.changed(change));
  }

  Sound intermediate(UnaryOperator<Draft<TbsField>> change) {
    return new Sound(setting, root, intermediate.changed(change), server);
  }

  Sound root(UnaryOperator<Draft<TbsField>> change) {
    return new Sound(setting, root.changed(change), intermediate, server);
  }

  /** The server's certificate is signed like this. */
  Sound seal(Seal seal) {
    return new Sound(setting, root, intermediate, new Member(server.draft, server.key, seal));
  }

  /** That of the CA that issued it is. */
  Sound sealIntermediate(Seal seal) {
    Member signed = new Member(intermediate.draft, intermediate.key, seal);
    return new Sound(setting, root, signed, server);
  }

  /** The server has this key, and everything that follows from it. */
  Sound serverKey(KeyPair key) {
    Draft<TbsField> draft =
        server
            .draft
            .with(TbsField.PUBLIC_KEY, key.publicKey().encoded())
            .with(Extensions.subjectKeyIdentifier(key.publicKey().keyIdentifier()));
    return new Sound(setting, root, intermediate, new Member(draft, key, server.seal));
  }

  /** The intermediate has this key, and everything that follows from it. */
  Sound intermediateKey(KeyPair key) {
    byte[] identifier = key.publicKey().keyIdentifier();
    byte[] algorithm = SigningKey.of(key, environment().random()).algorithm().algorithmIdentifier();
    Member above =
        new Member(
            intermediate
                .draft
                .with(TbsField.PUBLIC_KEY, key.publicKey().encoded())
                .with(Extensions.subjectKeyIdentifier(identifier)),
            key,
            intermediate.seal);
    return new Sound(
        setting,
        root,
        above,
        server.changed(
            d ->
                d.with(TbsField.SIGNATURE, algorithm)
                    .with(Extensions.authorityKeyIdentifier(identifier))));
  }

  byte[] rootCertificate() {
    return root.signedBy(root, environment());
  }

  byte[] intermediateCertificate() {
    return intermediate.signedBy(root, environment());
  }

  byte[] serverCertificate() {
    return server.signedBy(intermediate, environment());
  }

  /** All of it signed, in order, without CRLs. */
  Specimen.Served specimen() {
    return new Specimen.Served(
        List.of(serverCertificate(), intermediateCertificate()),
        server.key,
        List.of(rootCertificate()),
        List.of(),
        setting.host(),
        environment().now());
  }
}
