package dev.minica.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Python's jsonschema, which says of YAML files whether they are valid.
 *
 * @param schema a JSON schema, draft 2020-12
 */
public record SchemaJudge(Path schema) {

  private static final String PROGRAM =
      "import sys, json, yaml, jsonschema\n"
          + "v = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))\n"
          + "v.check_schema(v.schema)\n"
          + "for f in sys.argv[2:]:\n"
          + "  print(v.is_valid(yaml.safe_load(open(f))), f)\n";

  /** A line for each file, which begins with {@code True} or {@code False}. */
  public List<String> verdicts(List<Path> files) {
    Tool python = Tool.named("python3");
    assumeTrue(
        python.run("-W", "ignore", "-c", "import yaml, jsonschema").exit() == 0,
        "skipped: python3 has no yaml and jsonschema");
    List<Object> arguments = new ArrayList<>(List.of("-c", PROGRAM, schema));
    arguments.addAll(files);
    return python.run(arguments.toArray()).succeeded().text().lines().toList();
  }
}
