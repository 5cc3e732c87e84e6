package dev.minica.tls.analysis;

import dev.minica.key.KeyPair;
import dev.minica.tls.format.KeyLog;
import java.util.Optional;

/**
 * What is known besides the octets of a conversation. Any of it may be missing: the trace then says
 * what it could not tell.
 *
 * @param keyLog the secrets that a program wrote down; those of other connections do no harm
 * @param serverKey the server's RSA key, which opens TLS 1.2 with RSA key exchange and nothing else
 * @param own what a side knows that took part
 * @param inServer by what the server's certificate is judged
 * @param inClient by what the client's certificate is judged
 */
public record Evidence(
    KeyLog keyLog,
    Optional<KeyPair> serverKey,
    OwnSecrets own,
    Optional<Trust> inServer,
    Optional<Trust> inClient) {

  /** Nothing at all. */
  public static final Evidence NONE =
      new Evidence(
          KeyLog.empty(), Optional.empty(), OwnSecrets.NONE, Optional.empty(), Optional.empty());

  public Evidence withKeyLog(KeyLog log) {
    return new Evidence(log, serverKey, own, inServer, inClient);
  }

  public Evidence withServerKey(KeyPair key) {
    return new Evidence(keyLog, Optional.of(key), own, inServer, inClient);
  }

  public Evidence withOwn(OwnSecrets secrets) {
    return new Evidence(keyLog, serverKey, secrets, inServer, inClient);
  }

  public Evidence withTrustInServer(Trust trust) {
    return new Evidence(keyLog, serverKey, own, Optional.of(trust), inClient);
  }

  public Evidence withTrustInClient(Trust trust) {
    return new Evidence(keyLog, serverKey, own, inServer, Optional.of(trust));
  }
}
