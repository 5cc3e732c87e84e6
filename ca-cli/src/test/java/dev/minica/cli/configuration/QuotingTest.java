package dev.minica.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Whatever can be seen comes back from each syntax whose reader the JDK has. */
class QuotingTest {

  @TempDir private Path folder;

  static Stream<String> texts() {
    return Stream.of(
        "plain",
        " blanks ",
        "it's \"quoted\"",
        "back\\slash\\",
        "\\u0041",
        "#comment !too",
        "a=b:c;d,e",
        "$x ${x} %41 %",
        "<&>",
        "ünï \uD83D\uDE00",
        "C:\\users\\new");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void properties(String text) throws Exception {
    Properties read = new Properties();
    String line = "key=" + PropertiesValue.of(text) + "\n";
    read.load(new ByteArrayInputStream(line.getBytes(StandardCharsets.ISO_8859_1)));
    assertThat(read).containsExactly(Map.entry("key", text));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void xml(String text) throws Exception {
    String written = XmlText.of(text);
    String document = "<e a=\"" + written + "\">" + written + "</e>";
    Element read =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertThat(read.getAttribute("a")).isEqualTo(text);
    assertThat(read.getTextContent()).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void fileUris(String text) throws Exception {
    Path file = Files.writeString(folder.resolve(text), text);
    String uri = FileUri.of(file);
    assertThat(Path.of(URI.create(uri))).isEqualTo(file);
    try (InputStream in = URI.create(uri).toURL().openStream()) {
      assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void javaLiteralsAreAscii(String text) {
    assertThat(JavaString.of(text)).isASCII().startsWith("\"").endsWith("\"");
  }
}
