package dev.minica.cli.output;

/**
 * What a command found or did. Both renderings state the same facts, so a command builds one value
 * and the user chooses the shape.
 */
public interface Result {

  /** The facts for a person. */
  void writeTo(TextWriter text);

  /** The same facts as one JSON document. */
  Json toJson();
}
