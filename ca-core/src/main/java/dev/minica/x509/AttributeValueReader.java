package dev.minica.x509;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads one value of a distinguished name up to its separator (RFC 4514 section 3, attributeValue).
 * Escaped octets are UTF-8 like everything around them, so the value is gathered as octets.
 */
final class AttributeValueReader {

  /** RFC 4514 section 3: what must not stand in a value without a backslash. */
  private static final String MUST_ESCAPE = "\";<>";

  private final DistinguishedNameParser input;
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private int significant;

  private AttributeValueReader(DistinguishedNameParser input) {
    this.input = input;
  }

  static String read(DistinguishedNameParser input) {
    AttributeValueReader reader = new AttributeValueReader(input);
    if (!input.isSlashed() && input.skip('"')) {
      reader.quoted();
    } else {
      reader.plain();
    }
    return reader.text();
  }

  private void plain() {
    while (!input.atEnd() && !input.atSeparator()) {
      int character = input.next();
      if (character == '\\') {
        escaped();
      } else if (!input.isSlashed() && MUST_ESCAPE.indexOf(character) >= 0) {
        throw Refused.because(Refused.character(character) + " needs a backslash before it");
      } else {
        append(character, character != ' ');
      }
    }
  }

  /** RFC 2253 section 4: inside quotation marks separators are text. */
  private void quoted() {
    while (!input.skip('"')) {
      if (input.atEnd()) {
        throw Refused.because("the quotation mark is not closed");
      }
      int character = input.next();
      if (character == '\\') {
        escaped();
      } else {
        append(character, true);
      }
    }
    input.skipSpaces();
    if (!input.atEnd() && !input.atSeparator()) {
      throw Refused.because(
          Refused.character(input.next()) + " follows the closing quotation mark");
    }
  }

  private void escaped() {
    int octet = input.isSlashed() ? -1 : input.nextHexPair();
    if (octet >= 0) {
      octets.write(octet);
      significant = octets.size();
    } else if (input.atEnd()) {
      throw Refused.because("it ends in a lone backslash");
    } else {
      append(input.next(), true);
    }
  }

  /** Appends a character; spaces at the end of the value are dropped unless they were escaped. */
  private void append(int character, boolean counts) {
    if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
      throw Refused.because("it holds half a character, " + Refused.character(character));
    }
    octets.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
    significant = counts ? octets.size() : significant;
  }

  private String text() {
    ByteBuffer value = ByteBuffer.wrap(octets.toByteArray(), 0, significant);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(value).toString();
    } catch (CharacterCodingException malformed) {
      throw Refused.because("its escaped octets are not UTF-8");
    }
  }
}
