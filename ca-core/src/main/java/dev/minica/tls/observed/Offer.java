package dev.minica.tls.observed;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.tls.KeyExchange;
import dev.minica.tls.NamedHost;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.engine.ClientWishes;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** What is wished for, as Java's TLS is told it; what it does not have is refused. */
record Offer(SSLContext context, ClientWishes wishes) {

  private static final int JAVA = Runtime.version().feature();

  /** From which version on {@code SSLParameters} has named groups. */
  private static final int HAS_GROUPS = 20;

  private static final Set<NamedGroup> GROUPS_OF_JAVA =
      Set.of(
          NamedGroup.SECP256R1,
          NamedGroup.SECP384R1,
          NamedGroup.SECP521R1,
          NamedGroup.X25519,
          NamedGroup.X448,
          NamedGroup.FFDHE2048,
          NamedGroup.FFDHE3072,
          NamedGroup.FFDHE4096,
          NamedGroup.FFDHE6144,
          NamedGroup.FFDHE8192);

  /**
   * @throws MinicaException USAGE if Java does not have it
   */
  SSLParameters parameters() {
    SSLParameters parameters = new SSLParameters(suites(), versions());
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setServerNames(
        wishes.serverName().stream().<SNIServerName>map(NamedHost::new).toList());
    parameters.setApplicationProtocols(wishes.applicationProtocols().toArray(String[]::new));
    if (!wishes.groups().isEmpty()) {
      limitGroups(parameters);
    }
    return parameters;
  }

  private String[] versions() {
    return wishes.versions().stream().sorted().map(TlsVersion::javaName).toArray(String[]::new);
  }

  private String[] suites() {
    List<String> supported = List.of(context.getSupportedSSLParameters().getCipherSuites());
    wishes.suites().stream()
        .filter(suite -> !supported.contains(suite))
        .findFirst()
        .ifPresent(
            suite -> {
              throw lacking(isRsa(suite) ? "RSA key exchange" : "cipher suite " + suite);
            });
    String[] wished =
        wishes.suites().isEmpty()
            ? context.getDefaultSSLParameters().getCipherSuites()
            : wishes.suites().toArray(String[]::new);
    return wishes.keyExchange().map(exchange -> limited(exchange, wished)).orElse(wished);
  }

  private static boolean isRsa(String suite) {
    return KeyExchange.RSA.of(new String[] {suite}).length > 0;
  }

  /** The suites of TLS 1.3 say nothing of the key exchange. */
  private String[] limited(KeyExchange exchange, String[] suites) {
    String[] exchanging = exchange.of(suites);
    if (exchanging.length == 0 && wishes.versions().contains(TlsVersion.TLS_1_2)) {
      throw lacking(
          (exchange == KeyExchange.RSA ? "RSA" : exchange.toString().toUpperCase(Locale.ROOT))
              + " key exchange");
    }
    return Arrays.stream(suites)
        .filter(suite -> !suite.contains("_WITH_") || List.of(exchanging).contains(suite))
        .toArray(String[]::new);
  }

  private void limitGroups(SSLParameters parameters) {
    if (JAVA < HAS_GROUPS) {
      throw new MinicaException(
              Kind.USAGE, "Java " + JAVA + " lets no single connection choose its groups")
          .withHint("Java " + HAS_GROUPS + " and later do; --engine own does on any");
    }
    wishes.groups().stream()
        .filter(group -> !GROUPS_OF_JAVA.contains(group))
        .findFirst()
        .ifPresent(
            group -> {
              throw lacking("group " + group);
            });
    String[] names = wishes.groups().stream().map(NamedGroup::label).toArray(String[]::new);
    try {
      // by reflection, since the code is compiled for Java 17: parameters.setNamedGroups(names)
      Method set = SSLParameters.class.getMethod("setNamedGroups", String[].class);
      set.invoke(parameters, (Object) names);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every Java since " + HAS_GROUPS + " has it", e);
    }
  }

  private static MinicaException lacking(String what) {
    return new MinicaException(Kind.USAGE, "Java " + JAVA + " has no " + what)
        .withHint("--engine own has it");
  }
}
