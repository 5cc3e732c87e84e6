package dev.minica.testing;

import dev.minica.internal.yaml.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The JSON schema (draft 2020-12) of a shape: what editors know of a file before minica sees it.
 */
public final class SchemaText {

  private SchemaText() {}

  public static String of(String title, Shape.Fields shape) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.putAll(schema(shape));
    return json(schema, "") + "\n";
  }

  private static Map<String, Object> schema(Shape shape) {
    if (shape instanceof Shape.Fields fields) {
      return object(fields);
    } else if (shape instanceof Shape.ListOf list) {
      return map(
          "type",
          "array",
          "items",
          schema(list.item()),
          "minItems",
          list.least(),
          "maxItems",
          list.most());
    } else if (shape instanceof Shape.Word word) {
      return word.template().isEmpty()
          ? map("enum", word.words())
          : map("anyOf", List.of(map("enum", word.words()), map("pattern", "\\$\\{")));
    } else if (shape instanceof Shape.Whole whole) {
      return map("type", "integer", "minimum", whole.least(), "maximum", whole.most());
    } else if (shape instanceof Shape.Flag) {
      return map("type", "boolean");
    }
    Map<String, Object> text = map("type", "string");
    List<String> examples = ((Shape.Text) shape).examples();
    if (!examples.isEmpty()) {
      text.put("examples", examples);
    }
    return text;
  }

  private static Map<String, Object> object(Shape.Fields fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Shape.Key key : fields.keys()) {
      Map<String, Object> property = map("description", key.about());
      property.putAll(schema(key.shape()));
      properties.put(key.name(), property);
    }
    Map<String, Object> object = map("type", "object", "properties", properties);
    List<String> required =
        fields.keys().stream().filter(Shape.Key::isRequired).map(Shape.Key::name).toList();
    if (!required.isEmpty()) {
      object.put("required", required);
    }
    if (!fields.oneOf().isEmpty()) {
      object.put("oneOf", fields.oneOf().stream().map(n -> map("required", List.of(n))).toList());
    }
    object.put("additionalProperties", false);
    return object;
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static String json(Object value, String indent) {
    String deeper = indent + "  ";
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> deeper + quoted(e.getKey()) + ": " + json(e.getValue(), deeper))
          .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    } else if (value instanceof List<?> list) {
      return list.stream()
          .map(item -> deeper + json(item, deeper))
          .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }
    return value instanceof String ? quoted(value) : value.toString();
  }

  private static String quoted(Object text) {
    return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
