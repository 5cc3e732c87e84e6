package dev.minica.tls;

import dev.minica.Environment;
import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.provider.SecurityProviders;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * Who one side of a TLS connection is, and whom it believes.
 *
 * @param privateKey the key of the first certificate
 * @param chain what is shown to the other side: the own certificate, then the intermediates in
 *     order (RFC 8446 section 4.4.2)
 * @param roots the CAs whose certificates are accepted from the other side; empty to accept none
 */
public record TlsIdentity(
    PrivateKeyInfo privateKey, List<Certificate> chain, List<Certificate> roots) {

  /**
   * @throws MinicaException BAD_INPUT if the chain is empty, the private key is not the first
   *     certificate's, or Java's TLS cannot use its algorithm
   */
  public TlsIdentity {
    chain = List.copyOf(chain);
    roots = List.copyOf(roots);
    if (chain.isEmpty()) {
      throw new MinicaException(Kind.BAD_INPUT, "no certificate to show");
    }
    requireUsable(chain.get(0));
    if (!privateKey.publicKey().equals(chain.get(0).publicKey())) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "the private key ("
              + privateKey.publicKey()
              + ") does not belong to the certificate of "
              + Escaped.of(chain.get(0).subject().toString())
              + " ("
              + chain.get(0).publicKey()
              + ")");
    }
  }

  /**
   * What a folder written by {@code minica issue} holds: {@code key.pem}, {@code cert.pem}, {@code
   * chain.pem} if there are intermediates, and {@code ca.pem} if there is a root to believe.
   *
   * @throws MinicaException BAD_INPUT if a file is missing or unreadable, or they do not fit
   *     together
   */
  public static TlsIdentity read(Path directory) {
    return new IdentityDirectory(directory).read();
  }

  /** The certificate of the private key. */
  public Certificate certificate() {
    return chain.get(0);
  }

  /**
   * A context of its own for sockets of either side; the process's default context stays as it is.
   *
   * @throws MinicaException BAD_INPUT if Java cannot read the key or a certificate
   */
  public SSLContext sslContext(Environment environment) {
    return SslContexts.of(this, new SecurityProviders(), environment.random());
  }

  private static void requireUsable(Certificate certificate) {
    certificate
        .publicKey()
        .algorithm()
        .filter(algorithm -> algorithm.family() == KeyAlgorithm.Family.ML_DSA)
        .ifPresent(
            algorithm -> {
              throw new MinicaException(
                      Kind.BAD_INPUT, "Java's TLS has no signatures of " + algorithm)
                  .withHint("issue a certificate with another key, such as --key ec-p256");
            });
  }
}
