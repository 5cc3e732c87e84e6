package dev.minica.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.SampleChain;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.key.KeyAlgorithm;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of the contents of a store; each edit leaves what it was given as it was. */
class KeyStoreEditTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final SampleChain CHAIN = SampleChain.of(KeyAlgorithm.EC_P256, "a.example");
  private static final SampleChain OTHER = SampleChain.of(KeyAlgorithm.EC_P256, "b.example");
  private static final KeyStoreContents STORE =
      KeyStoreContents.of(key("key", CHAIN), trusted("root", CHAIN.root()));

  private static KeyStoreEntry.Key key(String alias, SampleChain chain) {
    return new KeyStoreEntry.Key(alias, NOW, chain.key(), chain.certificates());
  }

  private static KeyStoreEntry.Trusted trusted(String alias, Certificate certificate) {
    return new KeyStoreEntry.Trusted(alias, NOW, certificate);
  }

  private static List<String> aliases(KeyStoreContents contents) {
    return contents.entries().stream().map(KeyStoreEntry::alias).toList();
  }

  @Test
  void anAddedEntryComesLastAndAReplacedOneKeepsItsPlace() {
    KeyStoreEntry other = trusted("Key", OTHER.leaf());

    assertThat(aliases(KeyStoreEdit.add(STORE, trusted("new", OTHER.leaf()), false)))
        .containsExactly("key", "root", "new");
    assertThat(KeyStoreEdit.add(STORE, other, true).entries())
        .containsExactly(other, STORE.entries().get(1));
    assertFails(Kind.CONFLICT, "\"key\" already", () -> KeyStoreEdit.add(STORE, other, false));
  }

  @Test
  void trustedCertificatesAreNamedByTheirSubjectsAndThereOnce() {
    KeyStoreContents more =
        KeyStoreEdit.trust(
            STORE, List.of(OTHER.leaf(), CHAIN.root(), OTHER.leaf(), CHAIN.leaf()), NOW);

    assertThat(aliases(more)).containsExactly("key", "root", "b.example", "a.example");
  }

  @Test
  void aNameThatIsTakenGetsANumber() {
    SampleChain namesake = SampleChain.of(KeyAlgorithm.EC_P256, "KEY");
    KeyStoreContents more =
        KeyStoreEdit.trustAs(
            KeyStoreEdit.trust(STORE, List.of(namesake.leaf()), NOW),
            List.of(trusted("root", OTHER.leaf())));

    assertThat(aliases(more)).containsExactly("key", "root", "KEY-2", "root-2");
  }

  @Test
  void allOrNoneOfTheNamedEntriesGo() {
    assertThat(aliases(KeyStoreEdit.remove(STORE, List.of("KEY")))).containsExactly("root");
    assertThat(KeyStoreEdit.remove(STORE, List.of("key", "root", "key")).entries()).isEmpty();
    assertThatThrownBy(() -> KeyStoreEdit.remove(STORE, List.of("key", "x\u202ey")))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT);
              assertThat(e).hasMessage("it has no entry \"x\\u{202e}y\"");
              assertThat(e.hint()).contains("its entries are \"key\", \"root\"");
            });
  }

  @Test
  void ofManyEntriesAHintNamesAFew() {
    KeyStoreContents many =
        new KeyStoreContents(
            IntStream.range(0, 100)
                .<KeyStoreEntry>mapToObj(i -> trusted("c" + i, CHAIN.root()))
                .toList());
    assertThatThrownBy(() -> KeyStoreEdit.find(many, "x"))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> assertThat(e.hint().orElseThrow()).endsWith("\"c7\" and 92 more"));
  }

  @Test
  void aRenamedEntryKeepsItsPlaceAndAllElse() {
    KeyStoreContents renamed = KeyStoreEdit.rename(STORE, "KEY", "Key");
    assertThat(renamed.entries())
        .containsExactly(STORE.entries().get(0).renamed("Key"), STORE.entries().get(1));
    assertFails(Kind.CONFLICT, "\"root\" already", () -> KeyStoreEdit.rename(STORE, "key", "ROOT"));
    assertFails(Kind.BAD_INPUT, "no entry \"x\"", () -> KeyStoreEdit.rename(STORE, "x", "y"));
  }

  @Test
  void mergingAddsWhatIsNotThereYet() {
    KeyStoreContents others =
        KeyStoreContents.of(trusted("ROOT", CHAIN.root()), key("key", CHAIN), key("other", OTHER));
    assertThat(aliases(KeyStoreEdit.merge(STORE, others, false)))
        .containsExactly("key", "root", "other");
  }

  @Test
  void whatWasNotMarkedGivesWayToTheSameThatIs() {
    KeyStoreEntry.Trusted marked = trusted("b", OTHER.leaf());
    KeyStoreContents store =
        KeyStoreContents.of(
            key("key", CHAIN),
            new KeyStoreEntry.Trusted("b", Optional.of(NOW), OTHER.leaf(), false));

    assertThat(store.material()).hasSize(1);
    assertThat(KeyStoreEdit.trustAs(store, List.of(marked)).trusted()).containsExactly(marked);
    assertThat(KeyStoreEdit.merge(store, KeyStoreContents.of(marked), false).trusted())
        .containsExactly(marked);
  }

  @Test
  void whatWasNotMarkedGoesWithTheLastKey() {
    KeyStoreEntry.Trusted root = trusted("root", CHAIN.root());
    KeyStoreContents store =
        KeyStoreContents.of(
            key("key", CHAIN),
            key("other", OTHER),
            new KeyStoreEntry.Trusted("b", Optional.of(NOW), OTHER.leaf(), false),
            root);

    KeyStoreContents fewer = KeyStoreEdit.remove(store, List.of("other"));
    assertThat(aliases(fewer)).containsExactly("key", "b", "root");
    assertThat(KeyStoreEdit.remove(fewer, List.of("key")).entries()).containsExactly(root);
    assertThat(KeyStoreEdit.add(fewer, trusted("key", OTHER.root()), true).trusted())
        .extracting(KeyStoreEntry::alias)
        .containsExactly("key", "root");
  }

  @Test
  void aStoreOfCertificatesOnlyKeepsThemUnmarked() {
    KeyStoreEntry.Trusted kept =
        new KeyStoreEntry.Trusted("b", Optional.of(NOW), OTHER.leaf(), false);
    KeyStoreContents store =
        KeyStoreContents.of(kept, kept.renamed("c"), trusted("root", CHAIN.root()));

    assertThat(KeyStoreEdit.remove(store, List.of("c", "root")).entries()).containsExactly(kept);
  }

  @Test
  void namesThatStandForDifferentThingsAreRefusedOrGetNumbers() {
    KeyStoreContents others =
        KeyStoreContents.of(trusted("Key", CHAIN.root()), key("root", OTHER), key("key-2", OTHER));
    assertFails(Kind.CONFLICT, "\"Key\", \"root\"", () -> KeyStoreEdit.merge(STORE, others, false));
    assertThat(aliases(KeyStoreEdit.merge(STORE, others, true)))
        .containsExactly("key", "root", "Key-2", "root-2", "key-2-2");
  }

  private static void assertFails(Kind kind, String message, Runnable edit) {
    assertThatThrownBy(edit::run)
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(MinicaException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
