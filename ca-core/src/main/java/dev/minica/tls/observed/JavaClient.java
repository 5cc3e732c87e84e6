package dev.minica.tls.observed;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.provider.SecurityProviders;
import dev.minica.tls.JavaMaterial;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.engine.Engine;
import dev.minica.x509.Certificate;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Java's TLS as the client. It judges the server's certificate by itself, its name included (RFC
 * 2818), and leaves with its own alert and words. Connections to one server, under the same wishes
 * for identity and roots, resume the session of the one before, as Java's do.
 *
 * <p>Thread-safe. What it uses to watch stays in the process: see {@link
 * dev.minica.provider.watch}.
 */
public final class JavaClient implements Engine {

  /** What Java has one context for, with the sessions in it. */
  private record Trusting(Optional<TlsIdentity> identity, List<Certificate> roots) {}

  private final Environment environment;
  private final SecurityProviders providers = new SecurityProviders();
  private final Map<Trusting, SSLContext> contexts = new ConcurrentHashMap<>();

  public JavaClient(Environment environment) {
    this.environment = environment;
  }

  /**
   * {@inheritDoc} Operations are the asymmetric ones, as they were in the connection, and never
   * repeated.
   *
   * @throws MinicaException FAILED if nobody listens there; BUSY if nobody has answered there in
   *     time; USAGE if this version of Java has none of the cipher suites or groups that are wished
   *     for, or cannot be told groups (before 20); BAD_INPUT if it cannot read the identity's key
   */
  @Override
  public Capture connect(InetSocketAddress server, ClientWishes wishes) {
    SSLContext context =
        contexts.computeIfAbsent(
            new Trusting(wishes.identity(), wishes.roots()), trusting -> context(trusting));
    SSLParameters parameters = new Offer(context, wishes).parameters();
    RecordedSocket socket = RecordedSocket.connect(server, wishes.limit(), environment);
    return new ObservedConnection(socket, server, wishes)
        .run(context.getSocketFactory(), parameters, environment::nanoseconds);
  }

  private SSLContext context(Trusting trusting) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          JavaMaterial.keyManagers(trusting.identity(), providers),
          JavaMaterial.trustManagers(trusting.roots()),
          environment.random());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }
}
