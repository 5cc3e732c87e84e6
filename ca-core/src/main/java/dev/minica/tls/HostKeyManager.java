package dev.minica.tls;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows to each client what is served under the name it asks for, whatever state that is in. */
final class HostKeyManager extends X509ExtendedKeyManager {

  private final ServedHosts hosts;
  private final IdentityHashMap<ServedIdentity, String> aliases = new IdentityHashMap<>();
  private final Map<String, SoleKeyManager> managers = new LinkedHashMap<>();

  /**
   * @param shown an identity in the shape that Java takes; each is asked for once
   */
  HostKeyManager(ServedHosts hosts, Function<ServedIdentity, SoleKeyManager> shown) {
    this.hosts = hosts;
    for (ServedIdentity each : hosts.all()) {
      String alias = "identity-" + managers.size();
      aliases.put(each, alias);
      managers.put(alias, shown.apply(each));
    }
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return socket instanceof SSLSocket tls ? alias(keyType, tls.getHandshakeSession()) : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return engine == null ? null : alias(keyType, engine.getHandshakeSession());
  }

  private @Nullable String alias(String keyType, @Nullable SSLSession session) {
    String alias = aliases.get(hosts.of(name(session)));
    SoleKeyManager manager = alias == null ? null : managers.get(alias);
    return manager == null || manager.getServerAliases(keyType, null) == null ? null : alias;
  }

  private static Optional<String> name(@Nullable SSLSession session) {
    return session instanceof ExtendedSSLSession extended
        ? extended.getRequestedServerNames().stream()
            .filter(name -> name.getType() == StandardConstants.SNI_HOST_NAME)
            .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
            .findFirst()
        : Optional.empty();
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return managers.keySet().toArray(String[]::new);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    SoleKeyManager manager = managers.get(alias);
    return manager == null ? null : manager.chain();
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    SoleKeyManager manager = managers.get(alias);
    return manager == null ? null : manager.key();
  }
}
