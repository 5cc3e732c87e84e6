package dev.minica.internal.yaml;

/**
 * A single value.
 *
 * @param text as it stands there, without quotes
 * @param type what it is by the core schema of YAML 1.2 (section 10.3)
 */
public record YamlScalar(Position position, String text, Type type) implements YamlNode {

  /** What a plain text can mean; in quotes all is text. */
  public enum Type {
    TEXT("text"),
    NUMBER("number"),
    FRACTION("number"),
    FLAG("truth value"),
    NOTHING("nothing");

    private final String word;

    Type(String word) {
      this.word = word;
    }
  }

  @Override
  public String description() {
    return switch (type) {
      case TEXT -> "the text " + YamlNode.quoted(text);
      case NOTHING -> "nothing";
      default -> "the " + type.word + " " + YamlNode.quoted(text);
    };
  }

  @Override
  public String text() {
    if (type == Type.TEXT) {
      return text;
    }
    throw wrong(type == Type.NOTHING ? "text" : "text (in quotes it is text)");
  }

  @Override
  public int number() {
    if (type != Type.NUMBER) {
      throw wrong("a whole number");
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException tooLong) {
      throw wrong("a decimal number of at most nine digits");
    }
  }

  @Override
  public boolean flag() {
    if (type != Type.FLAG) {
      throw wrong("true or false");
    }
    return text.charAt(0) == 't' || text.charAt(0) == 'T';
  }
}
