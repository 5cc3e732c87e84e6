package dev.minica.cli.openssl;

import dev.minica.csr.CertificationRequest;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.encoding.EncodedRequest;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What an artefact says, field by field as minica reads it and line by line as openssl shows it,
 * but for what differs each time: key, key identifiers, serial number, times, signature.
 */
final class Fields {

  private static final Set<String> KEY_IDENTIFIERS =
      Set.of(Extension.SUBJECT_KEY_IDENTIFIER, Extension.AUTHORITY_KEY_IDENTIFIER);

  private Fields() {}

  static List<String> ofCertificate(Path file) {
    Certificate certificate = EncodedCertificates.decode(read(file)).get(0);
    List<String> fields = new ArrayList<>();
    fields.add("version " + certificate.version());
    fields.add("serial of " + certificate.serialNumber().toString().length());
    fields.add("issuer " + hex(certificate.issuer().encoded()));
    fields.add("subject " + hex(certificate.subject().encoded()));
    fields.add("key " + certificate.publicKey());
    fields.add("signature " + hex(certificate.signatureAlgorithmEncoded()));
    fields.add("inner " + hex(certificate.tbsSignatureAlgorithmEncoded()));
    certificate.extensions().forEach(extension -> fields.add(shown(extension)));
    fields.addAll(text("x509", file));
    return fields;
  }

  static List<String> ofRequest(Path file) {
    CertificationRequest request = EncodedRequest.decode(read(file));
    List<String> fields = new ArrayList<>();
    fields.add("version " + request.version());
    fields.add("subject " + hex(request.subject().encoded()));
    fields.add("key " + request.publicKey());
    fields.add("signature " + hex(request.signatureAlgorithmEncoded()));
    fields.add("possession " + request.possession());
    request.requestedExtensions().forEach(extension -> fields.add(shown(extension)));
    fields.addAll(text("req", file));
    return fields;
  }

  private static String shown(Extension extension) {
    String value =
        KEY_IDENTIFIERS.contains(extension.oid())
            ? extension.value().length + " octets"
            : hex(extension.value());
    return extension.oid() + (extension.critical() ? " critical " : " ") + value;
  }

  private static List<String> text(String command, Path file) {
    return Tool.named("openssl")
        .run(command, "-noout", "-text", "-in", file)
        .succeeded()
        .text()
        .lines()
        .map(String::strip)
        .filter(line -> !line.matches("([0-9A-Fa-f]{2}:)*[0-9A-Fa-f]{2}:?"))
        .filter(line -> !line.startsWith("Not "))
        .toList();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }
}
