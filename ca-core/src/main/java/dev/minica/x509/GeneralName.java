package dev.minica.x509;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;

/**
 * One name of a subject or issuer, as subjectAltName and name constraints hold it (RFC 5280 section
 * 4.2.1.6):
 *
 * <pre>
 * GeneralName ::= CHOICE {
 *   otherName                 [0] OtherName,
 *   rfc822Name                [1] IA5String,
 *   dNSName                   [2] IA5String,
 *   x400Address               [3] ORAddress,
 *   directoryName             [4] Name,
 *   ediPartyName              [5] EDIPartyName,
 *   uniformResourceIdentifier [6] IA5String,
 *   iPAddress                 [7] OCTET STRING,
 *   registeredID              [8] OBJECT IDENTIFIER }
 * </pre>
 *
 * <p>{@link #parse} is strict and normalises what a person typed; {@link #decode} keeps whatever a
 * certificate holds, valid or not. Two names are equal if their encodings are, so parsed names that
 * differ in spelling only are equal.
 */
public final class GeneralName {

  /** What can be met; the two choices that nobody uses (x400Address, ediPartyName) are OTHER. */
  public enum Kind {
    DNS(2),
    IP(7),
    EMAIL(1),
    URI(6),
    UPN(0),
    DIRECTORY(4),
    REGISTERED_ID(8),
    OTHER(0);

    static final List<Kind> PARSED = List.of(DNS, IP, EMAIL, URI, UPN);

    private final int tag;

    Kind(int tag) {
      this.tag = tag;
    }

    /**
     * The word that forces this kind when it stands before a name, with its colon: {@code dns:}.
     */
    String prefix() {
      return switch (this) {
        case DNS -> "dns:";
        case IP -> "ip:";
        case EMAIL -> "email:";
        case URI -> "uri:";
        case UPN -> "upn:";
        case DIRECTORY -> "directory:";
        case REGISTERED_ID -> "registered-id:";
        case OTHER -> "other:";
      };
    }
  }

  /** id-ms-san-sc-logon-upn, under Microsoft's arc. */
  static final ASN1ObjectIdentifier UPN = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3");

  private static final String WHAT = "general name";

  private final Kind kind;
  private final String value;
  private final ASN1TaggedObject content;
  private final byte[] encoded;

  private GeneralName(Kind kind, String value, ASN1TaggedObject content, byte[] encoded) {
    this.kind = kind;
    this.value = value;
    this.content = content;
    this.encoded = encoded;
  }

  /**
   * The name that a word means. An address becomes an IP name, {@code scheme://...} and {@code
   * urn:...} a URI, what has an at sign an e-mail address, everything else a DNS name; the prefixes
   * {@code dns:}, {@code ip:}, {@code email:}, {@code uri:} and {@code upn:} (in any case) force a
   * kind.
   *
   * <p>DNS names become lower case, their international labels A-labels by UTS #46
   * (non-transitional, as in browsers), and {@code *} may be the whole left-most label. An
   * underscore is accepted since container names carry it. IP addresses get their canonical form
   * (RFC 5952), e-mail addresses and URIs a normalised domain or host.
   *
   * @throws MinicaException of kind USAGE if the word is none of these; the message quotes the word
   *     with controls escaped, and the part of it that is wrong
   */
  public static GeneralName parse(String word) {
    return NameWord.parse(word);
  }

  /**
   * The name that an encoding holds, kept as it is: a dNSName of spaces or an iPAddress of five
   * octets is a value too.
   *
   * @throws MinicaException of kind BAD_INPUT if the octets are no GeneralName
   */
  public static GeneralName decode(byte[] der) {
    byte[] kept = der.clone();
    ASN1Encodable decoded = Der.decode(kept, WHAT);
    return Der.read(
        WHAT,
        () -> {
          ASN1TaggedObject content = GeneralNameContent.tagged(decoded);
          Kind kind = GeneralNameContent.kind(content);
          return new GeneralName(kind, GeneralNameContent.text(kind, content), content, kept);
        });
  }

  /** The directoryName of a distinguished name. */
  public static GeneralName ofDirectory(DistinguishedName name) {
    return of(Kind.DIRECTORY, name.toString(), true, Der.decode(name.encoded(), WHAT));
  }

  /**
   * The iPAddress of an address in network byte order.
   *
   * @param address 4 octets of IPv4, 16 of IPv6, or 8 and 32 with a mask for a name constraint
   */
  public static GeneralName ofIp(byte[] address) {
    return of(Kind.IP, IpAddress.text(address), false, new DEROctetString(address));
  }

  /**
   * The iPAddress of a network as name constraints have it.
   *
   * @param text in the notation of RFC 4632; an address alone is the network of nothing else
   * @throws MinicaException of kind USAGE if it is none; the message is the reason
   */
  public static GeneralName ofNetwork(String text) {
    return ofIp(IpAddress.parseNetwork(text));
  }

  static GeneralName ofText(Kind kind, String ascii) {
    return of(kind, ascii, false, new DERIA5String(ascii, true));
  }

  static GeneralName ofUpn(String name) {
    ASN1Encodable value = new DERTaggedObject(true, 0, new DERUTF8String(name));
    return of(Kind.UPN, name, false, new DERSequence(new ASN1Encodable[] {UPN, value}));
  }

  private static GeneralName of(Kind kind, String value, boolean explicit, ASN1Encodable inner) {
    ASN1TaggedObject content = new DERTaggedObject(explicit, kind.tag, inner);
    return new GeneralName(kind, value, content, Der.encode(content));
  }

  public Kind kind() {
    return kind;
  }

  /**
   * The name as text: a DNS name with A-labels, an IP address in canonical form (with its mask
   * after a slash in a name constraint), a distinguished name as RFC 4514 writes it, the identifier
   * of a registeredID in dots, {@code identifier:text} or {@code identifier:#hex} for an otherName,
   * the rest as it stands. Of a decoded name this is foreign text: {@link Escaped} makes it
   * printable.
   */
  public String value() {
    return value;
  }

  /**
   * Whether it is a network, as {@link #ofNetwork} makes them, in which an address lies.
   *
   * @param address 4 octets of IPv4, or 16
   */
  public boolean holds(byte[] address) {
    return kind == Kind.IP && IpAddress.contains(ipBytes(), address);
  }

  /**
   * The name for people, escaped: a DNS name with A-labels is followed by its characters in
   * parentheses, as in {@code xn--bcher-kva.example (bücher.example)}.
   */
  public String displayValue() {
    String shown = Escaped.of(value);
    String unicode = kind == Kind.DNS ? unicode() : value;
    return unicode.equals(value) ? shown : shown + " (" + Escaped.of(unicode) + ")";
  }

  private String unicode() {
    return Stream.of(value.split("\\.", -1))
        .map(HostName::toUnicode)
        .collect(Collectors.joining("."));
  }

  /**
   * The octets of the address, 4 or 16 in a parsed name, whatever a decoded one holds.
   *
   * @throws IllegalStateException if this is no IP name
   */
  public byte[] ipBytes() {
    if (kind != Kind.IP) {
      throw new IllegalStateException("no IP address but " + this);
    }
    return ASN1OctetString.getInstance(content, false).getOctets().clone();
  }

  /**
   * A name for the folder in which this name's certificate is kept: one path component that Linux,
   * macOS and Windows all take, at most 255 octets of ASCII, neither hidden nor reserved, with
   * {@code *} as {@code _wildcard} and the colons of an IPv6 address as underscores. What needs
   * more change than that gets a digest of the name at its end, so that different names stay apart.
   */
  public String folderName() {
    return FolderName.of(this);
  }

  /** The DER encoding; of a decoded name the octets it was decoded from. */
  public byte[] encoded() {
    return encoded.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GeneralName that && Arrays.equals(encoded, that.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  /** Kind and escaped value, as {@link #parse} reads them: {@code dns:example.com}. */
  @Override
  public String toString() {
    return kind.prefix() + Escaped.of(value);
  }
}
