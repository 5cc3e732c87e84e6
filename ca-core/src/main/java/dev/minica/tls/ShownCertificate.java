package dev.minica.tls;

import java.math.BigInteger;
import java.security.Principal;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Octets that are sent where a certificate belongs, just as they are, whether or not Java could
 * read them. Its TLS asks for nothing but them, and for the key that it picks an algorithm by;
 * whoever asks for more gets an {@link UnsupportedOperationException}.
 */
public final class ShownCertificate extends X509Certificate {

  private static final long serialVersionUID = 1;

  private final byte[] octets;
  private final PublicKey key;

  /**
   * @param key the server's, whatever the octets say
   */
  public ShownCertificate(byte[] octets, PublicKey key) {
    this.octets = octets.clone();
    this.key = key;
  }

  @Override
  public byte[] getEncoded() {
    return octets.clone();
  }

  @Override
  public PublicKey getPublicKey() {
    return key;
  }

  @Override
  public String toString() {
    return octets.length + " octets that are sent as a certificate";
  }

  private UnsupportedOperationException unread() {
    return new UnsupportedOperationException(this + " and not read");
  }

  @Override
  public void verify(PublicKey issuer) {
    throw unread();
  }

  @Override
  public void verify(PublicKey issuer, String provider) {
    throw unread();
  }

  @Override
  public void checkValidity() {
    throw unread();
  }

  @Override
  public void checkValidity(Date date) {
    throw unread();
  }

  @Override
  public int getVersion() {
    throw unread();
  }

  @Override
  public BigInteger getSerialNumber() {
    throw unread();
  }

  @Override
  @Deprecated
  public Principal getIssuerDN() {
    throw unread();
  }

  @Override
  @Deprecated
  public Principal getSubjectDN() {
    throw unread();
  }

  @Override
  public X500Principal getIssuerX500Principal() {
    throw unread();
  }

  @Override
  public X500Principal getSubjectX500Principal() {
    throw unread();
  }

  @Override
  public Date getNotBefore() {
    throw unread();
  }

  @Override
  public Date getNotAfter() {
    throw unread();
  }

  @Override
  public byte[] getTBSCertificate() {
    throw unread();
  }

  @Override
  public byte[] getSignature() {
    throw unread();
  }

  @Override
  public String getSigAlgName() {
    throw unread();
  }

  @Override
  public String getSigAlgOID() {
    throw unread();
  }

  @Override
  public byte[] getSigAlgParams() {
    throw unread();
  }

  @Override
  public boolean @Nullable [] getIssuerUniqueID() {
    throw unread();
  }

  @Override
  public boolean @Nullable [] getSubjectUniqueID() {
    throw unread();
  }

  @Override
  public boolean @Nullable [] getKeyUsage() {
    throw unread();
  }

  @Override
  public int getBasicConstraints() {
    throw unread();
  }

  @Override
  public boolean hasUnsupportedCriticalExtension() {
    throw unread();
  }

  @Override
  public @Nullable Set<String> getCriticalExtensionOIDs() {
    throw unread();
  }

  @Override
  public @Nullable Set<String> getNonCriticalExtensionOIDs() {
    throw unread();
  }

  @Override
  public byte @Nullable [] getExtensionValue(String oid) {
    throw unread();
  }
}
