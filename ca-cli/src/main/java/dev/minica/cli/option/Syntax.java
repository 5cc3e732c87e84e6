package dev.minica.cli.option;

import dev.minica.MinicaException;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The options and operands of a command, each declared once with the core's own parser.
 *
 * <p>picocli gets a model built by hand, not annotations: reading annotations costs more time than
 * the rest of the start-up. A parser's {@link MinicaException} reaches the user with the option's
 * name before its message and with its own hint.
 */
public final class Syntax {

  /** Labels whose values are completed as paths. */
  private static final Set<String> PATHS =
      Set.of("FILE", "DIR", "IN", "OUT", "CSR", "CERT", "KEY", "STORE", "FROM", "PATH");

  private record Declared(ArgSpec spec, boolean required, Argument<?> argument) {}

  private final List<Declared> declared = new ArrayList<>();
  private int operands;

  /** An option that may be absent. */
  public <T> Argument<Optional<T>> option(
      String name, String label, Function<String, T> parser, String description) {
    Function<String, T> named = naming(name, parser);
    return declare(
        single(name, label).description(description).build(),
        given -> given.stream().findFirst().map(named));
  }

  /** An option that has a value when it is absent; help shows it. */
  public <T> Argument<T> option(
      String name, String label, Function<String, T> parser, String description, String fallback) {
    Function<String, T> named = naming(name, parser);
    return declare(
        single(name, label).description(description + " (default " + fallback + ")").build(),
        given -> named.apply(given.isEmpty() ? fallback : given.get(0)));
  }

  /** An option that must be given. */
  public <T> Argument<T> required(
      String name, String label, Function<String, T> parser, String description) {
    Function<String, T> named = naming(name, parser);
    return require(
        single(name, label).description(description).build(), given -> named.apply(given.get(0)));
  }

  /** An option that may be given many times. */
  public <T> Argument<List<T>> repeated(
      String name, String label, Function<String, T> parser, String description) {
    return declare(
        repeatable(name, label).description(description).build(), each(naming(name, parser)));
  }

  /** An option whose value is a list with commas; it may be given many times too. */
  public <T> Argument<List<T>> list(
      String name, String label, Function<String, T> parser, String description) {
    Function<List<String>, List<T>> each = each(naming(name, parser));
    return declare(
        repeatable(name, label + ",...").description(description).build(),
        given -> each.apply(given.stream().flatMap(Syntax::splitAtCommas).toList()));
  }

  /** An option without a value: given or not. */
  public Argument<Boolean> flag(String name, String description) {
    return flag(List.of(name), description);
  }

  /** An operand that must be there; operands stand in the order of their declaration. */
  public <T> Argument<T> operand(String label, Function<String, T> parser, String description) {
    Function<String, T> named = naming(label, parser);
    return require(
        operand(label, "1").description(description).build(), given -> named.apply(given.get(0)));
  }

  /** An operand that may be absent. */
  public <T> Argument<Optional<T>> optionalOperand(
      String label, Function<String, T> parser, String description) {
    Function<String, T> named = naming(label, parser);
    return declare(
        operand(label, "0..1").description(description).build(),
        given -> given.stream().findFirst().map(named));
  }

  /** One or more operands; nothing can be declared after them. */
  public <T> Argument<List<T>> operands(
      String label, Function<String, T> parser, String description) {
    return require(
        operands(label, "1..*").description(description).build(), each(naming(label, parser)));
  }

  /** Any number of operands, none included; nothing can be declared after them. */
  public <T> Argument<List<T>> anyOperands(
      String label, Function<String, T> parser, String description) {
    return declare(
        operands(label, "0..*").description(description).build(), each(naming(label, parser)));
  }

  /** The flag that asks for help: with it nothing else is missed. */
  Argument<Boolean> help(List<String> names, String description) {
    return declare(
        switchNamed(names.toArray(String[]::new)).usageHelp(true).description(description).build(),
        given -> !given.isEmpty());
  }

  /** The same with several names. */
  public Argument<Boolean> flag(List<String> names, String description) {
    return declare(
        switchNamed(names.toArray(String[]::new)).description(description).build(),
        given -> !given.isEmpty());
  }

  /** What picocli is to parse, in the order of declaration. */
  public List<ArgSpec> specs() {
    return declared.stream().map(Declared::spec).toList();
  }

  /**
   * What must be given: picocli is not told, since it would miss it before it says what is wrong.
   */
  public List<ArgSpec> required() {
    return declared.stream().filter(Declared::required).map(Declared::spec).toList();
  }

  /**
   * Converts what picocli matched; nothing required may be missing.
   *
   * @throws MinicaException the first parser's, with the name of the option before its message
   */
  public void accept() {
    declared.forEach(each -> each.argument().accept(each.spec().originalStringValues()));
  }

  /** The sources of passphrases that were given; after {@link #accept}. */
  public List<PassphraseSource> passphraseSources() {
    List<PassphraseSource> sources = new ArrayList<>();
    for (Declared each : declared) {
      Object value = each.argument().value();
      if (value instanceof Optional<?> optional && optional.isPresent()) {
        value = optional.get();
      }
      for (Object one : value instanceof List<?> list ? list : List.of(value)) {
        if (one instanceof PassphraseSource source) {
          sources.add(source);
        }
      }
    }
    return sources;
  }

  private <T> Argument<T> declare(ArgSpec spec, Function<List<String>, T> conversion) {
    return add(spec, false, conversion);
  }

  private <T> Argument<T> require(ArgSpec spec, Function<List<String>, T> conversion) {
    return add(spec, true, conversion);
  }

  private <T> Argument<T> add(
      ArgSpec spec, boolean required, Function<List<String>, T> conversion) {
    Argument<T> argument = new Argument<>(conversion);
    declared.add(new Declared(spec, required, argument));
    return argument;
  }

  private static OptionSpec.Builder switchNamed(String... names) {
    return OptionSpec.builder(names).type(boolean.class).arity("0");
  }

  private static OptionSpec.Builder single(String name, String label) {
    return OptionSpec.builder(name).type(typeOf(label)).arity("1").paramLabel(label);
  }

  private static OptionSpec.Builder repeatable(String name, String label) {
    return OptionSpec.builder(name)
        .type(List.class)
        .auxiliaryTypes(typeOf(label))
        .arity("1")
        .paramLabel(label);
  }

  private PositionalParamSpec.Builder operand(String label, String arity) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(operands++))
        .arity(arity)
        .paramLabel(label)
        .type(typeOf(label));
  }

  private PositionalParamSpec.Builder operands(String label, String arity) {
    return PositionalParamSpec.builder()
        .index(operands + "..*")
        .arity(arity)
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(typeOf(label));
  }

  private static Class<?> typeOf(String label) {
    return PATHS.contains(label) ? File.class : String.class;
  }

  private static Stream<String> splitAtCommas(String given) {
    return Stream.of(given.split(",", -1));
  }

  private static <T> Function<List<String>, List<T>> each(Function<String, T> parser) {
    return given -> given.stream().map(parser).toList();
  }

  private static <T> Function<String, T> naming(String name, Function<String, T> parser) {
    return given -> {
      try {
        return parser.apply(given);
      } catch (MinicaException e) {
        throw e.restated(e.kind(), name + ": " + e.getMessage());
      }
    };
  }
}
