package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Octets;

/**
 * One extension (RFC 8446 section 4.2).
 *
 * <pre>
 * struct {
 *     ExtensionType extension_type;
 *     opaque extension_data&lt;0..2^16-1&gt;;
 * } Extension;
 * </pre>
 */
public sealed interface Extension
    permits ApplicationProtocols,
        CertificateAuthorities,
        CertificateTimestamps,
        CompressCertificate,
        Cookie,
        EcPointFormats,
        EmptyExtension,
        KeyShares,
        MaxEarlyData,
        MaxFragmentLength,
        OfferedPsks,
        OtherExtension,
        PskKeyExchangeModes,
        RecordSizeLimit,
        RenegotiationInfo,
        RetryGroup,
        SelectedKeyShare,
        SelectedPsk,
        SelectedVersion,
        ServerNames,
        SessionTicket,
        SignatureAlgorithms,
        StapledStatus,
        StatusRequest,
        SupportedGroups,
        SupportedVersions {

  /** Its number in IANA's registry. */
  int type();

  /** The octets of extension_data. */
  Octets data();

  /** What it says, in a few words for people; foreign text as it is, empty if it says nothing. */
  String summary();

  /** What it is called, such as {@code server_name}. */
  default String name() {
    return ExtensionTypes.name(type());
  }
}
