package dev.minica.x509;

import static java.util.stream.Collectors.joining;

import dev.minica.Escaped;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Writes distinguished names: as RFC 4514 has it for people, and folded for comparison. */
final class DistinguishedNameText {

  private static final String SPECIAL = "\"+,;<>\\";

  private DistinguishedNameText() {}

  /** RFC 4514 section 2: the last relative name comes first. */
  static String rfc4514(List<List<AttributeTypeAndValue>> names) {
    List<List<AttributeTypeAndValue>> reversed = new ArrayList<>(names);
    Collections.reverse(reversed);
    return reversed.stream()
        .map(name -> name.stream().map(DistinguishedNameText::rfc4514).collect(joining("+")))
        .collect(joining(","));
  }

  /** RFC 4514 section 2.4: a type without a keyword has its value in hexadecimal digits. */
  private static String rfc4514(AttributeTypeAndValue attribute) {
    String text = attribute.text();
    String value =
        text == null || AttributeType.ofOid(attribute.type()) == null
            ? attribute.hex()
            : escaped(text);
    return attribute.name() + "=" + value;
  }

  /**
   * The form in which equal names are equal strings (RFC 5280 section 7.1): types as object
   * identifiers, text prepared, the order of a multi-valued relative name settled.
   */
  static String canonical(List<List<AttributeTypeAndValue>> names) {
    return names.stream()
        .map(name -> name.stream().map(DistinguishedNameText::canonical).sorted())
        .map(attributes -> attributes.collect(joining("+", "", ";")))
        .collect(joining());
  }

  private static String canonical(AttributeTypeAndValue attribute) {
    String text = attribute.text();
    return attribute.type() + "=" + (text == null ? attribute.hex() : escaped(prepared(text)));
  }

  /**
   * LDAP string preparation (RFC 4518 sections 2.2, 2.3 and 2.6.1): case and compatibility forms
   * folded, invisible characters gone, any white space one space, none at the ends.
   */
  private static String prepared(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints().forEach(character -> appendVisible(character, visible));
    String spaced = visible.toString().strip();
    return InternationalLabel.isAscii(spaced) ? spaced.toLowerCase(Locale.ROOT) : folded(spaced);
  }

  private static void appendVisible(int character, StringBuilder out) {
    if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
      if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    } else if (!Escaped.isNeededFor(character)) {
      out.appendCodePoint(character);
    }
  }

  /** By way of upper case, so that a sharp s is a double s, as table B.2 of RFC 3454 folds it. */
  private static String folded(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String lower = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFKC);
  }

  /**
   * RFC 4514 section 2.4. Controls and invisible characters are written as escaped octets too,
   * which it permits for any character; so the text is safe to print, and reads back as the same
   * name.
   */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    int last = text.length() - 1;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int character = text.codePointAt(i);
      boolean edge = (character == ' ' && (i == 0 || i == last)) || (character == '#' && i == 0);
      if (Escaped.isNeededFor(character)) {
        appendOctets(character, out);
      } else {
        out.append(edge || SPECIAL.indexOf(character) >= 0 ? "\\" : "").appendCodePoint(character);
      }
    }
    return out.toString();
  }

  private static void appendOctets(int character, StringBuilder out) {
    for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
      out.append('\\').append(Character.forDigit((octet >> 4) & 0xf, 16));
      out.append(Character.forDigit(octet & 0xf, 16));
    }
  }
}
