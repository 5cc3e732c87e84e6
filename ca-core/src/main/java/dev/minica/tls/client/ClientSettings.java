package dev.minica.tls.client;

import dev.minica.tls.crypto.NamedGroup;
import java.time.Duration;
import java.util.List;

/**
 * What only this client can be told, beside what any can.
 *
 * @param shares the groups that it sends key shares in at once (RFC 8446 section 4.2.8); empty for
 *     the first one or two that it offers
 * @param extendedMasterSecret whether it offers that (RFC 7627)
 * @param encryptThenMac whether it offers that (RFC 7366)
 * @param quiet an answer is over when nothing more of it came for so long
 * @param isMeasured whether it computes everything again, many times, to see how long it takes warm
 */
public record ClientSettings(
    List<NamedGroup> shares,
    boolean extendedMasterSecret,
    boolean encryptThenMac,
    Duration quiet,
    boolean isMeasured) {

  /** Those of a client that wants nothing unusual. */
  public static final ClientSettings USUAL =
      new ClientSettings(List.of(), true, true, Duration.ofMillis(500), true);

  public ClientSettings {
    shares = List.copyOf(shares);
  }

  public ClientSettings withShares(NamedGroup... groups) {
    return new ClientSettings(
        List.of(groups), extendedMasterSecret, encryptThenMac, quiet, isMeasured);
  }

  public ClientSettings withoutExtendedMasterSecret() {
    return new ClientSettings(shares, false, encryptThenMac, quiet, isMeasured);
  }

  public ClientSettings withoutEncryptThenMac() {
    return new ClientSettings(shares, extendedMasterSecret, false, quiet, isMeasured);
  }

  public ClientSettings withQuiet(Duration duration) {
    return new ClientSettings(shares, extendedMasterSecret, encryptThenMac, duration, isMeasured);
  }

  public ClientSettings unmeasured() {
    return new ClientSettings(shares, extendedMasterSecret, encryptThenMac, quiet, false);
  }
}
