package dev.minica.tls;

import java.nio.charset.StandardCharsets;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.StandardConstants;

/** RFC 6066 section 3, where Java's own class refuses underscores, which servers' names have. */
public final class NamedHost extends SNIServerName {

  public NamedHost(String name) {
    super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
  }
}
