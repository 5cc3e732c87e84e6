package dev.minica.profile;

import dev.minica.MinicaException;
import dev.minica.internal.yaml.YamlMapping;
import dev.minica.internal.yaml.YamlNode;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.NameRules;
import dev.minica.x509.GeneralName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What a profile file says of names. */
final class NameSection {

  private final YamlMapping section;

  private NameSection(YamlMapping section) {
    this.section = section;
  }

  static NameRules read(YamlMapping section) {
    return new NameSection(section).rules();
  }

  private NameRules rules() {
    int least = count(ProfileKeys.MIN, 1);
    int most = count(ProfileKeys.MAX, IssuanceRequest.MAX_NAMES);
    if (most < least) {
      throw section.get(ProfileKeys.MIN).position().mistake("min is more than max");
    }
    return new NameRules(
        kinds(),
        each(ProfileKeys.DNS, NameSection::pattern),
        each(ProfileKeys.DOMAINS, NameSection::domain),
        each(ProfileKeys.IP, GeneralName::ofNetwork),
        each(ProfileKeys.EMAIL, NameSection::mailbox),
        each(ProfileKeys.URI, ProfileFile::uri),
        section.find(ProfileKeys.WILDCARDS).map(YamlNode::flag).orElse(true),
        least,
        most);
  }

  private int count(String key, int otherwise) {
    return section.find(key).map(YamlNode::number).orElse(otherwise);
  }

  private <T> List<T> each(String key, Function<String, T> parser) {
    return section.items(key).stream().map(item -> item.parsed(parser)).toList();
  }

  /**
   * Those that are listed, or else those of which the section speaks: who lists the hosts that are
   * allowed does not mean to allow each IP address.
   */
  private List<GeneralName.Kind> kinds() {
    List<String> words = new ArrayList<>();
    section.items(ProfileKeys.KINDS).forEach(node -> words.add(node.text()));
    if (words.isEmpty()) {
      for (String key :
          List.of(ProfileKeys.DNS, ProfileKeys.IP, ProfileKeys.EMAIL, ProfileKeys.URI)) {
        if (section.find(key).isPresent()) {
          words.add(key);
        }
      }
      if (section.find(ProfileKeys.DOMAINS).isPresent() && !words.contains(ProfileKeys.DNS)) {
        words.add(ProfileKeys.DNS);
      }
    }
    return words.stream()
        .map(word -> GeneralName.Kind.valueOf(word.toUpperCase(Locale.ROOT)))
        .toList();
  }

  /** A host name in which stars may stand for parts of labels; a letter takes a star's place. */
  private static String pattern(String text) {
    for (String label : text.split("\\.", -1)) {
      if (label.indexOf('*') != label.lastIndexOf('*')) {
        throw mistake("the pattern has two stars in one label");
      }
    }
    if (text.indexOf('*') < 0) {
      return host(text);
    }
    host(text.replace('*', 'x'));
    return text.toLowerCase(Locale.ROOT);
  }

  private static String domain(String text) {
    return host(text.startsWith(".") ? text.substring(1) : text);
  }

  private static String host(String text) {
    return GeneralName.parse("dns:" + text).value();
  }

  private static String mailbox(String text) {
    return text.indexOf('@') < 0 ? host(text) : GeneralName.parse("email:" + text).value();
  }

  private static MinicaException mistake(String reason) {
    return new MinicaException(MinicaException.Kind.USAGE, reason);
  }
}
