package dev.minica.defect;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One way to be wrong. */
public final class Defect {

  private final String id;
  private final Verdict verdict;
  private final String sentence;
  private final List<String> aliases;
  private final Function<Sound, Specimen> change;

  private Defect(
      String id,
      Verdict verdict,
      String sentence,
      List<String> aliases,
      Function<Sound, Specimen> change) {
    this.id = id;
    this.verdict = verdict;
    this.sentence = sentence;
    this.aliases = aliases;
    this.change = change;
  }

  static Defect of(String id, Verdict verdict, String sentence, Function<Sound, Specimen> change) {
    return new Defect(id, verdict, sentence, List.of(), change);
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
    return new Defect(id, verdict, sentence, List.of(name), change);
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

  /** A new specimen: the same setting, clock and random octets give the same. */
  public Specimen specimen(Setting setting) {
    return change.apply(Sound.of(setting));
  }

  @Override
  public String toString() {
    return id;
  }
}
