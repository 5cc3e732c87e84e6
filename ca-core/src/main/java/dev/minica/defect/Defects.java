package dev.minica.defect;

import dev.minica.Escaped;
import dev.minica.Likeness;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.List;
import java.util.stream.Stream;

/** All defects there are, a group after the other. */
public final class Defects {

  private Defects() {}

  /** In the order they are listed. The first two are sound: they are the control. */
  public static List<Defect> all() {
    return Stream.of(served(), Requests.all(), Stores.all(), JavaStores.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Those of what a server shows: all but those of requests and of key stores. */
  public static List<Defect> served() {
    return Stream.of(
            Controls.all(),
            BasicFields.all(),
            Times.all(),
            DistinguishedNames.all(),
            ServerNames.all(),
            KeysAndSignatures.all(),
            Usages.all(),
            Authorities.all(),
            KeyIdentifiers.all(),
            Constraints.all(),
            Policies.all(),
            ExtensionLists.all(),
            Encodings.all(),
            Chains.all(),
            Revocations.all())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The one of this identifier, or of this familiar name.
   *
   * @throws MinicaException USAGE if there is none
   */
  public static Defect of(String idOrAlias) {
    return all().stream()
        .filter(each -> each.id().equals(idOrAlias) || each.aliases().contains(idOrAlias))
        .findFirst()
        .orElseThrow(() -> unknown(idOrAlias));
  }

  private static MinicaException unknown(String name) {
    List<String> names =
        all().stream()
            .flatMap(each -> Stream.concat(Stream.of(each.id()), each.aliases().stream()))
            .toList();
    String suggestion =
        Likeness.closest(name, names).map(likely -> "did you mean \"" + likely + "\"? ").orElse("");
    return new MinicaException(Kind.USAGE, "no defect \"" + Escaped.of(name) + "\"")
        .withHint(suggestion + "the list of all is in minica fixture defects --list");
  }
}
