package dev.minica.junit;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.defect.Specimen;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.file.OutputFiles;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.provider.SecurityProviders;
import dev.minica.tls.JavaMaterial;
import dev.minica.tls.ShownCertificate;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Who somebody is: a private key and the certificates that say whose it is. A server or a client;
 * what it accepts from the other side is whatever its CA has issued.
 */
public final class Identity {

  /** Of key stores, and of the keys in them. */
  public static final String PASSWORD = "changeit";

  /** Of the key in key stores. */
  public static final String ALIAS = "identity";

  private final String name;
  private final Authority authority;
  private final PrivateKeyInfo key;
  private final List<byte[]> shown;
  private final Optional<Certificate> issued;
  private final Trust trust;

  private Identity(
      String name,
      Authority authority,
      PrivateKeyInfo key,
      List<byte[]> shown,
      Optional<Certificate> issued,
      Trust trust) {
    this.name = name;
    this.authority = authority;
    this.key = key;
    this.shown = shown;
    this.issued = issued;
    this.trust = trust;
  }

  /** What a CA has issued, shown with all that is above it but the root. */
  static Identity of(Authority authority, PrivateKeyInfo key, Certificate certificate) {
    List<Certificate> cas = authority.caChain();
    List<byte[]> shown = new ArrayList<>();
    shown.add(certificate.encoded());
    cas.subList(0, cas.size() - 1).forEach(ca -> shown.add(ca.encoded()));
    return new Identity(
        Escaped.of(certificate.toString()),
        authority,
        key,
        List.copyOf(shown),
        Optional.of(certificate),
        authority.trust());
  }

  /**
   * What is wrong on purpose.
   *
   * @param defect its identifier
   */
  static Identity of(Authority authority, String defect, Specimen.Served served) {
    return new Identity(
        "the server with " + defect,
        authority,
        served.key().privateKey(),
        served.chain(),
        Optional.empty(),
        Trust.of(served.anchors(), served.crls(), authority.origin().clock()));
  }

  /** Its own certificate. */
  public X509Certificate certificate() {
    return chain().get(0);
  }

  /**
   * What it shows in TLS: its own certificate and what is above it, but for the root. One that Java
   * cannot read, which is wrong on purpose, has no more than its octets.
   */
  public List<X509Certificate> chain() {
    List<X509Certificate> chain = new ArrayList<>();
    for (byte[] der : shown) {
      chain.add(javaCertificate(der));
    }
    return List.copyOf(chain);
  }

  private X509Certificate javaCertificate(byte[] der) {
    try {
      X509Certificate read = Certificate.decode(der).toX509Certificate();
      read.getPublicKey();
      return read;
    } catch (MinicaException unreadable) {
      return new ShownCertificate(der, publicKey());
    }
  }

  private PublicKey publicKey() {
    try {
      return new SecurityProviders().publicKey(key.algorithmOid(), key.publicKey().encoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key was made here", e);
    }
  }

  public PrivateKey privateKey() {
    return JavaMaterial.privateKey(key, new SecurityProviders());
  }

  /** Whom the other side has to believe to accept this: nobody else, for nothing else. */
  public Trust trust() {
    return trust;
  }

  /**
   * A new key store of type PKCS12 with the key under {@link #ALIAS} and {@link #PASSWORD}.
   *
   * @throws MinicaException BAD_INPUT if Java's key stores take no such chain, which is wrong on
   *     purpose then
   */
  public KeyStore keyStore() {
    try {
      KeyStore store = Trust.emptyKeyStore();
      store.setKeyEntry(
          ALIAS, privateKey(), PASSWORD.toCharArray(), chain().toArray(X509Certificate[]::new));
      return store;
    } catch (KeyStoreException e) {
      throw new MinicaException(
              Kind.BAD_INPUT, "no key store of Java's takes " + this + ": " + e.getMessage(), e)
          .withHint("sslContext() and keyManager() show it as it is");
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform has PKCS12", e);
    }
  }

  /** What shows it to whoever asks, in whatever state it is. */
  public X509ExtendedKeyManager keyManager() {
    return JavaMaterial.showing(privateKey(), chain().toArray(X509Certificate[]::new));
  }

  /**
   * A new context, for servers and clients: it shows this identity, and accepts what the CA has
   * issued. A server asks its clients for nothing unless it is told to.
   */
  public SSLContext sslContext() {
    return Trust.context(authority.trust().trustManager(), keyManager());
  }

  /** The same, whose servers take no client without a certificate unless they are told to. */
  public SSLContext clientAuthContext() {
    return AskingContext.of(sslContext());
  }

  /** A new client that shows this identity where it is asked to, with no connection yet. */
  public HttpClient httpClient() {
    return Trust.client(sslContext());
  }

  /** The private key in PEM (PKCS#8, RFC 7468 section 10). */
  public String keyPem() {
    return Pem.encode(key);
  }

  /** {@link #chain} in PEM. */
  public String chainPem() {
    return Trust.pem(PemBlock.CERTIFICATE, shown);
  }

  /**
   * Writes files for programs that take no other, under the names that {@code minica issue} gives
   * them: {@code key.pem}, {@code cert.pem}, {@code fullchain.pem} with all that is shown, and
   * {@code ca.pem} of {@link #trust}; then {@code keystore.p12} and {@code truststore.p12} under
   * {@link #PASSWORD}, or with what is wrong on purpose its CRLs, if there are any, as {@code
   * crl.pem}. All or none of them; keys are for their owner alone.
   *
   * @throws MinicaException CONFLICT if one is there already; FAILED if it cannot be written
   */
  public void writeTo(Path directory) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("key.pem", ascii(keyPem()));
    files.put("cert.pem", ascii(Trust.pem(PemBlock.CERTIFICATE, shown.subList(0, 1))));
    files.put("fullchain.pem", ascii(chainPem()));
    files.put("ca.pem", ascii(trust.pem()));
    trust.crlPem().ifPresent(pem -> files.put("crl.pem", ascii(pem)));
    issued.ifPresent(any -> putStores(files));
    OutputFiles output = new OutputFiles(authority.origin().environment("files"), false);
    files.keySet().forEach(name -> output.plan(directory.resolve(name), isSecret(name)));
    output.writeOctets(List.copyOf(files.values()));
  }

  private static byte[] ascii(String pem) {
    return pem.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean isSecret(String name) {
    return name.equals("key.pem") || name.equals("keystore.p12");
  }

  private void putStores(Map<String, byte[]> files) {
    List<Certificate> chain = shown.stream().map(Certificate::decode).toList();
    List<Certificate> cas = authority.caChain();
    Instant now = authority.origin().now();
    files.put("keystore.p12", pkcs12(new KeyStoreEntry.Key(ALIAS, now, key, chain)));
    files.put(
        "truststore.p12", pkcs12(new KeyStoreEntry.Trusted("ca", now, cas.get(cas.size() - 1))));
  }

  private byte[] pkcs12(KeyStoreEntry entry) {
    return KeyStoreFormat.PKCS12.encode(
        KeyStoreContents.of(entry),
        PASSWORD.toCharArray(),
        authority.origin().environment("store/" + entry.alias()).random());
  }

  /** What a CA of the PKI has issued; nothing if it is wrong on purpose. */
  Optional<Certificate> issued() {
    return issued;
  }

  /** Subject and serial number, or what is wrong. */
  @Override
  public String toString() {
    return name;
  }
}
