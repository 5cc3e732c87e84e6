package dev.minica.profile;

import static dev.minica.internal.yaml.Shape.Key.optional;
import static dev.minica.internal.yaml.Shape.Key.required;

import dev.minica.internal.yaml.Shape;
import dev.minica.internal.yaml.Shape.Fields;
import dev.minica.internal.yaml.Shape.Flag;
import dev.minica.internal.yaml.Shape.ListOf;
import dev.minica.internal.yaml.Shape.Text;
import dev.minica.internal.yaml.Shape.Whole;
import dev.minica.internal.yaml.Shape.Word;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Profile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import java.util.Arrays;
import java.util.List;

/** The table of what can stand in a profile file. Its JSON schema is written from it. */
final class ProfileKeys {

  static final String NAME = "name";
  static final String EXTENDS = "extends";
  static final String ABOUT = "about";
  static final String KEYS = "keys";
  static final String KEY_USAGE = "key-usage";
  static final String USAGES = "usages";
  static final String RSA_USAGES = "rsa-usages";
  static final String CRITICAL = "critical";
  static final String EXTENDED_KEY_USAGE = "extended-key-usage";
  static final String PURPOSES = "purposes";
  static final String LIFETIME = "lifetime";
  static final String MAX_LIFETIME = "max-lifetime";
  static final String NAMES = "names";
  static final String KINDS = "kinds";
  static final String DNS = "dns";
  static final String DOMAINS = "domains";
  static final String IP = "ip";
  static final String EMAIL = "email";
  static final String URI = "uri";
  static final String WILDCARDS = "wildcards";
  static final String MIN = "min";
  static final String MAX = "max";
  static final String SUBJECT = "subject";
  static final String FIXED = "fixed";
  static final String REQUIRED = "required";
  static final String COMMON_NAME = "common-name";
  static final String POLICIES = "policies";
  static final String OID = "oid";
  static final String CPS = "cps";
  static final String MUST_STAPLE = "must-staple";
  static final String CRL = "crl";
  static final String OCSP = "ocsp";
  static final String CA_ISSUERS = "ca-issuers";
  static final String EXTENSIONS = "extensions";
  static final String HEX = "hex";
  static final String BASE64 = "base64";
  static final String UTF8 = "utf8";
  static final String OCTETS = "octets";
  static final String ASN1_NULL = "asn1-null";

  /** Longer lists help nobody; the file's size bounds all else. */
  private static final int MANY = 100;

  private static final List<String> USAGE_WORDS =
      Arrays.stream(KeyUsage.values()).map(KeyUsage::label).toList();

  private static final String[] PURPOSE_WORDS =
      Arrays.stream(KeyPurpose.values()).map(KeyPurpose::label).toArray(String[]::new);

  /** Of the attributes that a subject can be required to have; the common name has its own key. */
  private static final List<String> ATTRIBUTES =
      List.of(
          "C",
          "ST",
          "L",
          "O",
          "OU",
          "serialNumber",
          "UID",
          "DC",
          "emailAddress",
          "givenName",
          "SN");

  private ProfileKeys() {}

  /** A whole file. */
  static Fields file() {
    return new Fields(
        List.of(
            required(
                NAME,
                new Text("web-short"),
                "What --profile and the list call it: letters, digits, dots, dashes and"
                    + " underscores, and not the name of a built-in profile."),
            required(
                EXTENDS,
                new Word(Profile.builtInNames()),
                "The built-in profile that says what the file leaves out."),
            optional(ABOUT, new Text(), "What it is for, for people."),
            optional(
                KEYS,
                list(
                    new Word(
                        Arrays.stream(KeyAlgorithm.values()).map(KeyAlgorithm::label).toList())),
                "The keys that are certified, all others being refused; a new key is of the first"
                    + " kind."),
            optional(KEY_USAGE, keyUsage(), "What the key may do (RFC 5280 section 4.2.1.3)."),
            optional(
                EXTENDED_KEY_USAGE,
                extendedKeyUsage(),
                "What the key is for (RFC 5280 section 4.2.1.12)."),
            optional(
                LIFETIME,
                new Text("90d", "12h", "1y"),
                "How long a certificate is valid unless another span is asked for."),
            optional(MAX_LIFETIME, new Text("397d"), "The longest span that may be asked for."),
            optional(NAMES, names(), "The names that are allowed; all, without this key."),
            optional(SUBJECT, subject(), "What the subject is like."),
            optional(POLICIES, list(policy()), "Certificate policies (RFC 5280 section 4.2.1.4)."),
            optional(
                MUST_STAPLE,
                new Flag(),
                "Whether clients must be shown an OCSP response (RFC 7633): true needs a server that"
                    + " staples."),
            optional(
                CRL, uris(), "Where the CRL is, instead of where the CA says; [] for nowhere."),
            optional(OCSP, uris(), "Where the OCSP responder is, likewise."),
            optional(CA_ISSUERS, uris(), "Where the certificate of the CA is, likewise."),
            optional(
                EXTENSIONS,
                list(extension()),
                "Further extensions, each with its value in one of five forms.")));
  }

  private static Shape keyUsage() {
    return new Fields(
        List.of(
            required(USAGES, list(new Word(USAGE_WORDS)), "For every key."),
            optional(
                RSA_USAGES,
                list(new Word(USAGE_WORDS)),
                "Added for RSA keys, such as keyEncipherment for TLS 1.2."),
            critical("Whether it is critical; true by default.")));
  }

  private static Shape extendedKeyUsage() {
    return new Fields(
        List.of(
            required(
                PURPOSES,
                new ListOf(new Text(PURPOSE_WORDS), 0, MANY),
                "Names of RFC 5280 or object identifiers in dots; [] for no such extension."),
            critical("Whether it is critical; false by default.")));
  }

  private static Shape names() {
    return new Fields(
        List.of(
            optional(
                KINDS,
                list(new Word(List.of(DNS, IP, EMAIL, URI, "upn"))),
                "The kinds of names; by default those of which the other keys speak, or all."),
            optional(
                DNS,
                list(new Text("www.example.test", "web-*.example.test")),
                "DNS names, where a star stands for any part of one label."),
            optional(
                DOMAINS,
                list(new Text("example.test")),
                "DNS names that are allowed with everything under them."),
            optional(IP, list(new Text("10.0.0.0/8", "::1")), "Networks or single addresses."),
            optional(
                EMAIL,
                list(new Text("example.test", "me@example.test")),
                "Hosts, for all their mailboxes, or mailboxes."),
            optional(
                URI,
                list(new Text("spiffe://example.test/")),
                "URIs, or beginnings of URIs that end in a slash."),
            optional(WILDCARDS, new Flag(), "Whether *.example.test is a name; true by default."),
            optional(MIN, new Whole(1, IssuanceRequest.MAX_NAMES), "The fewest names."),
            optional(MAX, new Whole(1, IssuanceRequest.MAX_NAMES), "The most names.")));
  }

  private static Shape subject() {
    return new Fields(
        List.of(
            optional(
                FIXED,
                new Text("O=Example,C=DE"),
                "What every subject has, as --subject writes it; other values are refused."),
            optional(REQUIRED, list(new Word(ATTRIBUTES)), "What must be given besides."),
            optional(
                COMMON_NAME,
                new Word(List.of("optional", "required", "forbidden")),
                "Whether there is a common name; optional by default.")));
  }

  private static Shape policy() {
    return new Fields(
        List.of(
            required(OID, new Text("1.3.6.1.4.1.32473.1.1"), "The policy, in dots."),
            optional(
                CPS,
                new Text("https://example.test/cps"),
                "URI of the certification practice statement.")));
  }

  private static Shape extension() {
    return new Fields(
        List.of(
            required(
                OID,
                new Text("1.3.6.1.4.1.32473.2.1"),
                "Its type, in dots; none that another key of this file is for."),
            critical("Whether who does not know it must refuse the certificate; false by default."),
            optional(HEX, new Text("0c03616263"), "Its value: DER in hexadecimal."),
            optional(BASE64, new Text("DANhYmM="), "Its value: DER in base64."),
            optional(UTF8, new Text("abc"), "Its value: a UTF8String of this text."),
            optional(OCTETS, new Text("616263"), "Its value: an OCTET STRING, in hexadecimal."),
            optional(ASN1_NULL, new Flag(), "Its value: NULL; the only value of the key is true.")),
        List.of(HEX, BASE64, UTF8, OCTETS, ASN1_NULL));
  }

  private static Shape.Key critical(String about) {
    return optional(CRITICAL, new Flag(), about);
  }

  private static Shape uris() {
    return new ListOf(new Text("http://ca.example.test/root.crl"), 0, MANY);
  }

  private static Shape list(Shape item) {
    return new ListOf(item, 1, MANY);
  }
}
