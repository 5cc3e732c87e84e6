package dev.minica.cli.command;

import dev.minica.cli.output.DescriptionJson;
import dev.minica.cli.output.DescriptionText;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.inspection.Finding;
import dev.minica.inspection.IssuerTree;
import dev.minica.inspection.Relations;
import java.util.List;
import java.util.stream.IntStream;

/** What was found, and what it has to do with each other. */
record InspectedResult(List<Inspected> all, Relations relations) implements Result {

  /**
   * One thing.
   *
   * @param source where it is from, as typed
   */
  record Inspected(String source, Finding finding) {

    private String subject() {
      return String.join(" ", finding.description().lines("subject"));
    }

    private String heading() {
      return finding.place().isEmpty() ? source : source + ", " + finding.place();
    }
  }

  /** A larger collection is no chain, and a list of names before it no help. */
  private static final int MAX_DRAWN = 200;

  /** Deeper than any chain that verifies. */
  private static final int MAX_INDENT = 20;

  static InspectedResult of(List<Inspected> all) {
    return new InspectedResult(all, Relations.of(all.stream().map(Inspected::finding).toList()));
  }

  @Override
  public void writeTo(TextWriter text) {
    if (all.size() == 1) {
      new DescriptionText(text).write(relations.complete(0));
      return;
    }
    List<IssuerTree.Place> tree = relations.tree();
    boolean drawn = tree.size() > 1 && tree.size() <= MAX_DRAWN;
    if (drawn) {
      tree.forEach(place -> text.line(drawn(place)));
    }
    for (int i = 0; i < all.size(); i++) {
      if (i > 0 || drawn) {
        text.blank();
      }
      text.line("[" + (i + 1) + "] " + all.get(i).heading());
      new DescriptionText(text).write(relations.complete(i));
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
    Inspected inspected = all.get(index);
    Json.ObjectBuilder json =
        Json.object().put("file", inspected.source()).put("position", index + 1);
    if (!inspected.finding().place().isEmpty()) {
      json.put("place", inspected.finding().place());
    }
    relations.issuerOf(index).ifPresent(issuer -> json.put("issuedBy", issuer + 1));
    return DescriptionJson.putAll(relations.complete(index), json).build();
  }
}
