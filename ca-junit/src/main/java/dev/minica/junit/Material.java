package dev.minica.junit;

import dev.minica.MinicaException;
import java.net.http.HttpClient;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** One PKI for as long as JUnit keeps it, and who is who in it. */
@SuppressWarnings("deprecation") // before 5.13 JUnit closes nothing else
final class Material implements CloseableResource, AutoCloseable {

  /** What is the CA's. */
  private static final Map<Class<?>, Function<Authority, Object>> OF_AUTHORITY =
      Map.of(
          Authority.class, authority -> authority,
          Trust.class, Authority::trust,
          SSLContext.class, authority -> authority.trust().sslContext(),
          HttpClient.class, authority -> authority.trust().httpClient(),
          KeyStore.class, authority -> authority.trust().keyStore(),
          X509ExtendedTrustManager.class, authority -> authority.trust().trustManager(),
          X509TrustManager.class, authority -> authority.trust().trustManager(),
          X509Certificate.class, Authority::certificate,
          Clock.class, Authority::clock,
          InstantSource.class, Authority::clock);

  /** What takes somebody with a key. */
  private static final Map<Class<?>, Function<Identity, Object>> OF_IDENTITY =
      Map.of(
          Identity.class, identity -> identity,
          SSLContext.class, Identity::sslContext,
          HttpClient.class, Identity::httpClient,
          KeyStore.class, Identity::keyStore,
          X509ExtendedKeyManager.class, Identity::keyManager,
          X509Certificate.class, Identity::certificate,
          PrivateKey.class, Identity::privateKey,
          Trust.class, Identity::trust);

  private final Authority authority;
  private final Map<Wanted.Subject, Identity> identities = new ConcurrentHashMap<>();

  Material(Authority authority) {
    this.authority = authority;
  }

  Authority authority() {
    return authority;
  }

  /** Whether it is for this extension to say something to it. */
  static boolean isAsked(Wanted wanted) {
    return wanted.hasSubject()
        || wanted.type() == Identity.class
        || OF_AUTHORITY.containsKey(wanted.type());
  }

  /**
   * What is wanted; contexts and clients are new, identities are kept.
   *
   * @throws ParameterResolutionException if there is nothing of the kind
   */
  Object get(Wanted wanted) {
    try {
      return made(wanted);
    } catch (MinicaException | IllegalArgumentException e) {
      String hint =
          e instanceof MinicaException known
              ? known.hint().map(h -> " (" + h + ")").orElse("")
              : "";
      throw new ParameterResolutionException(wanted.place() + ": " + e.getMessage() + hint, e);
    }
  }

  private Object made(Wanted wanted) {
    Optional<Wanted.Subject> subject = wanted.subject();
    if (subject.isPresent() && wanted.asksClients()) {
      return identity(subject.get()).clientAuthContext();
    }
    return subject.isPresent()
        ? make(OF_IDENTITY, wanted.type(), identity(subject.get()), "@ForServer or @ForClient")
        : make(OF_AUTHORITY, wanted.type(), authority, "neither @ForServer nor @ForClient");
  }

  private Identity identity(Wanted.Subject subject) {
    return identities.computeIfAbsent(subject, wanted -> wanted.of(authority));
  }

  private static <T> Object make(
      Map<Class<?>, Function<T, Object>> makers, Class<?> type, T source, String annotated) {
    Function<T, Object> maker = makers.get(type);
    if (maker == null) {
      throw new IllegalArgumentException(
          "what is " + annotated + " can be one of " + names(makers));
    }
    return maker.apply(source);
  }

  private static String names(Map<Class<?>, ?> makers) {
    return makers.keySet().stream()
        .map(Class::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new))
        .toString();
  }

  @Override
  public void close() {
    authority.close();
  }
}
