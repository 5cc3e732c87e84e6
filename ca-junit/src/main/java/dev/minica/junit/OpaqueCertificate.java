package dev.minica.junit;

import java.math.BigInteger;
import java.security.Principal;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The octets of a certificate that Java cannot read, in the shape in which its TLS takes what it is
 * to send. It has no fields; whoever asks for one is told so.
 */
final class OpaqueCertificate extends X509Certificate {

  private static final long serialVersionUID = 1;

  private final byte[] der;
  private final PublicKey key;

  /**
   * @param key what TLS picks a signature by
   */
  OpaqueCertificate(byte[] der, PublicKey key) {
    this.der = der.clone();
    this.key = key;
  }

  @Override
  public byte[] getEncoded() {
    return der.clone();
  }

  @Override
  public PublicKey getPublicKey() {
    return key;
  }

  @Override
  public String toString() {
    return "a certificate of " + der.length + " octets that Java cannot read";
  }

  private UnsupportedOperationException unreadable() {
    return new UnsupportedOperationException(this + " has no fields");
  }

  @Override
  public void checkValidity() {
    throw unreadable();
  }

  @Override
  public void checkValidity(Date date) {
    throw unreadable();
  }

  @Override
  public int getVersion() {
    throw unreadable();
  }

  @Override
  public BigInteger getSerialNumber() {
    throw unreadable();
  }

  @Override
  @Deprecated
  public Principal getIssuerDN() {
    throw unreadable();
  }

  @Override
  @Deprecated
  public Principal getSubjectDN() {
    throw unreadable();
  }

  @Override
  public Date getNotBefore() {
    throw unreadable();
  }

  @Override
  public Date getNotAfter() {
    throw unreadable();
  }

  @Override
  public byte[] getTBSCertificate() {
    throw unreadable();
  }

  @Override
  public byte[] getSignature() {
    throw unreadable();
  }

  @Override
  public String getSigAlgName() {
    throw unreadable();
  }

  @Override
  public String getSigAlgOID() {
    throw unreadable();
  }

  @Override
  public byte[] getSigAlgParams() {
    throw unreadable();
  }

  @Override
  public boolean @Nullable [] getIssuerUniqueID() {
    throw unreadable();
  }

  @Override
  public boolean @Nullable [] getSubjectUniqueID() {
    throw unreadable();
  }

  @Override
  public boolean @Nullable [] getKeyUsage() {
    throw unreadable();
  }

  @Override
  public int getBasicConstraints() {
    throw unreadable();
  }

  @Override
  public void verify(PublicKey issuer) {
    throw unreadable();
  }

  @Override
  public void verify(PublicKey issuer, String provider) {
    throw unreadable();
  }

  @Override
  public boolean hasUnsupportedCriticalExtension() {
    throw unreadable();
  }

  @Override
  public @Nullable Set<String> getCriticalExtensionOIDs() {
    throw unreadable();
  }

  @Override
  public @Nullable Set<String> getNonCriticalExtensionOIDs() {
    throw unreadable();
  }

  @Override
  public byte @Nullable [] getExtensionValue(String oid) {
    throw unreadable();
  }
}
