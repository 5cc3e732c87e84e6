package dev.minica.cli.configuration;

/** Text in an element, or in an attribute in double quotes (XML 1.0 sections 2.3 and 2.4). */
final class XmlText {

  private XmlText() {}

  static String of(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
