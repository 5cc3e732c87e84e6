package dev.minica.tls.narration;

import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Step;
import dev.minica.tls.trace.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A chapter while it is written. */
final class ChapterDraft {

  private final String id;
  private final String title;
  private final List<String> paragraphs = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<OftenSaid> oftenSaid = new ArrayList<>();

  ChapterDraft(String id, String title) {
    this.id = id;
    this.title = title;
  }

  ChapterDraft(Topic topic) {
    this(topic.name().toLowerCase(Locale.ROOT).replace('_', '-'), topic.title());
  }

  /** One paragraph of these sentences. */
  ChapterDraft say(String... sentences) {
    paragraphs.add(String.join(" ", sentences));
    return this;
  }

  ChapterDraft show(Value value) {
    values.add(value);
    return this;
  }

  /** Once, although a second ServerHello is checked like the first. */
  ChapterDraft check(Check check) {
    if (!checks.contains(check)) {
      checks.add(check);
    }
    return this;
  }

  ChapterDraft remark(String remark) {
    if (!remarks.contains(remark)) {
      remarks.add(remark);
    }
    return this;
  }

  ChapterDraft oftenSaid(Optional<OftenSaid> said) {
    said.ifPresent(oftenSaid::add);
    return this;
  }

  /** What happened under the topic, wherever it did: values, checks and remarks. */
  ChapterDraft steps(List<Said<Step>> steps) {
    for (Said<Step> said : steps) {
      said.what().derivations().stream()
          .map(each -> Value.computed(each, said.event(), Purpose.of(each)))
          .forEach(values::add);
      said.what().checks().forEach(this::check);
      said.what().remarks().forEach(this::remark);
    }
    return this;
  }

  Optional<Chapter> chapter() {
    return Optional.of(new Chapter(id, title, paragraphs, values, checks, remarks, oftenSaid));
  }
}
