package dev.minica.profile;

import dev.minica.internal.yaml.YamlMapping;
import dev.minica.internal.yaml.YamlNode;
import dev.minica.issuance.SubjectRules;
import dev.minica.issuance.SubjectRules.CommonName;
import dev.minica.x509.DistinguishedName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a profile file says of subjects. */
final class SubjectSection {

  private SubjectSection() {}

  static SubjectRules read(YamlMapping section) {
    Optional<YamlNode> fixed = section.find(ProfileKeys.FIXED);
    DistinguishedName name =
        fixed.map(node -> node.parsed(DistinguishedName::parse)).orElse(DistinguishedName.EMPTY);
    CommonName commonName =
        section
            .find(ProfileKeys.COMMON_NAME)
            .map(node -> CommonName.valueOf(node.text().toUpperCase(Locale.ROOT)))
            .orElse(CommonName.OPTIONAL);
    if (commonName == CommonName.FORBIDDEN && name.commonName().isPresent()) {
      throw fixed
          .orElseThrow()
          .position()
          .mistake("it fixes a common name, and common-name is forbidden");
    }
    List<String> required =
        section.items(ProfileKeys.REQUIRED).stream().map(YamlNode::text).toList();
    return new SubjectRules(name, required, commonName);
  }
}
