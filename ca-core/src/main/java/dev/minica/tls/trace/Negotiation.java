package dev.minica.tls.trace;

import dev.minica.tls.crypto.CipherSuite;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the two sides agreed on, as far as it was seen.
 *
 * @param version its number, such as 0x0304; empty before the ServerHello
 * @param suiteNumber of IANA's registry; empty before the ServerHello
 * @param suite what it means; empty if it is not known here
 * @param group in which keys were agreed on, by its registered name
 * @param isResumed whether an earlier connection was taken up: no certificate is shown then
 * @param isRetried whether the server asked for another ClientHello
 * @param extendedMasterSecret in TLS 1.2 (RFC 7627)
 * @param encryptThenMac in TLS 1.2 (RFC 7366)
 * @param serverName that the client asked for; foreign text, as it is
 * @param applicationProtocol of ALPN; foreign text, as it is
 */
public record Negotiation(
    OptionalInt version,
    OptionalInt suiteNumber,
    Optional<CipherSuite> suite,
    Optional<String> group,
    boolean isResumed,
    boolean isRetried,
    boolean extendedMasterSecret,
    boolean encryptThenMac,
    EarlyData earlyData,
    Optional<String> serverName,
    Optional<String> applicationProtocol) {}
