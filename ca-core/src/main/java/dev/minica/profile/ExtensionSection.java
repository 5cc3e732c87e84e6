package dev.minica.profile;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.yaml.YamlMapping;
import dev.minica.internal.yaml.YamlNode;
import dev.minica.x509.CertificatePolicy;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;

/** The extensions that a profile file adds to those that every certificate has. */
final class ExtensionSection {

  /** Who says what, of the extensions that have a better place than a line of octets. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry(Extension.BASIC_CONSTRAINTS, "it comes with extends"),
          Map.entry(Extension.KEY_USAGE, "use the key key-usage"),
          Map.entry(Extension.EXTENDED_KEY_USAGE, "use the key extended-key-usage"),
          Map.entry(Extension.SUBJECT_KEY_IDENTIFIER, "every certificate has it"),
          Map.entry(Extension.AUTHORITY_KEY_IDENTIFIER, "every certificate has it"),
          Map.entry(Extension.SUBJECT_ALT_NAME, "it comes with each request"),
          Map.entry(Extension.NAME_CONSTRAINTS, "it comes with the CA"),
          Map.entry(Extension.CERTIFICATE_POLICIES, "use the key policies"),
          Map.entry(Extension.CRL_DISTRIBUTION_POINTS, "use the key crl"),
          Map.entry(Extension.AUTHORITY_INFORMATION_ACCESS, "use the keys ocsp and ca-issuers"),
          Map.entry(Extension.OCSP_NO_CHECK, "it comes with the purpose OCSPSigning"),
          Map.entry(Extension.TLS_FEATURE, "use the key must-staple"));

  private ExtensionSection() {}

  /** Those of the file; what it says takes the place of an inherited one of the same type. */
  static List<Extension> read(YamlMapping file, List<Extension> inherited) {
    List<Extension> own = new ArrayList<>();
    file.find(ProfileKeys.POLICIES).map(ExtensionSection::policies).ifPresent(own::add);
    if (file.find(ProfileKeys.MUST_STAPLE).map(YamlNode::flag).orElse(false)) {
      own.add(Extensions.mustStaple());
    }
    for (YamlNode item : file.items(ProfileKeys.EXTENSIONS)) {
      own.add(extension(item.mapping(), own));
    }
    List<Extension> all = new ArrayList<>(inherited);
    all.removeIf(extension -> has(own, extension.oid()));
    all.addAll(own);
    return all;
  }

  private static boolean has(List<Extension> extensions, String oid) {
    return extensions.stream().anyMatch(extension -> extension.oid().equals(oid));
  }

  private static Extension policies(YamlNode list) {
    List<CertificatePolicy> policies = new ArrayList<>();
    for (YamlNode item : list.items()) {
      YamlNode oid = item.mapping().get(ProfileKeys.OID);
      String policy = oid.parsed(ObjectIdentifier::parse);
      if (policies.stream().anyMatch(earlier -> earlier.oid().equals(policy))) {
        throw oid.position().mistake("the policy " + policy + " is there twice");
      }
      Optional<String> statement =
          item.mapping().find(ProfileKeys.CPS).map(uri -> uri.parsed(ProfileFile::uri));
      policies.add(new CertificatePolicy(policy, statement));
    }
    return Extensions.certificatePolicies(policies);
  }

  private static Extension extension(YamlMapping item, List<Extension> earlier) {
    YamlNode node = item.get(ProfileKeys.OID);
    String oid = node.parsed(ObjectIdentifier::parse);
    String place = ELSEWHERE.get(oid);
    if (place != null) {
      throw node.position().mistake("the extension " + oid + " is not for this list: " + place);
    }
    if (has(earlier, oid)) {
      throw node.position().mistake("the extension " + oid + " is there twice");
    }
    return new Extension(oid, ProfileFile.flag(item, false), value(item));
  }

  /** Exactly one of the keys is there. */
  private static byte[] value(YamlMapping item) {
    Optional<byte[]> hex = read(item, ProfileKeys.HEX, text -> whole(octets(text)));
    Optional<byte[]> base64 = read(item, ProfileKeys.BASE64, text -> whole(base64(text)));
    Optional<byte[]> utf8 =
        read(item, ProfileKeys.UTF8, text -> Der.encode(new DERUTF8String(text)));
    Optional<byte[]> octets =
        read(item, ProfileKeys.OCTETS, text -> Der.encode(new DEROctetString(octets(text))));
    return hex.or(() -> base64).or(() -> utf8).or(() -> octets).orElseGet(() -> none(item));
  }

  private static Optional<byte[]> read(
      YamlMapping item, String key, Function<String, byte[]> parser) {
    return item.find(key).map(node -> node.parsed(parser));
  }

  private static byte[] none(YamlMapping item) {
    YamlNode node = item.get(ProfileKeys.ASN1_NULL);
    if (!node.flag()) {
      throw node.wrong("true");
    }
    return Der.encode(DERNull.INSTANCE);
  }

  private static byte[] whole(byte[] der) {
    Der.decode(der, "value");
    return der;
  }

  private static byte[] octets(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      throw mistake("no octets in hexadecimal: " + YamlNode.quoted(text));
    }
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw mistake("no base64: " + YamlNode.quoted(text));
    }
  }

  private static MinicaException mistake(String reason) {
    return new MinicaException(MinicaException.Kind.USAGE, reason);
  }
}
