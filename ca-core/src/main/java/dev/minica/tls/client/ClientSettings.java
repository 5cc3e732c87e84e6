package dev.minica.tls.client;

import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.wire.Octets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What only this client can be told, beside what any can.
 *
 * @param shares the groups that it sends key shares in at once (RFC 8446 section 4.2.8); empty for
 *     the first one or two that it offers
 * @param extendedMasterSecret whether it offers that (RFC 7627)
 * @param encryptThenMac whether it offers that (RFC 7366)
 * @param session that it would resume; the server need not agree
 * @param earlyData what it sends before the server has answered, if the session allows for so much
 *     (RFC 8446 section 4.6.1); empty for nothing
 * @param updatesKeys whether it asks a second time, after both sides have taken new keys (RFC 8446
 *     section 4.6.3)
 * @param fault what it does wrong
 * @param quiet an answer is over when nothing more of it came for so long
 * @param isMeasured whether it computes everything again, many times, to see how long it takes warm
 */
public record ClientSettings(
    List<NamedGroup> shares,
    boolean extendedMasterSecret,
    boolean encryptThenMac,
    Optional<Session> session,
    Octets earlyData,
    boolean updatesKeys,
    Optional<Fault> fault,
    Duration quiet,
    boolean isMeasured) {

  /** Those of a client that wants nothing unusual. */
  public static final ClientSettings USUAL =
      new ClientSettings(
          List.of(),
          true,
          true,
          Optional.empty(),
          Octets.EMPTY,
          false,
          Optional.empty(),
          Duration.ofMillis(500),
          true);

  public ClientSettings {
    shares = List.copyOf(shares);
  }

  public ClientSettings withShares(List<NamedGroup> groups) {
    return new ClientSettings(
        groups,
        extendedMasterSecret,
        encryptThenMac,
        session,
        earlyData,
        updatesKeys,
        fault,
        quiet,
        isMeasured);
  }

  public ClientSettings withoutExtendedMasterSecret() {
    return new ClientSettings(
        shares, false, encryptThenMac, session, earlyData, updatesKeys, fault, quiet, isMeasured);
  }

  public ClientSettings withoutEncryptThenMac() {
    return new ClientSettings(
        shares,
        extendedMasterSecret,
        false,
        session,
        earlyData,
        updatesKeys,
        fault,
        quiet,
        isMeasured);
  }

  public ClientSettings resuming(Session earlier) {
    return new ClientSettings(
        shares,
        extendedMasterSecret,
        encryptThenMac,
        Optional.of(earlier),
        earlyData,
        updatesKeys,
        fault,
        quiet,
        isMeasured);
  }

  public ClientSettings withEarlyData(Octets data) {
    return new ClientSettings(
        shares,
        extendedMasterSecret,
        encryptThenMac,
        session,
        data,
        updatesKeys,
        fault,
        quiet,
        isMeasured);
  }

  public ClientSettings updatingKeys() {
    return new ClientSettings(
        shares,
        extendedMasterSecret,
        encryptThenMac,
        session,
        earlyData,
        true,
        fault,
        quiet,
        isMeasured);
  }

  public ClientSettings withFault(Fault wrong) {
    return new ClientSettings(
        shares,
        extendedMasterSecret,
        encryptThenMac,
        session,
        earlyData,
        updatesKeys,
        Optional.of(wrong),
        quiet,
        isMeasured);
  }

  public ClientSettings withQuiet(Duration duration) {
    return new ClientSettings(
        shares,
        extendedMasterSecret,
        encryptThenMac,
        session,
        earlyData,
        updatesKeys,
        fault,
        duration,
        isMeasured);
  }

  public ClientSettings unmeasured() {
    return new ClientSettings(
        shares,
        extendedMasterSecret,
        encryptThenMac,
        session,
        earlyData,
        updatesKeys,
        fault,
        quiet,
        false);
  }

  /** The session, if it is of TLS 1.2. */
  Optional<Session.OfTls12> session12() {
    return session.filter(Session.OfTls12.class::isInstance).map(Session.OfTls12.class::cast);
  }

  /** The session, if it is of TLS 1.3. */
  Optional<Session.OfTls13> session13() {
    return session.filter(Session.OfTls13.class::isInstance).map(Session.OfTls13.class::cast);
  }
}
