import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Java's own HTTPS client as a program: believes the roots in one truststore, shows the certificate
 * in a key store with the same password if it is given one, verifies everything, and says in one
 * line what came of it. It uses nothing but the JDK; run it from its source:
 *
 * <pre>java -Djdk.net.hosts.file=HOSTS JdkClient.java URL TRUSTSTORE PASSWORD [KEYSTORE]</pre>
 *
 * <p>Exit 0: the server was accepted, and answered with 200. Exit 1: its certificate was refused.
 * Exit 2: anything else.
 */
final class JdkClient {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private JdkClient() {}

  public static void main(String[] args) throws InterruptedException {
    if (args.length < 3 || args.length > 4) {
      System.err.println("usage: java JdkClient.java URL TRUSTSTORE PASSWORD [KEYSTORE]");
      System.exit(2);
    }
    Path shown = args.length == 4 ? Path.of(args[3]) : null;
    System.exit(visit(URI.create(args[0]), Path.of(args[1]), args[2].toCharArray(), shown));
  }

  private static int visit(URI url, Path truststore, char[] password, Path keystore)
      throws InterruptedException {
    try {
      HttpResponse<String> answer = get(url, context(truststore, password, keystore));
      System.out.println(answer.statusCode() + " from " + url.getHost() + ", " + protocol(answer));
      return answer.statusCode() == 200 ? 0 : 2;
    } catch (IOException | GeneralSecurityException failure) {
      System.out.println(url.getHost() + ": " + failure.getMessage());
      return isRefusal(failure) ? 1 : 2;
    }
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof CertificateException
        || (failure.getCause() != null && isRefusal(failure.getCause()));
  }

  private static HttpResponse<String> get(URI url, SSLContext context)
      throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .sslContext(context)
            .connectTimeout(PATIENCE)
            .build();
    HttpRequest request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String protocol(HttpResponse<?> answer) {
    return answer.sslSession().map(session -> session.getProtocol()).orElse("without TLS");
  }

  static SSLContext context(Path truststore, char[] password, Path keystore)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store(truststore, password));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        keystore == null ? null : keys(keystore, password), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyManager[] keys(Path keystore, char[] password)
      throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store(keystore, password), password);
    return keys.getKeyManagers();
  }

  private static KeyStore store(Path file, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    return store;
  }
}
