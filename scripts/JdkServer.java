import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * Java's own TLS server as a program, set up as a broker of Kafka sets itself up: with a key store,
 * a truststore, and certificates demanded of clients. It listens on a free loopback port, says
 * which in its first line, and then in a line for each client who that is, or why it was refused.
 * It ends when it is told to. It needs {@link JdkClient} beside it:
 *
 * <pre>java -cp DIR JdkServer TRUSTSTORE PASSWORD KEYSTORE</pre>
 */
final class JdkServer {

  private static final int PATIENCE = 30_000; // milliseconds

  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private JdkServer() {}

  public static void main(String[] args) throws IOException, GeneralSecurityException {
    if (args.length != 3) {
      System.err.println("usage: java -cp DIR JdkServer TRUSTSTORE PASSWORD KEYSTORE");
      System.exit(2);
    }
    SSLContext context =
        JdkClient.context(Path.of(args[0]), args[1].toCharArray(), Path.of(args[2]));
    try (ServerSocket server = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"))) {
      System.out.println("ACCEPT 127.0.0.1:" + server.getLocalPort());
      while (true) {
        try (Socket client = server.accept()) {
          client.setSoTimeout(PATIENCE);
          receive(client, context);
          letGo(client);
        } catch (IOException failure) {
          System.out.println("left: " + failure.getMessage());
        }
      }
    }
  }

  private static void receive(Socket client, SSLContext context) throws IOException {
    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(client, null, false);
    tls.setNeedClientAuth(true);
    try {
      tls.startHandshake();
      System.out.println("accepted: " + tls.getSession().getPeerPrincipal());
      answer(tls);
    } catch (SSLException refusal) {
      System.out.println("failed: " + refusal.getMessage());
    }
  }

  private static void answer(SSLSocket tls) throws IOException {
    BufferedReader request =
        new BufferedReader(new InputStreamReader(tls.getInputStream(), StandardCharsets.US_ASCII));
    String line = request.readLine();
    while (line != null && !line.isEmpty()) {
      line = request.readLine();
    }
    tls.getOutputStream().write(ANSWER);
  }

  /** A connection closed before all was read is reset, and the client might never see the alert. */
  private static void letGo(Socket client) throws IOException {
    client.shutdownOutput();
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }
}
