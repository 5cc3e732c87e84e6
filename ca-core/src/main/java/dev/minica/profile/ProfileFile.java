package dev.minica.profile;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.yaml.YamlMapping;
import dev.minica.internal.yaml.YamlNode;
import dev.minica.internal.yaml.YamlReader;
import dev.minica.issuance.KeyRules;
import dev.minica.issuance.Locations;
import dev.minica.issuance.Profile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import dev.minica.x509.TimeSpan;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A profile as a YAML file. What the file leaves out is as in the profile that it extends. */
public final class ProfileFile {

  /** The longest file, in octets. */
  public static final int MAX_OCTETS = YamlReader.MAX_OCTETS;

  /** The longest name: room for it in lists and messages. */
  private static final int MAX_NAME = 64;

  private static final Instant SOME_DAY = Instant.parse("2026-01-01T00:00:00Z");

  private final YamlMapping file;
  private final Profile base;

  private ProfileFile(YamlMapping file, Profile base) {
    this.file = file;
    this.base = base;
  }

  /**
   * The profile that a file says.
   *
   * @param name what messages call the file
   * @param octets UTF-8, at most {@value #MAX_OCTETS}
   * @param bases finds the profiles that it may extend, by name
   * @throws MinicaException BAD_INPUT with file, line and column of the first mistake
   */
  public static Profile read(String name, byte[] octets, Function<String, Profile> bases) {
    YamlMapping file = YamlReader.read(name, octets, ProfileKeys.file());
    return new ProfileFile(file, file.get(ProfileKeys.EXTENDS).parsed(bases)).profile();
  }

  private Profile profile() {
    TimeSpan lifetime = span(ProfileKeys.LIFETIME).orElse(base.lifetime());
    Optional<TimeSpan> most = span(ProfileKeys.MAX_LIFETIME).or(base::maxLifetime);
    return new Profile(
        file.get(ProfileKeys.NAME).parsed(ProfileFile::name),
        base.basicConstraints(),
        keys(),
        most.isPresent() ? within(lifetime, most.get()) : lifetime,
        most,
        section(ProfileKeys.NAMES).map(NameSection::read).or(base::names),
        section(ProfileKeys.SUBJECT).map(SubjectSection::read).or(base::subject),
        locations(),
        ExtensionSection.read(file, base.further()),
        Optional.empty());
  }

  private Optional<YamlMapping> section(String key) {
    return file.find(key).map(YamlNode::mapping);
  }

  /** Whether a profile can have this name: one that no file system and no terminal minds. */
  static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_NAME
        && isLetterOrDigit(text.charAt(0))
        && text.chars().allMatch(c -> isLetterOrDigit(c) || "._-".indexOf(c) >= 0);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String name(String text) {
    if (!isName(text)) {
      throw new MinicaException(
          Kind.USAGE,
          YamlNode.quoted(text)
              + " is no name of 1 to "
              + MAX_NAME
              + " letters, digits, dots, dashes and underscores");
    }
    if (Profile.builtInNames().contains(text)) {
      throw new MinicaException(
          Kind.USAGE, "the built-in profile " + text + " has this name already");
    }
    return text;
  }

  private Optional<TimeSpan> span(String key) {
    return file.find(key).map(node -> node.parsed(TimeSpan::parse));
  }

  /** What nobody asked for is cut to what may be asked for, unless the file says both. */
  private TimeSpan within(TimeSpan lifetime, TimeSpan most) {
    if (!lifetime.after(SOME_DAY).isAfter(most.after(SOME_DAY))) {
      return lifetime;
    }
    Optional<YamlNode> written = file.find(ProfileKeys.LIFETIME);
    if (written.isPresent()) {
      throw written
          .get()
          .position()
          .mistake("the lifetime " + lifetime + " is longer than the max-lifetime " + most);
    }
    return most;
  }

  private KeyRules keys() {
    KeyRules inherited = base.keys();
    Optional<YamlMapping> usage = section(ProfileKeys.KEY_USAGE);
    Optional<YamlMapping> purpose = section(ProfileKeys.EXTENDED_KEY_USAGE);
    return new KeyRules(
        usage.map(at -> usages(at, ProfileKeys.USAGES)).orElse(inherited.usages()),
        usage.map(at -> usages(at, ProfileKeys.RSA_USAGES)).orElse(inherited.rsaUsages()),
        usage.map(at -> flag(at, true)).orElse(inherited.usagesCritical()),
        purpose.map(ProfileFile::purposes).orElse(inherited.purposes()),
        purpose.map(at -> flag(at, false)).orElse(inherited.purposesCritical()),
        file.find(ProfileKeys.KEYS)
            .map(list -> each(list, KeyAlgorithm::parse))
            .orElse(inherited.algorithms()));
  }

  private static Set<KeyUsage> usages(YamlMapping section, String key) {
    return section.items(key).stream()
        .map(YamlNode::text)
        .flatMap(
            word -> Arrays.stream(KeyUsage.values()).filter(usage -> usage.label().equals(word)))
        .collect(Collectors.toSet());
  }

  private static List<String> purposes(YamlMapping section) {
    return each(section.get(ProfileKeys.PURPOSES), ProfileFile::purpose);
  }

  private static String purpose(String text) {
    return Arrays.stream(KeyPurpose.values())
        .filter(purpose -> purpose.label().equals(text))
        .map(KeyPurpose::oid)
        .findFirst()
        .orElseGet(() -> ObjectIdentifier.parse(text));
  }

  /** Whether an extension is critical. */
  static boolean flag(YamlMapping section, boolean otherwise) {
    return section.find(ProfileKeys.CRITICAL).map(YamlNode::flag).orElse(otherwise);
  }

  /** What a parser makes of each member of a list. */
  static <T> List<T> each(YamlNode list, Function<String, T> parser) {
    return list.items().stream().map(item -> item.parsed(parser)).toList();
  }

  private Optional<Locations> locations() {
    Optional<List<String>> crl = uris(ProfileKeys.CRL);
    Optional<List<String>> ocsp = uris(ProfileKeys.OCSP);
    Optional<List<String>> issuers = uris(ProfileKeys.CA_ISSUERS);
    boolean says = crl.isPresent() || ocsp.isPresent() || issuers.isPresent();
    return says ? Optional.of(new Locations(crl, ocsp, issuers)) : base.locations();
  }

  private Optional<List<String>> uris(String key) {
    return file.find(key).map(list -> each(list, ProfileFile::uri));
  }

  /** An absolute URI, as alternative names have it. */
  static String uri(String text) {
    return GeneralName.parse("uri:" + text).value();
  }
}
