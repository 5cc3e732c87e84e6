package dev.minica.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.encoding.Pem;
import dev.minica.inspection.SamplePki;
import dev.minica.x509.Certificate;
import dev.minica.x509.TimeSpan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts in which one certificate is found. */
class TextReadingTest {

  private static final Certificate CERTIFICATE = new SamplePki().root();
  private static final String PEM = Pem.encode(CERTIFICATE);
  private static final String DER = Base64.getEncoder().encodeToString(CERTIFICATE.encoded());

  @ParameterizedTest(name = "{0}")
  @MethodSource({"encodedTexts", "strings", "lines"})
  void oneCertificateIsFound(String name, String text) {
    Discoveries discoveries = new Discoveries();
    ScanOptions options =
        new ScanOptions(Instant.EPOCH, TimeSpan.ofDays(1), List.of(), Path.of("/"));
    ArtefactReading artefacts = new ArtefactReading(Judges.of(options), discoveries);

    assertThat(new TextReading(artefacts).look(text, Place.of(name))).as(text).isTrue();
    assertThat(discoveries.of(name, Duration.ZERO).map(ScannedFile::tally))
        .isEqualTo(Optional.of(Tally.CERTIFICATE));
  }

  /** Values of a Secret of Kubernetes that do not begin as PEM does. */
  static Stream<Arguments> encodedTexts() {
    return Stream.of(
        Arguments.of("bag attributes", secret("Bag Attributes\n  friendlyName: x\n" + PEM)),
        Arguments.of("one octet before", secret("\n" + PEM)),
        Arguments.of("two octets before", secret("\r\n" + PEM)),
        Arguments.of("three octets before", secret("\u00ef\u00bb\u00bf" + PEM)),
        Arguments.of("yaml", secret("server:\n  cert: |\n    " + PEM.replace("\n", "\n    "))),
        Arguments.of("properties", secret("a=b\nssl.cert=" + PEM.replace("\n", "\\n") + "\n")),
        Arguments.of("json", secret("{\"cert\": \"" + PEM.replace("\n", "\\n") + "\"}")),
        Arguments.of("twice", "data:\n  crt: " + base64(base64(PEM)) + "\n"),
        Arguments.of("on lines", "data:\n  crt: |\n" + wrapped(base64("#\n" + PEM), "    ", "\n")));
  }

  /** Strings of programming languages that are joined. */
  static Stream<Arguments> strings() {
    return Stream.of(
        Arguments.of("base64, sign first", "s = \"" + wrapped(DER, "    + \"", "\"\n") + "\";"),
        Arguments.of("base64, sign last", "s = \"" + wrapped(DER, "    \"", "\" +\n") + "\";"),
        Arguments.of("base64, no sign", "s = '" + wrapped(DER, "    '", "'\n") + "')"),
        Arguments.of("pem", joined("\\n\" + \"")),
        Arguments.of("json in json", joined("\\\\n")));
  }

  /** Other ends of lines. */
  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("break in XHTML", PEM.replace("\n", "<br />")),
        Arguments.of("reference", "<c v='" + PEM.replace("\n", "&#xa;") + "'/>"),
        Arguments.of("base64 in XML", "<c>" + wrapped(DER, "", "&#13;\n") + "</c>"),
        Arguments.of(
            "LDIF",
            "userCertificate;binary:: "
                + DER.substring(0, 53)
                + "\n "
                + wrapped(DER.substring(53), " ", "\n")));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String secret(String text) {
    return "kind: Secret\ndata:\n  file: " + base64(text) + "\n";
  }

  /** On lines of 76 characters, the first of which begins nothing. */
  private static String wrapped(String text, String before, String behind) {
    return Stream.of(text.split("(?<=\\G.{76})"))
        .collect(Collectors.joining(behind + before, before.isBlank() ? before : "", ""));
  }

  /** The certificate on one line, with three strings of it joined so. */
  private static String joined(String by) {
    return "\"-----BEGIN CERTIFICATE-----" + by + DER + by + "-----END CERTIFICATE-----\\n\"";
  }
}
