package dev.minica.cli.trace;

import dev.minica.cli.output.Json;
import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.trace.Negotiation;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** What both sides agreed on, as JSON: null where it was not seen. */
final class NegotiationJson {

  private NegotiationJson() {}

  static Json of(Negotiation negotiation) {
    return Json.object()
        .put("version", name(negotiation.version(), ProtocolVersions::name))
        .put("cipherSuite", name(negotiation.suiteNumber(), CipherSuites::name))
        .put("meaning", negotiation.suite().map(NegotiationJson::meaning).orElse(Json.NULL))
        .put("group", Json.of(negotiation.group()))
        .put("serverName", Json.of(negotiation.serverName()))
        .put("applicationProtocol", Json.of(negotiation.applicationProtocol()))
        .put("resumed", negotiation.isResumed())
        .put("retried", negotiation.isRetried())
        .put("extendedMasterSecret", negotiation.extendedMasterSecret())
        .put("encryptThenMac", negotiation.encryptThenMac())
        .put("earlyData", Names.of(negotiation.earlyData()))
        .build();
  }

  private static Json name(OptionalInt number, IntFunction<String> names) {
    return number.isPresent() ? Json.of(names.apply(number.getAsInt())) : Json.NULL;
  }

  private static Json meaning(CipherSuite suite) {
    return Json.object()
        .put("keyExchange", suite.keyExchange().toString())
        .put("authentication", suite.authentication().toString())
        .put("cipher", Json.of(suite.cipher().map(Object::toString)))
        .put("hash", suite.hash().toString())
        .put("forwardSecret", suite.isForwardSecret())
        .build();
  }
}
