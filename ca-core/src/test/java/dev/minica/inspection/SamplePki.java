package dev.minica.inspection;

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
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Certificates to be looked at. */
public final class SamplePki {

  public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  /** From the first second of 2026 to the last. */
  public static final Validity YEAR =
      Validity.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-12-31T23:59:59Z"));

  /** Colours, overwrites, ends and reverses the line of a terminal that shows it as it is. */
  public static final String HOSTILE_TEXT = "a\u001b[31m\r\n\0\u202eb";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final SigningKey rootKey = key(KeyAlgorithm.EC_P256);
  private final SigningKey intermediateKey = key(KeyAlgorithm.EC_P384);
  private final SigningKey serverKey = key(KeyAlgorithm.ED25519);
  private final DistinguishedName rootName = DistinguishedName.parse("CN=Root,O=Example");
  private final DistinguishedName intermediateName = DistinguishedName.parse("CN=Intermediate");
  private final DistinguishedName serverName = DistinguishedName.parse("CN=server.example");

  public static SigningKey key(KeyAlgorithm algorithm) {
    KeyPair pair = KeyPairs.generate(algorithm, RANDOM);
    return SigningKey.of(pair, RANDOM);
  }

  public Certificate root() {
    return signed(
        1,
        rootName,
        rootName,
        rootKey,
        rootKey,
        List.of(
            Extensions.basicConstraints(BasicConstraints.unlimitedCa()),
            Extensions.keyUsage(EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)),
            Extensions.subjectKeyIdentifier(rootKey.publicKey().keyIdentifier())));
  }

  public Certificate intermediate() {
    return signed(
        2,
        rootName,
        intermediateName,
        intermediateKey,
        rootKey,
        List.of(
            Extensions.basicConstraints(BasicConstraints.caWithPathLength(0)),
            Extensions.subjectKeyIdentifier(intermediateKey.publicKey().keyIdentifier()),
            Extensions.authorityKeyIdentifier(rootKey.publicKey().keyIdentifier())));
  }

  public Certificate server() {
    return server(
        Extensions.basicConstraints(BasicConstraints.END_ENTITY),
        Extensions.keyUsage(EnumSet.of(KeyUsage.DIGITAL_SIGNATURE)),
        Extensions.extendedKeyUsage(List.of(KeyPurpose.SERVER_AUTH.oid(), "1.2.3.4")),
        Extensions.subjectKeyIdentifier(serverKey.publicKey().keyIdentifier()),
        Extensions.authorityKeyIdentifier(intermediateKey.publicKey().keyIdentifier()),
        Extensions.subjectAltName(
            Stream.of("server.example", "b\u00fccher.example", "192.0.2.1", "::1")
                .map(GeneralName::parse)
                .toList(),
            false));
  }

  /** A certificate of the intermediate CA with these extensions. */
  public Certificate server(Extension... extensions) {
    return signed(
        0xab_cdef, intermediateName, serverName, serverKey, intermediateKey, List.of(extensions));
  }

  /** Signed with its own key, which need not be true of what it says. */
  public Certificate selfSigned(
      DistinguishedName issuer, DistinguishedName subject, Extension... extensions) {
    return signed(3, issuer, subject, rootKey, rootKey, List.of(extensions));
  }

  /** Says that it is the root, and is signed with another key. */
  public Certificate falseRoot() {
    return signed(4, rootName, rootName, rootKey, intermediateKey, List.of());
  }

  private static Certificate signed(
      long serial,
      DistinguishedName issuer,
      DistinguishedName subject,
      SigningKey subjectKey,
      SigningKey issuerKey,
      List<Extension> extensions) {
    CertificateTemplate template =
        new CertificateTemplate(
            new SerialNumber(BigInteger.valueOf(serial)),
            issuer,
            YEAR,
            subject,
            subjectKey.publicKey(),
            extensions);
    return CertificateSigner.sign(template, issuerKey);
  }

  /** A name of the one common name {@link #HOSTILE_TEXT}, which no parser of names would take. */
  public static DistinguishedName hostileName() {
    byte[] text = HOSTILE_TEXT.getBytes(StandardCharsets.UTF_8);
    byte[] value = der(0x0c, text);
    byte[] attribute = der(0x30, HexFormat.of().parseHex("0603550403"), value);
    return DistinguishedName.decode(der(0x30, der(0x31, attribute)));
  }

  /** An extension with this value, whatever it is. */
  public static Extension extension(String oid, String hexValue) {
    return new Extension(oid, false, HexFormat.of().parseHex(hexValue.replace(" ", "")));
  }

  /** A value of fewer than 256 octets. */
  public static byte[] der(int tag, byte[]... contents) {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    encoded.write(tag);
    int length = Stream.of(contents).mapToInt(content -> content.length).sum();
    if (length > 127) {
      encoded.write(0x81);
    }
    encoded.write(length);
    Stream.of(contents).forEach(encoded::writeBytes);
    return encoded.toByteArray();
  }
}
