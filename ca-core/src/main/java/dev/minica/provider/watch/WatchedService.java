package dev.minica.provider.watch;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the service of another provider. It takes the keys that that one takes: for others
 * Java goes on to the provider after it, unseen.
 */
final class WatchedService extends Provider.Service {

  private final WatchedKind kind;
  private final Provider.Service next;
  private final Watch watch;

  /**
   * @param algorithm as it was asked for: it may have several names
   */
  WatchedService(
      WatchingProvider own,
      WatchedKind kind,
      String algorithm,
      Provider.Service next,
      Watch watch) {
    super(own, next.getType(), algorithm, kind.className(), null, null);
    this.kind = kind;
    this.next = next;
    this.watch = watch;
  }

  @Override
  public Object newInstance(@Nullable Object constructorParameter) throws NoSuchAlgorithmException {
    return kind.before(getAlgorithm(), next.getProvider(), watch);
  }

  @Override
  public boolean supportsParameter(Object parameter) {
    return next.supportsParameter(parameter);
  }
}
