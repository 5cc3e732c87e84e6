package dev.minica.tls.diagnosis;

import dev.minica.tls.WideOffer;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.registry.SignatureSchemes;
import dev.minica.tls.wire.extension.Extension;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.extension.KeyShares;
import dev.minica.tls.wire.extension.SignatureAlgorithms;
import dev.minica.tls.wire.extension.SupportedGroups;
import dev.minica.tls.wire.extension.SupportedVersions;
import dev.minica.tls.wire.handshake.ClientHello;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * One list of a ClientHello, which may be what the server misses something in: a server that
 * refuses the hello, and answers the same one with this list made longer, says so.
 */
enum Widening {
  /** First: without a curve in common, suites with ECDHE count for nothing. */
  GROUPS(Cause.NO_COMMON_GROUP, "groups", NamedGroups::name, List.of(29, 23, 24)) {
    @Override
    List<Integer> offered(ClientHello hello) {
      return hello
          .allExtensions()
          .find(SupportedGroups.class)
          .map(SupportedGroups::groups)
          .orElse(List.of());
    }

    @Override
    ClientHello widened(ClientHello hello) {
      return with(hello, new SupportedGroups(joined(offered(hello), WideOffer.groups())));
    }
  },
  SIGNATURE_ALGORITHMS(
      Cause.NO_COMMON_SIGNATURE_ALGORITHM,
      "signature algorithms",
      SignatureSchemes::name,
      List.of(0x0403, 0x0804, 0x0401)) {
    @Override
    List<Integer> offered(ClientHello hello) {
      return hello
          .allExtensions()
          .find(ExtensionTypes.SIGNATURE_ALGORITHMS)
          .map(each -> each instanceof SignatureAlgorithms own ? own.schemes() : null)
          .orElse(List.of());
    }

    @Override
    ClientHello widened(ClientHello hello) {
      return with(
          hello,
          new SignatureAlgorithms(
              ExtensionTypes.SIGNATURE_ALGORITHMS,
              joined(offered(hello), WideOffer.signatureAlgorithms())));
    }
  },
  SUITES(
      Cause.NO_COMMON_SUITE,
      "cipher suites",
      CipherSuites::name,
      List.of(0x1301, 0x1302, 0xc02b, 0xc02c, 0xc02f, 0xc030)) {
    @Override
    List<Integer> offered(ClientHello hello) {
      return hello.cipherSuites();
    }

    @Override
    ClientHello widened(ClientHello hello) {
      return new ClientHello(
          hello.legacyVersion(),
          hello.random(),
          hello.legacySessionId(),
          joined(hello.cipherSuites(), WideOffer.suites()),
          hello.compressionMethods(),
          hello.extensions());
    }
  },
  VERSIONS(
      Cause.NO_COMMON_VERSION,
      "versions",
      ProtocolVersions::name,
      List.of(ProtocolVersions.TLS_1_2, ProtocolVersions.TLS_1_3)) {
    @Override
    List<Integer> offered(ClientHello hello) {
      return hello.versions();
    }

    @Override
    ClientHello widened(ClientHello hello) {
      ClientHello wider =
          with(
              SUITES.widened(hello),
              new SupportedVersions(
                  joined(
                      hello.versions(),
                      List.of(ProtocolVersions.TLS_1_3, ProtocolVersions.TLS_1_2))));
      return wider.allExtensions().has(ExtensionTypes.KEY_SHARE)
          ? wider
          : with(wider, new KeyShares(List.of()));
    }
  };

  private final Cause cause;
  private final String label;
  private final IntFunction<String> name;
  private final List<Integer> common;

  /**
   * @param common of which practically every server has some
   */
  Widening(Cause cause, String label, IntFunction<String> name, List<Integer> common) {
    this.cause = cause;
    this.label = label;
    this.name = name;
    this.common = common;
  }

  Cause cause() {
    return cause;
  }

  String label() {
    return label;
  }

  abstract List<Integer> offered(ClientHello hello);

  abstract ClientHello widened(ClientHello hello);

  /** What the client offers, as a sentence. */
  String told(ClientHello hello) {
    return "the client offers the " + label + " " + Offered.names(offered(hello), name);
  }

  /** Whether the client offers nothing that is usual. */
  boolean isUnusual(ClientHello hello) {
    List<Integer> offered = offered(hello);
    return !offered.isEmpty() && offered.stream().noneMatch(common::contains);
  }

  /** Without what belongs to an earlier connection, and would be wrong in a hello that differs. */
  static ClientHello fresh(ClientHello hello) {
    return without(hello, ExtensionTypes.PRE_SHARED_KEY, ExtensionTypes.EARLY_DATA);
  }

  private static ClientHello with(ClientHello hello, Extension extension) {
    List<Extension> all = new ArrayList<>(without(hello, extension.type()).allExtensions().list());
    all.add(extension);
    return with(hello, all);
  }

  private static ClientHello without(ClientHello hello, Integer... types) {
    List<Integer> left = List.of(types);
    return with(
        hello,
        hello.allExtensions().list().stream().filter(each -> !left.contains(each.type())).toList());
  }

  private static ClientHello with(ClientHello hello, List<Extension> extensions) {
    return new ClientHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionId(),
        hello.cipherSuites(),
        hello.compressionMethods(),
        Optional.of(new Extensions(extensions)));
  }

  private static List<Integer> joined(List<Integer> first, List<Integer> then) {
    Set<Integer> all = new LinkedHashSet<>(first);
    all.addAll(then);
    return List.copyOf(all);
  }
}
