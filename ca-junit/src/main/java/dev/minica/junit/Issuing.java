package dev.minica.junit;

import dev.minica.Environment;
import dev.minica.issuance.DefaultSubject;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.IssuingCa;
import dev.minica.issuance.KeyHolder;
import dev.minica.issuance.Profile;
import dev.minica.issuance.Publication;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Makes keys and has them certified, as every CA of minica does. */
final class Issuing {

  /**
   * CAs are older than what they issue, so that the clock can be put back: so far that what is
   * issued then has expired by now.
   */
  private static final Duration AGE = Duration.ofDays(2 * 365);

  private final Origin origin;
  private final Members members;
  private final Optional<String> url;

  /**
   * @param url below which the members publish, without a slash at its end
   */
  Issuing(Origin origin, Members members, Optional<String> url) {
    this.origin = origin;
    this.members = members;
    this.url = url;
  }

  Member root() {
    Environment environment = origin.environment("root");
    KeyPair keys = KeyPairs.generate(KeyAlgorithm.EC_P256, environment.random());
    IssuanceRequest request = request(Profile.ROOT, caName("root", keys), environment);
    Certificate certificate = new KeyHolder(keys, environment).selfSign(request);
    return member(IssuingCa.ROOT, keys, List.of(certificate));
  }

  /**
   * @param name what the CA is called
   */
  Member below(Member issuer, String name) {
    Environment environment = origin.environment("intermediate/" + name);
    KeyPair keys = KeyPairs.generate(KeyAlgorithm.EC_P256, environment.random());
    IssuanceRequest request = request(Profile.INTERMEDIATE, caName(name, keys), environment);
    List<Certificate> chain = new ArrayList<>();
    chain.add(issuer.issue(request, keys.publicKey(), environment));
    chain.addAll(issuer.ca().chain());
    return member("ca-" + members.names().size(), keys, chain);
  }

  /** Their keys tell CAs of one name apart, where somebody believes several. */
  private DistinguishedName caName(String name, KeyPair keys) {
    String mark = HexFormat.of().formatHex(keys.publicKey().keyIdentifier(), 0, 3);
    return origin.subject(DistinguishedName.ofCommonName("minica test " + name + " " + mark));
  }

  private static IssuanceRequest request(
      Profile profile, DistinguishedName subject, Environment environment) {
    return new IssuanceRequest(
        List.of(),
        profile,
        Optional.of(subject),
        Optional.empty(), // what nobody asks for is cut where it would outlive the root
        Optional.of(environment.now().minus(AGE)),
        Optional.empty());
  }

  private Member member(String name, KeyPair keys, List<Certificate> chain) {
    Optional<Publication> place = url.map(base -> Publication.below(base, name, true));
    return members.add(new Member(new IssuingCa(name, chain, place), keys, origin));
  }

  /** A new key and its certificate. */
  Issued issue(Member issuer, Profile profile, List<String> names, KeyAlgorithm algorithm) {
    List<GeneralName> parsed = names.stream().map(GeneralName::parse).toList();
    Environment environment =
        origin.environment(
            issuer.ca().name() + "/" + profile.name() + "/" + algorithm + "/" + names);
    KeyPair keys = KeyPairs.generate(algorithm, environment.random());
    IssuanceRequest request =
        new IssuanceRequest(
            parsed,
            profile,
            Optional.of(origin.subject(DefaultSubject.of(parsed))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Issued(keys, issuer.issue(request, keys.publicKey(), environment));
  }

  /** A key and its certificate. */
  record Issued(KeyPair keys, Certificate certificate) {}
}
