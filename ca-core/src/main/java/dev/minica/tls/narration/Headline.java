package dev.minica.tls.narration;

import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.trace.EarlyData;
import dev.minica.tls.trace.Negotiation;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * A connection in a few facts.
 *
 * @param serverName that the client asked for; foreign text, escaped and cut short
 * @param version such as {@code TLS 1.3}; absent before it was agreed on, as are the next two
 * @param suite as IANA names it
 * @param group in which keys were agreed on
 * @param traits what is out of the ordinary, such as {@code resumed}
 * @param because why the verdict is what it is: lower case, without a full stop
 * @param agreed how many values were recomputed and agree
 * @param disagreed how many do not
 * @param notCheckable of how many it could not be told
 */
public record Headline(
    Optional<String> serverName,
    Optional<String> version,
    Optional<String> suite,
    Optional<String> group,
    List<String> traits,
    Verdict verdict,
    String because,
    int agreed,
    int disagreed,
    int notCheckable) {

  public Headline {
    traits = List.copyOf(traits);
  }

  static Headline of(Trace trace) {
    Negotiation agreed = trace.negotiation();
    return new Headline(
        agreed.serverName().map(Words::foreign),
        name(agreed.version(), ProtocolVersions::name),
        name(agreed.suiteNumber(), CipherSuites::name),
        agreed.group(),
        traits(agreed),
        trace.verdict(),
        trace.because(),
        trace.checks(Outcome.AGREED).size(),
        trace.checks(Outcome.DISAGREED).size(),
        trace.checks(Outcome.NOT_CHECKABLE).size());
  }

  private static Optional<String> name(OptionalInt number, IntFunction<String> names) {
    return number.isPresent() ? Optional.of(names.apply(number.getAsInt())) : Optional.empty();
  }

  private static List<String> traits(Negotiation agreed) {
    List<String> traits = new ArrayList<>();
    if (agreed.isRetried()) {
      traits.add("asked twice");
    }
    if (agreed.isResumed()) {
      traits.add("resumed");
    }
    if (agreed.earlyData() == EarlyData.ACCEPTED) {
      traits.add("early data taken");
    } else if (agreed.earlyData() == EarlyData.REFUSED) {
      traits.add("early data refused");
    }
    return traits;
  }
}
