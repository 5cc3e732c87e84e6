package dev.minica.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.TimePoint;
import dev.minica.x509.TimeSpan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.OverwrittenOptionException;

class SyntaxTest {

  private final Syntax syntax = new Syntax();

  @Test
  void anOptionMayBeAbsent() {
    Argument<Optional<TimeSpan>> within = lifetime();
    parse();
    assertThat(within.value()).isEmpty();
    parse("--within", "30d");
    assertThat(within.value()).contains(TimeSpan.ofDays(30));
  }

  @Test
  void anOptionMayHaveADefaultThatHelpShows() {
    Argument<TimeSpan> lifetime =
        syntax.option("--lifetime", "DURATION", TimeSpan::parse, "how long", "397d");
    parse();
    assertThat(lifetime.value()).isEqualTo(TimeSpan.ofDays(397));
    assertThat(syntax.specs().get(0).description()).containsExactly("how long (default 397d)");
  }

  @Test
  void valuesMayLookLikeOptionsAndHoldAnything() {
    Argument<Optional<TimePoint>> start =
        syntax.option("--not-before", "TIME", TimePoint::parse, "");
    Argument<Optional<String>> subject = syntax.option("--subject", "DN", Function.identity(), "");
    parse("--not-before", "-1d", "--subject", "CN=a b, O=\"x\"");
    assertThat(start.value()).contains(new TimePoint.Earlier(TimeSpan.ofDays(1)));
    assertThat(subject.value()).contains("CN=a b, O=\"x\"");
    parse("--not-before=-1d", "--subject=\"${user.home}\" %n @x ");
    assertThat(start.value()).contains(new TimePoint.Earlier(TimeSpan.ofDays(1)));
    assertThat(subject.value()).contains("\"${user.home}\" %n @x ");
  }

  @Test
  void repeatedOptionsKeepTheirOrder() {
    Argument<List<String>> names = syntax.repeated("--name", "NAME", Function.identity(), "");
    parse("--name", "b,c", "--name=a");
    assertThat(names.value()).containsExactly("b,c", "a");
  }

  @Test
  void listsAreSplitAtCommas() {
    Argument<List<String>> formats = syntax.list("--format", "FORMAT", Function.identity(), "");
    parse("--format", "pem,p12", "--format=jks,");
    assertThat(formats.value()).containsExactly("pem", "p12", "jks", "");
  }

  @Test
  void aSingleOptionIsGivenOnce() {
    lifetime();
    assertThatThrownBy(() -> parse("--within=1d", "--within=2d"))
        .isInstanceOf(OverwrittenOptionException.class);
  }

  @Test
  void operandsAreInTheOrderOfTheirDeclaration() {
    Argument<String> from = syntax.operand("IN", Function.identity(), "");
    Argument<Optional<String>> to = syntax.optionalOperand("OUT", Function.identity(), "");
    parse("a");
    assertThat(from.value()).isEqualTo("a");
    assertThat(to.value()).isEmpty();
    parse("a", "b");
    assertThat(to.value()).contains("b");
  }

  @Test
  void restOperandsTakeWhatIsLeft() {
    Argument<String> store = syntax.operand("STORE", Function.identity(), "");
    Argument<List<String>> files = syntax.operands("FILE", Function.identity(), "");
    parse("s", "a", "--", "-b");
    assertThat(store.value()).isEqualTo("s");
    assertThat(files.value()).containsExactly("a", "-b");
  }

  @Test
  void aFlagIsGivenOrNot() {
    Argument<Boolean> force = syntax.flag("--force", "");
    parse();
    assertThat(force.value()).isFalse();
    parse("--force");
    assertThat(force.value()).isTrue();
  }

  @Test
  void whatTheParserRefusesNamesTheOptionAndKeepsKindAndHint() {
    lifetime();
    assertThatThrownBy(() -> parse("--within", "soon"))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.USAGE);
              assertThat(e).hasMessage("--within: 'soon' is no duration");
              assertThat(e.hint()).get().asString().startsWith("a duration is like 90d");
            });
  }

  @Test
  void aValueIsThereOnlyAfterParsing() {
    Argument<Boolean> force = syntax.flag("--force", "");
    assertThatThrownBy(force::value).isInstanceOf(IllegalStateException.class);
  }

  private Argument<Optional<TimeSpan>> lifetime() {
    return syntax.option("--within", "DURATION", TimeSpan::parse, "");
  }

  private void parse(String... args) {
    CommandSpec spec = CommandSpec.create();
    syntax.specs().forEach(spec::add);
    new CommandLine(spec).setExpandAtFiles(false).setInterpolateVariables(false).parseArgs(args);
    syntax.accept();
  }
}
