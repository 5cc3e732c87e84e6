package dev.minica.cli.command;

import dev.minica.cli.output.DescriptionJson;
import dev.minica.cli.output.DescriptionText;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.inspection.Description;
import dev.minica.inspection.IssuerTree;
import java.util.List;
import java.util.stream.IntStream;

/** What was found in the files, and who issued whom among it. */
record InspectedResult(List<Inspected> all, IssuerTree tree) implements Result {

  /**
   * One certificate.
   *
   * @param file where it is from, as typed
   * @param description what it says
   */
  record Inspected(String file, Description description) {

    private String subject() {
      return String.join(" ", description.lines("subject"));
    }
  }

  /** A larger collection is no chain, and a list of names before it no help. */
  private static final int MAX_DRAWN = 200;

  /** Deeper than any chain that verifies. */
  private static final int MAX_INDENT = 20;

  @Override
  public void writeTo(TextWriter text) {
    if (all.size() == 1) {
      new DescriptionText(text).write(all.get(0).description());
      return;
    }
    if (all.size() <= MAX_DRAWN) {
      tree.places().forEach(place -> text.line(drawn(place)));
    }
    for (int i = 0; i < all.size(); i++) {
      text.blank().line("[" + (i + 1) + "] " + all.get(i).file());
      new DescriptionText(text).write(all.get(i).description());
    }
  }

  private String drawn(IssuerTree.Place place) {
    int depth = Math.min(place.depth(), MAX_INDENT);
    String branch = depth == 0 ? "" : "   ".repeat(depth - 1) + "+- ";
    return branch + all.get(place.position()).subject() + " [" + (place.position() + 1) + "]";
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("artefacts", Json.array(IntStream.range(0, all.size()).mapToObj(this::json).toList()))
        .build();
  }

  /** Positions count from 1, as in the text. */
  private Json json(int index) {
    Json.ObjectBuilder json =
        Json.object().put("file", all.get(index).file()).put("position", index + 1);
    tree.issuerOf(index).ifPresent(issuer -> json.put("issuedBy", issuer + 1));
    return DescriptionJson.putAll(all.get(index).description(), json).build();
  }
}
