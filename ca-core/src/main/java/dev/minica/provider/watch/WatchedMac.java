package dev.minica.provider.watch;

import java.io.ByteArrayOutputStream;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.jspecify.annotations.Nullable;

/** HMAC, watched. */
final class WatchedMac extends MacSpi implements Cloneable {

  /** The secret of ffdhe8192 is the longest thing that HKDF is given in TLS; records are longer. */
  private static final int MOST = 1024;

  private final Watch watch;
  private Mac mac;
  private ByteArrayOutputStream message = new ByteArrayOutputStream();
  private boolean isTooLong;
  private @Nullable Key key;

  WatchedMac(Mac mac, Watch watch) {
    this.mac = mac;
    this.watch = watch;
  }

  @Override
  protected int engineGetMacLength() {
    return mac.getMacLength();
  }

  @Override
  protected void engineInit(Key newKey, @Nullable AlgorithmParameterSpec parameters)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    mac.init(newKey, parameters);
    key = newKey;
    forget();
  }

  @Override
  protected void engineUpdate(byte input) {
    engineUpdate(new byte[] {input}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) {
    mac.update(input, offset, length);
    isTooLong |= length > MOST - message.size();
    if (!isTooLong) {
      message.write(input, offset, length);
    }
  }

  @Override
  protected byte[] engineDoFinal() {
    byte[] code = mac.doFinal();
    if (!isTooLong && key != null) {
      watch.watcher().authenticated(key, message.toByteArray(), code.clone());
    }
    forget();
    return code;
  }

  @Override
  protected void engineReset() {
    mac.reset();
    forget();
  }

  private void forget() {
    message.reset();
    isTooLong = false;
  }

  @Override
  public Object clone() throws CloneNotSupportedException {
    WatchedMac copy = (WatchedMac) super.clone();
    copy.mac = (Mac) mac.clone();
    copy.message = new ByteArrayOutputStream();
    copy.message.writeBytes(message.toByteArray());
    return copy;
  }
}
