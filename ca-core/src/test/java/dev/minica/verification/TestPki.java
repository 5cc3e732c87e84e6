package dev.minica.verification;

import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Certificate;
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
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * Certificates for tests: sound ones, and by changing the template such as are wrong on purpose.
 */
final class TestPki {

  /** The present, for all tests. */
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  /** Valid for a year around {@link #NOW}. */
  static final Validity VALIDITY =
      Validity.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-12-31T23:59:59Z"));

  private static final SecureRandom RANDOM = new SecureRandom();

  private TestPki() {}

  /** A certificate and its key: what an issuer needs. */
  record Entity(Certificate certificate, SigningKey key) {

    /** An intermediate below this CA. */
    Entity ca(String name) {
      return ca(name, template -> template);
    }

    Entity ca(String name, UnaryOperator<CertificateTemplate> change) {
      return issue(caTemplate(name, newKey()), change);
    }

    /** A TLS server's certificate below this CA. */
    Certificate server(String... names) {
      return server(template -> template, names);
    }

    Certificate server(UnaryOperator<CertificateTemplate> change, String... names) {
      return issue(serverTemplate(newKey(), names), change).certificate();
    }

    /** A certificate of this CA for the same name and key as the other's. */
    Entity crossSign(Entity other) {
      return issue(other, template -> template);
    }

    private Entity issue(Entity unsigned, UnaryOperator<CertificateTemplate> change) {
      CertificateTemplate t = unsigned.certificate().template();
      List<Extension> extensions = new ArrayList<>(t.extensions());
      extensions.removeIf(e -> e.oid().equals(Extension.AUTHORITY_KEY_IDENTIFIER));
      certificate
          .subjectKeyIdentifier()
          .map(Extensions::authorityKeyIdentifier)
          .ifPresent(extensions::add);
      CertificateTemplate issued =
          new CertificateTemplate(
              t.serialNumber(),
              certificate.subject(),
              t.validity(),
              t.subject(),
              t.publicKey(),
              extensions);
      return new Entity(CertificateSigner.sign(change.apply(issued), key), unsigned.key());
    }
  }

  static Entity root(String name) {
    return root(name, template -> template);
  }

  static Entity root(String name, UnaryOperator<CertificateTemplate> change) {
    Entity unchanged = caTemplate(name, newKey());
    return new Entity(
        CertificateSigner.sign(change.apply(unchanged.certificate().template()), unchanged.key()),
        unchanged.key());
  }

  private static SigningKey newKey() {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.EC_P256, RANDOM);
    return SigningKey.of(pair, RANDOM);
  }

  private static Entity caTemplate(String name, SigningKey key) {
    return selfSigned(
        DistinguishedName.ofCommonName(name),
        key,
        Extensions.basicConstraints(BasicConstraints.unlimitedCa()),
        Extensions.keyUsage(EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)));
  }

  private static Entity serverTemplate(SigningKey key, String... names) {
    List<GeneralName> altNames = List.of(names).stream().map(GeneralName::parse).toList();
    return selfSigned(
        DistinguishedName.ofCommonName("server"),
        key,
        Extensions.basicConstraints(BasicConstraints.END_ENTITY),
        Extensions.keyUsage(EnumSet.of(KeyUsage.DIGITAL_SIGNATURE)),
        Extensions.extendedKeyUsage(List.of(KeyPurpose.SERVER_AUTH.oid())),
        Extensions.subjectAltName(altNames, false));
  }

  private static Entity selfSigned(
      DistinguishedName name, SigningKey key, Extension... extensions) {
    List<Extension> all = new ArrayList<>(List.of(extensions));
    all.add(Extensions.subjectKeyIdentifier(key.publicKey().keyIdentifier()));
    CertificateTemplate template =
        new CertificateTemplate(
            SerialNumber.random(RANDOM), name, VALIDITY, name, key.publicKey(), all);
    return new Entity(CertificateSigner.sign(template, key), key);
  }

  /** The template with the extension instead of one of the same kind, or added. */
  static UnaryOperator<CertificateTemplate> with(Extension extension) {
    return t -> {
      List<Extension> extensions = new ArrayList<>(without(extension.oid()).apply(t).extensions());
      extensions.add(extension);
      return withExtensions(t, extensions);
    };
  }

  /** The template with one more extension, even if it has such a one already. */
  static UnaryOperator<CertificateTemplate> withAlso(Extension extension) {
    return t -> {
      List<Extension> extensions = new ArrayList<>(t.extensions());
      extensions.add(extension);
      return withExtensions(t, extensions);
    };
  }

  static UnaryOperator<CertificateTemplate> without(String oid) {
    return t ->
        withExtensions(t, t.extensions().stream().filter(e -> !e.oid().equals(oid)).toList());
  }

  static UnaryOperator<CertificateTemplate> valid(String from, String to) {
    return t ->
        new CertificateTemplate(
            t.serialNumber(),
            t.issuer(),
            new Validity(Instant.parse(from), Instant.parse(to)),
            t.subject(),
            t.publicKey(),
            t.extensions());
  }

  static UnaryOperator<CertificateTemplate> withSubject(DistinguishedName subject) {
    return t ->
        new CertificateTemplate(
            t.serialNumber(), t.issuer(), t.validity(), subject, t.publicKey(), t.extensions());
  }

  static UnaryOperator<CertificateTemplate> withSerial(BigInteger serial) {
    return t ->
        new CertificateTemplate(
            new SerialNumber(serial),
            t.issuer(),
            t.validity(),
            t.subject(),
            t.publicKey(),
            t.extensions());
  }

  private static CertificateTemplate withExtensions(
      CertificateTemplate t, List<Extension> extensions) {
    return new CertificateTemplate(
        t.serialNumber(), t.issuer(), t.validity(), t.subject(), t.publicKey(), extensions);
  }

  /** The other's name and key once more under the issuer, changed. */
  static Entity resign(Entity issuer, Entity other, UnaryOperator<CertificateTemplate> change) {
    return issuer.issue(other, change);
  }

  /** A server's certificate that its own key signed. */
  static Certificate selfSignedServer(String... names) {
    return serverTemplate(newKey(), names).certificate();
  }

  /** A dNSName of any text. */
  static GeneralName dns(String text) {
    return named(2, text);
  }

  private static GeneralName named(int tag, String text) {
    return GeneralName.decode(
        Der.encode(new DERTaggedObject(false, tag, new DERIA5String(text, false))));
  }

  /** Name constraints with these permitted subtrees; see {@link #base}. */
  static Extension permitting(String... bases) {
    return permitting(Arrays.stream(bases).map(TestPki::base).toArray(GeneralName[]::new));
  }

  static Extension permitting(DistinguishedName directory) {
    return permitting(GeneralName.ofDirectory(directory));
  }

  static Extension permitting(GeneralName... bases) {
    return nameConstraints(0, bases);
  }

  /** Name constraints with these excluded subtrees. */
  static Extension excluding(String... bases) {
    return nameConstraints(1, Arrays.stream(bases).map(TestPki::base).toArray(GeneralName[]::new));
  }

  private static Extension nameConstraints(int tag, GeneralName... bases) {
    ASN1EncodableVector subtrees = new ASN1EncodableVector();
    for (GeneralName base : bases) {
      subtrees.add(new DERSequence(Der.decode(base.encoded(), "base")));
    }
    DERSequence constraints =
        new DERSequence(new DERTaggedObject(false, tag, new DERSequence(subtrees)));
    return new Extension(Extension.NAME_CONSTRAINTS, true, Der.encode(constraints));
  }

  /** The base of a subtree, as in {@code dns:.example.com} or {@code ip:192.0.2.0/24}. */
  private static GeneralName base(String text) {
    String value = text.substring(text.indexOf(':') + 1);
    return switch (text.substring(0, text.indexOf(':'))) {
      case "dns" -> named(2, value);
      case "email" -> named(1, value);
      case "uri" -> named(6, value);
      default -> network(value);
    };
  }

  private static GeneralName network(String text) {
    byte[] address = GeneralName.parse(text.substring(0, text.indexOf('/'))).ipBytes();
    int prefix = Integer.parseInt(text.substring(text.indexOf('/') + 1));
    byte[] network = Arrays.copyOf(address, 2 * address.length);
    for (int bit = 0; bit < prefix; bit++) {
      network[address.length + bit / 8] |= (byte) (0x80 >> (bit % 8));
    }
    return GeneralName.ofIp(network);
  }

  /** The question whether the leaf is a good server certificate. */
  static Question question(Certificate leaf, Entity root, Entity... intermediates) {
    return Question.about(leaf, List.of(root.certificate()), NOW)
        .withIntermediates(List.of(intermediates).stream().map(Entity::certificate).toList())
        .withPurpose(Purpose.SERVER);
  }
}
