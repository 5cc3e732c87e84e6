package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.encoding.keystore.Protection;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A key store: how it is protected, and its entries as far as they can be read. */
final class KeyStoreReader {

  private final KeyStoreFormat format;
  private final Instant now;
  private final Optional<char[]> passphrase;
  private final List<Finding> findings = new ArrayList<>();

  KeyStoreReader(KeyStoreFormat format, Instant now, Optional<char[]> passphrase) {
    this.format = format;
    this.now = now;
    this.passphrase = passphrase;
  }

  /** The store first, then its entries; once. */
  List<Finding> read(byte[] octets) {
    Optional<OpenedKeyStore> opened = opened(octets);
    findings.add(Finding.of(describe(opened, octets)));
    opened.map(store -> store.contents().entries()).orElse(List.of()).forEach(this::add);
    return findings;
  }

  /** Nothing can be read of a store that is encrypted as a whole, unless there is a passphrase. */
  private Optional<OpenedKeyStore> opened(byte[] octets) {
    KeyStorePasswords passwords = new KeyStorePasswords(passphrase, Optional.empty());
    try {
      return Optional.of(format.read(octets, passwords));
    } catch (MinicaException e) {
      if (e.kind() != Kind.WRONG_PASSPHRASE || passphrase.isPresent()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Description describe(Optional<OpenedKeyStore> opened, byte[] octets) {
    Description.Builder description =
        Description.builder()
            .shown("type", "type", Value.of("keyStore"), List.of(format.label() + " key store"))
            .hidden("format", format.label());
    if (format == KeyStoreFormat.PKCS12) {
      new Pkcs12Outside(octets).addTo(description);
    } else {
      opened.ifPresent(store -> protections(store, description));
    }
    opened.ifPresent(store -> contents(store, description));
    boolean complete =
        opened.isPresent()
            && opened.get().contents().unopened().stream().noneMatch(KeyStoreReader::isLocked);
    if (complete) {
      description.hidden("opened", Value.of(true));
    } else {
      description.shown(
          "opened",
          "opened",
          Value.of(false),
          List.of(
              opened.isPresent()
                  ? "not all: keys take a passphrase"
                  : "no: it takes the passphrase"));
    }
    return description.shown("sha256", "SHA-256", Lines.colons(Digests.sha256(octets))).build();
  }

  private static boolean isLocked(KeyStoreEntry.Unopened entry) {
    return entry.reason() == KeyStoreEntry.Unopened.Reason.LOCKED;
  }

  private static void protections(OpenedKeyStore store, Description.Builder description) {
    List<Value> values = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Protection protection : store.protections()) {
      String part = protection.part().name().toLowerCase(Locale.ROOT);
      values.add(
          Description.builder()
              .hidden("part", part)
              .hidden("scheme", protection.scheme())
              .hidden("work", Value.of(protection.work()))
              .build());
      lines.add(part + ": " + protection.scheme() + ", work " + protection.work());
    }
    String label = lines.isEmpty() ? "" : "protection";
    description.shown("protections", label, Value.items(values), Lines.each(lines));
  }

  private static void contents(OpenedKeyStore store, Description.Builder description) {
    int entries = store.contents().entries().size();
    description
        .shown("entryCount", "entries", Value.of(entries), List.of(Integer.toString(entries)))
        .shown(
            "integrityChecked",
            "integrity",
            Value.of(store.verified()),
            List.of(store.verified() ? "checked with the passphrase" : "not checked"));
    List<String> hidden = store.hiddenFromJava().stream().sorted().toList();
    String label = hidden.isEmpty() ? "" : "not seen by Java";
    description.shown("hiddenFromJava", label, Value.texts(hidden), Lines.each(hidden));
  }

  private void add(KeyStoreEntry entry) {
    if (entry instanceof KeyStoreEntry.Key key) {
      add(entry, "", PrivateKeyReader.ofStore(key.key()));
      chain(entry, key.chain());
    } else if (entry instanceof KeyStoreEntry.Trusted trusted) {
      add(entry, "", certificate(trusted.certificate()));
    } else if (entry instanceof KeyStoreEntry.Unopened unopened) {
      Description description =
          Description.builder()
              .shown("type", "type", Value.of("unopened"), List.of(words(unopened)))
              .hidden("reason", unopened.reason().name().toLowerCase(Locale.ROOT))
              .build();
      add(entry, "", Finding.of(description));
      chain(entry, unopened.chain());
    }
  }

  private String words(KeyStoreEntry.Unopened entry) {
    return isLocked(entry) && passphrase.isEmpty()
        ? "private key, not shown: it takes the passphrase"
        : entry.reason().words() + ", not shown";
  }

  private void chain(KeyStoreEntry entry, List<Certificate> chain) {
    for (int i = 0; i < chain.size(); i++) {
      String place = ", certificate " + (i + 1) + " of " + chain.size();
      add(entry, place, certificate(chain.get(i)));
    }
  }

  private Finding certificate(Certificate certificate) {
    return Finding.of(certificate, CertificateDescription.of(certificate, now));
  }

  private void add(KeyStoreEntry entry, String place, Finding finding) {
    Description.Builder more = Description.builder().hidden("alias", entry.alias());
    entry.created().ifPresent(created -> more.shown("created", "entry made", created.toString()));
    findings.add(finding.with(more.build()).at("\"" + Lines.bounded(entry.alias()) + "\"" + place));
  }
}
