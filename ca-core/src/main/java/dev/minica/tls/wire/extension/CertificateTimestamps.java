package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.List;

/**
 * signed_certificate_timestamp: what logs promised for the certificate (RFC 6962 section 3.3). In a
 * request for it the extension is empty, an {@link EmptyExtension}.
 *
 * <pre>
 * opaque SerializedSCT&lt;1..2^16-1&gt;;
 *
 * struct {
 *     SerializedSCT sct_list &lt;1..2^16-1&gt;;
 * } SignedCertificateTimestampList;
 * </pre>
 *
 * @param timestamps the SCTs as they are
 */
public record CertificateTimestamps(List<Octets> timestamps) implements Extension {

  private static final int MAX = 0xffff;

  public CertificateTimestamps {
    timestamps.forEach(each -> Bounds.length("SerializedSCT", each, 1, MAX));
    timestamps = Bounds.vectors("sct_list", 2, timestamps, 1, MAX);
  }

  static CertificateTimestamps decode(Cursor in) throws WireException {
    return new CertificateTimestamps(
        in.list("sct_list", 2, 1, MAX, each -> each.opaqueVector("SerializedSCT", 2, 1, MAX)));
  }

  @Override
  public int type() {
    return ExtensionTypes.SIGNED_CERTIFICATE_TIMESTAMP;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.list(2, timestamps, (each, sct) -> each.vector(2, sct)));
  }

  @Override
  public String summary() {
    return Summary.count(timestamps.size(), "timestamp", "timestamps");
  }
}
