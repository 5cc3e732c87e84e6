package dev.minica.defect;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One way to be wrong. */
public final class Defect {

  private final String id;
  private final Verdict verdict;
  private final String sentence;
  private final List<String> aliases;
  private final int labels;
  private final Function<Sound, Specimen> change;

  private Defect(
      String id,
      Verdict verdict,
      String sentence,
      List<String> aliases,
      int labels,
      Function<Sound, Specimen> change) {
    this.id = id;
    this.verdict = verdict;
    this.sentence = sentence;
    this.aliases = List.copyOf(aliases);
    this.labels = labels;
    this.change = change;
  }

  static Defect of(String id, Verdict verdict, String sentence, Function<Sound, Specimen> change) {
    return new Defect(id, verdict, sentence, List.of(), 1, change);
  }

  /** In the server's certificate. */
  static Defect inServer(
      String id, Verdict verdict, String sentence, UnaryOperator<Draft<TbsField>> change) {
    return of(id, verdict, sentence, sound -> sound.server(change).specimen());
  }

  /** In that of the CA that issued it. */
  static Defect inIntermediate(
      String id, Verdict verdict, String sentence, UnaryOperator<Draft<TbsField>> change) {
    return of(id, verdict, sentence, sound -> sound.intermediate(change).specimen());
  }

  /** In what the client believes. */
  static Defect inRoot(
      String id, Verdict verdict, String sentence, UnaryOperator<Draft<TbsField>> change) {
    return of(id, verdict, sentence, sound -> sound.root(change).specimen());
  }

  /** With a familiar name as well. */
  Defect alias(String name) {
    List<String> names = new ArrayList<>(aliases);
    names.add(name);
    return new Defect(id, verdict, sentence, names, labels, change);
  }

  /** Of hosts of so many labels or more alone. */
  Defect ofLabels(int least) {
    return new Defect(id, verdict, sentence, aliases, least, change);
  }

  /** {@code source/section-what}. */
  public String id() {
    return id;
  }

  public Clause clause() {
    return Clause.ofId(id);
  }

  public Verdict verdict() {
    return verdict;
  }

  /** What is wrong, and what the clause has to say to that. */
  public String sentence() {
    return sentence;
  }

  /** Familiar names, of which there may be none. */
  public List<String> aliases() {
    return aliases;
  }

  /** What is wrong, in a word or a few with hyphens: what follows the section in the identifier. */
  public String what() {
    return id.substring(id.indexOf('-', id.indexOf('/')) + 1);
  }

  /** How many labels a host must have to be wrong in this way; mostly one. */
  public int labels() {
    return labels;
  }

  /**
   * A new specimen: the same setting, clock and random octets give the same. Its keys are new, and
   * its CAs have names of their own: of two specimens both roots may be believed, and neither
   * becomes less wrong by it.
   *
   * @return a {@link Specimen.Served}, and of a request or a key store what these are
   * @throws MinicaException USAGE if the host of the setting has too few {@link #labels}
   */
  public Specimen specimen(Setting setting) {
    long own = setting.host().chars().filter(each -> each == '.').count() + 1;
    if (own < labels) {
      throw new MinicaException(
              Kind.USAGE,
              id + " takes a host of " + labels + " labels, and " + setting.host() + " has " + own)
          .withHint("take one such as " + Setting.HOST);
    }
    return change.apply(Sound.of(setting));
  }

  @Override
  public String toString() {
    return id;
  }
}
