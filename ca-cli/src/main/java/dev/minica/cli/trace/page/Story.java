package dev.minica.cli.trace.page;

import dev.minica.tls.narration.Chapter;
import dev.minica.tls.narration.OftenSaid;
import java.util.List;

/** The handshake retold, with what is often said of it beside what happened. */
record Story(Values values) {

  Markup of(List<Chapter> chapters) {
    return Markup.all(chapters.stream().map(this::chapter));
  }

  private Markup chapter(Chapter chapter) {
    StoryValue value = new StoryValue(values);
    return Tag.named("article", "chapter")
        .with("id", "chapter-" + chapter.id())
        .holding(
            Tag.named("h3").holding(Sentence.of(chapter.title())),
            paragraphs(chapter.paragraphs(), "told"),
            Markup.all(chapter.oftenSaid().stream().map(Story::oftenSaid)),
            value.list(chapter.values()),
            CheckList.of(chapter.checks()),
            paragraphs(chapter.remarks().stream().map(each -> each + ".").toList(), "remark"));
  }

  private static Markup paragraphs(List<String> paragraphs, String classes) {
    return Markup.all(
        paragraphs.stream().map(each -> Tag.named("p", classes).holding(Sentence.of(each))));
  }

  private static Markup oftenSaid(OftenSaid said) {
    return Tag.named("div", "often-said")
        .holding(
            Tag.named("div", "claim")
                .holding(
                    Tag.named("h4").holding("Often said"),
                    Tag.named("p").holding(Tag.named("q").holding(said.claim()))),
            Tag.named("div", "here")
                .holding(
                    Tag.named("h4").holding("What happened here"),
                    Tag.named("p").holding(said.here()),
                    evidence(said.evidence())));
  }

  private static Markup evidence(List<String> evidence) {
    return evidence.isEmpty()
        ? Markup.NOTHING
        : Tag.named("ul", "evidence")
            .holding(evidence.stream().map(each -> Tag.named("li").holding(each)));
  }
}
