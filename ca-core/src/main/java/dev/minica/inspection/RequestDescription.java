package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.csr.Attribute;
import dev.minica.csr.CertificationRequest;
import dev.minica.internal.asn1.Der;
import dev.minica.x509.Extension;
import dev.minica.x509.ExtensionValues;
import dev.minica.x509.GeneralName;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Everything that a certification request says (RFC 2986 section 4). */
final class RequestDescription {

  private final CertificationRequest request;
  private final Description.Builder description = Description.builder();

  private RequestDescription(CertificationRequest request) {
    this.request = request;
  }

  static Finding read(byte[] der) {
    CertificationRequest request = CertificationRequest.decode(der);
    Description description =
        Der.read("certification request", new RequestDescription(request)::describe);
    return Finding.of(description).withKey(request.publicKey());
  }

  private Description describe() {
    description.shown(
        "type", "type", Value.of("request"), List.of("certification request (PKCS#10)"));
    NameDescription.add(description, "subject", request.subject());
    description.hidden("names", Value.texts(names()));
    PublicKeyDescription.add(description, request.publicKey());
    SignatureDescription.add(description, request.signatureAlgorithmEncoded());
    possession();
    description
        .hidden("version", Value.of(request.version()))
        .shown("sha256", "SHA-256", Lines.colons(Digests.sha256(request.encoded())));
    attributes();
    extensions();
    return description.build();
  }

  private void possession() {
    String words =
        switch (request.possession()) {
          case SHOWN -> "yes: the request is signed with it";
          case NOT_SHOWN -> "NO: the request is not signed with it";
          case UNKNOWN -> "not known: minica does not check signatures of this algorithm";
        };
    String value =
        switch (request.possession()) {
          case SHOWN -> "shown";
          case NOT_SHOWN -> "notShown";
          case UNKNOWN -> "unknown";
        };
    description.shown("possession", "has the key", Value.of(value), List.of(words));
  }

  private List<String> names() {
    try {
      return request.requestedExtensions().stream()
          .filter(extension -> extension.oid().equals(Extension.SUBJECT_ALT_NAME))
          .flatMap(extension -> ExtensionValues.generalNames(extension).stream())
          .map(GeneralName::value)
          .toList();
    } catch (MinicaException malformed) {
      return List.of(); // it is shown where it stands
    }
  }

  /** All but those that ask for extensions. A challenge password is said to be there, no more. */
  private void attributes() {
    List<Description> attributes = new ArrayList<>();
    for (Attribute attribute : request.attributes()) {
      Description.Builder value = Description.builder().hidden("oid", attribute.oid());
      if (attribute.oid().equals(Attribute.CHALLENGE_PASSWORD)) {
        value.shown(
            "name",
            "challenge password",
            Value.of("challengePassword"),
            List.of("there is one, which is not shown"));
      } else if (!attribute.requestsExtensions()) {
        value.shown("values", Lines.bounded(attribute.oid()), hex(attribute), lines(attribute));
      } else {
        value.hidden("name", "extensionRequest");
      }
      attributes.add(value.build());
    }
    boolean others =
        attributes.stream().flatMap(a -> a.fields().stream()).anyMatch(Description.Field::isShown);
    description.shown("attributes", others ? "attributes" : "", Value.items(attributes), List.of());
  }

  private static Value hex(Attribute attribute) {
    return Value.texts(attribute.values().stream().map(HexFormat.of()::formatHex).toList());
  }

  private static List<String> lines(Attribute attribute) {
    List<String> lines =
        attribute.values().stream().flatMap(value -> Lines.ofOctets(value).stream()).toList();
    return lines.isEmpty() ? List.of("(none)") : lines;
  }

  private void extensions() {
    try {
      List<Extension> extensions = request.requestedExtensions();
      String label = extensions.isEmpty() ? "" : "requested extensions";
      description.shown("extensions", label, ExtensionDescription.all(extensions), List.of());
    } catch (MinicaException malformed) {
      String reason = String.valueOf(malformed.getMessage());
      description.shown(
          "malformed", "requested extensions", Value.of(reason), List.of("malformed: " + reason));
    }
  }
}
