package dev.minica.issuance;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.csr.Attribute;
import dev.minica.csr.CertificationRequest;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Extension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The extensions that a request asks for. Names are taken from it; all else is the profile's
 * business, so what a request asks for besides is either what it gets anyway or refused by name:
 * whoever asked to be a CA, or for a usage, and got a certificate without would find out late.
 *
 * @param extensions no two of one type
 */
record RequestedExtensions(List<Extension> extensions) {

  /** How many refused extensions a message names. */
  static final int NAMED = 5;

  /**
   * @throws MinicaException REFUSED if they stand in two places or one is there twice, where
   *     programs differ on which counts; BAD_INPUT if they are malformed
   */
  static RequestedExtensions of(CertificationRequest csr) {
    requireOneList(csr);
    List<Extension> extensions = csr.requestedExtensions();
    Set<String> seen = new HashSet<>();
    for (Extension extension : extensions) {
      if (!seen.add(extension.oid())) {
        throw refused(RequestedExtension.name(extension.oid()) + " twice");
      }
    }
    return new RequestedExtensions(extensions);
  }

  private static void requireOneList(CertificationRequest csr) {
    int lists = 0;
    for (Attribute attribute : csr.attributes()) {
      lists += attribute.requestsExtensions() ? attribute.values().size() : 0;
    }
    if (lists > 1) {
      throw refused("extensions in " + lists + " places, where one is allowed");
    }
  }

  Optional<Extension> subjectAltName() {
    return extensions.stream()
        .filter(extension -> extension.oid().equals(Extension.SUBJECT_ALT_NAME))
        .findFirst();
  }

  /**
   * @throws MinicaException REFUSED, naming what the profile does not give; BAD_INPUT if an
   *     extension is malformed
   */
  void requireGranted(Profile profile, SubjectPublicKeyInfo key) {
    List<Extension> granted = profile.extensions(key);
    List<String> excess = new ArrayList<>();
    for (Extension extension : extensions) {
      if (!extension.oid().equals(Extension.SUBJECT_ALT_NAME)) {
        new RequestedExtension(extension).excess(granted).ifPresent(excess::add);
      }
    }
    if (!excess.isEmpty()) {
      throw refused(
              list(excess) + ", which the profile " + profile.name() + " does not give this key")
          .withHint("make the request without it: usages come from --profile");
    }
  }

  private static String list(List<String> excess) {
    int more = excess.size() - NAMED;
    String named = String.join(", ", excess.subList(0, Math.min(NAMED, excess.size())));
    return more > 0 ? named + " and " + more + " more" : named;
  }

  private static MinicaException refused(String what) {
    return new MinicaException(Kind.REFUSED, "the request asks for " + what);
  }
}
