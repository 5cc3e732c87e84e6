package dev.minica.x509;

import dev.minica.internal.asn1.Der;
import dev.minica.internal.asn1.Tlv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;

/**
 * The name of an issuer or subject (RFC 5280 section 4.1.2.4):
 *
 * <pre>
 * Name ::= CHOICE { rdnSequence RDNSequence }
 * RDNSequence ::= SEQUENCE OF RelativeDistinguishedName
 * RelativeDistinguishedName ::= SET SIZE (1..MAX) OF AttributeTypeAndValue
 * </pre>
 *
 * <p>{@link #parse} is strict about what people type; {@link #decode} keeps whatever a certificate
 * holds. Equal are names of equal encoding; {@link #matches} compares as RFC 5280 section 7.1 has
 * it.
 */
public final class DistinguishedName {

  /** The name without parts, of a subject that is known by its alternative names alone. */
  public static final DistinguishedName EMPTY = of(List.of());

  private static final String WHAT = "distinguished name";

  private final List<List<AttributeTypeAndValue>> relativeNames;
  private final byte[] encoded;

  private DistinguishedName(List<List<AttributeTypeAndValue>> relativeNames, byte[] encoded) {
    this.relativeNames = relativeNames;
    this.encoded = encoded;
  }

  /**
   * One attribute, for showing it.
   *
   * @param oid the object identifier of its type in dots
   * @param name the keyword of its type, such as {@code CN}, or the identifier again
   * @param value its text, unescaped, or {@code #} and the hexadecimal DER of what is no string
   */
  public record Attribute(String oid, String name, String value) {}

  /**
   * The name that a text means: {@code CN=server.example,O=Example} (RFC 4514, most specific first)
   * or {@code /O=Example/CN=server.example} (OpenSSL, most specific last). Types are keywords in
   * any case or dotted identifiers, {@code +} joins the attributes of one relative name, a
   * backslash escapes; an empty text is the empty name. Values become UTF8String, PrintableString
   * or IA5String as RFC 5280 appendix A has it.
   *
   * @throws dev.minica.MinicaException of kind USAGE if the text is malformed, or a value is empty,
   *     too long or of characters that its type does not have
   */
  public static DistinguishedName parse(String text) {
    return of(DistinguishedNameParser.parse(text));
  }

  /**
   * The name with nothing but a common name.
   *
   * @param name 1 to 64 characters (ub-common-name)
   * @throws dev.minica.MinicaException of kind USAGE if it is empty, longer, or holds controls
   */
  public static DistinguishedName ofCommonName(String name) {
    return of(AttributeType.COMMON_NAME, name);
  }

  /**
   * The name with nothing but an organization.
   *
   * @param name 1 to 64 characters (ub-organization-name)
   * @throws dev.minica.MinicaException of kind USAGE if it is empty, longer, or holds controls
   */
  public static DistinguishedName ofOrganization(String name) {
    return of(AttributeType.ORGANIZATION, name);
  }

  private static DistinguishedName of(AttributeType type, String value) {
    AttributeTypeAndValue only = new AttributeTypeAndValue(type.oid(), type.encode(value));
    byte[] set = Der.constructed(Tlv.SET, Der.encode(only.toAsn1()));
    return new DistinguishedName(List.of(List.of(only)), Der.constructed(Tlv.SEQUENCE, set));
  }

  /**
   * The name that an encoding holds, kept as it is.
   *
   * @throws dev.minica.MinicaException of kind BAD_INPUT if the octets are no Name
   */
  public static DistinguishedName decode(byte[] der) {
    byte[] kept = der.clone();
    ASN1Encodable decoded = Der.decode(kept, WHAT);
    return Der.read(WHAT, () -> new DistinguishedName(relativeNames(decoded), kept));
  }

  private static List<List<AttributeTypeAndValue>> relativeNames(ASN1Encodable decoded) {
    List<List<AttributeTypeAndValue>> names = new ArrayList<>();
    for (ASN1Encodable set : ASN1Sequence.getInstance(decoded)) {
      List<AttributeTypeAndValue> attributes = new ArrayList<>();
      for (ASN1Encodable attribute : ASN1Set.getInstance(set)) {
        attributes.add(AttributeTypeAndValue.decode(attribute));
      }
      names.add(List.copyOf(attributes));
    }
    return List.copyOf(names);
  }

  /** Encodes, and takes the order of multi-valued relative names from the encoding. */
  private static DistinguishedName of(List<List<AttributeTypeAndValue>> names) {
    DERSequence sequence =
        new DERSequence(names.stream().map(DistinguishedName::set).toArray(ASN1Encodable[]::new));
    return decode(Der.encode(sequence));
  }

  private static ASN1Encodable set(List<AttributeTypeAndValue> attributes) {
    return new DERSet(
        attributes.stream().map(AttributeTypeAndValue::toAsn1).toArray(ASN1Encodable[]::new));
  }

  public boolean isEmpty() {
    return relativeNames.isEmpty();
  }

  /** The most specific common name, unescaped, if there is one of text. */
  public Optional<String> commonName() {
    return relativeNames.stream()
        .flatMap(List::stream)
        .filter(attribute -> attribute.type().equals(AttributeType.COMMON_NAME.oid()))
        .flatMap(attribute -> Optional.ofNullable(attribute.text()).stream())
        .reduce((general, specific) -> specific);
  }

  /** All attributes in the order of the encoding, the most general one first. */
  public List<Attribute> attributes() {
    return relativeNames().stream().flatMap(List::stream).toList();
  }

  /** The same by relative distinguished name; most of these have one attribute. */
  public List<List<Attribute>> relativeNames() {
    return relativeNames.stream()
        .map(name -> name.stream().map(DistinguishedName::shown).toList())
        .toList();
  }

  private static Attribute shown(AttributeTypeAndValue attribute) {
    return new Attribute(attribute.type(), attribute.name(), AttributeText.of(attribute.value()));
  }

  /**
   * This name, below those parts of another that have an attribute of a type that this name lacks:
   * {@code CN=a} becomes {@code CN=a,O=Example} by {@code O=Example}.
   */
  public DistinguishedName completedBy(DistinguishedName other) {
    List<String> types = attributes().stream().map(Attribute::oid).toList();
    List<List<AttributeTypeAndValue>> all = new ArrayList<>();
    for (List<AttributeTypeAndValue> part : other.relativeNames) {
      if (part.stream().anyMatch(attribute -> !types.contains(attribute.type()))) {
        all.add(part);
      }
    }
    all.addAll(relativeNames);
    return of(all);
  }

  /**
   * Whether both name the same entity by RFC 5280 section 7.1: attribute by attribute in order,
   * without regard to case, amount of white space, compatibility forms and string types.
   */
  public boolean matches(DistinguishedName other) {
    return canonical().equals(other.canonical());
  }

  /**
   * A text that is the same for two names exactly if they match: a key for maps, not for people. It
   * is computed at each call.
   */
  public String canonical() {
    return DistinguishedNameText.canonical(relativeNames);
  }

  /** The DER encoding; of a decoded name the octets it was decoded from. */
  public byte[] encoded() {
    return encoded.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DistinguishedName that && Arrays.equals(encoded, that.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  /**
   * The name as RFC 4514 writes it, most specific part first. Controls and invisible characters are
   * escaped, so it is safe to print, and {@link #parse} of it matches this name if that accepts it.
   */
  @Override
  public String toString() {
    return DistinguishedNameText.rfc4514(relativeNames);
  }
}
