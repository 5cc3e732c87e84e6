package dev.minica.tls.observed;

import dev.minica.provider.watch.Watch;
import dev.minica.tls.HandshakeObserver;
import dev.minica.tls.format.KeyLog;
import dev.minica.tls.format.KeyLogEntry;
import dev.minica.tls.watch.ServerWatch;
import dev.minica.tls.wire.handshake.ClientHello;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands over the secrets of one connection before anything leaves that they protect, and before
 * anything is awaited that they will: so whoever reads along always has them in time.
 */
final class LoggedHandshake implements HandshakeObserver {

  private final KeptMasters kept;
  private final Consumer<KeyLog> out;
  private final LoggedSecrets secrets = new LoggedSecrets();
  private final List<KeyLogEntry> handedOver = new ArrayList<>();
  private final ServerWatch server = new ServerWatch();
  private final Watch watch;
  private @Nullable ClientHello hello;

  LoggedHandshake(KeptMasters kept, Consumer<KeyLog> out, LongSupplier clock) {
    this.kept = kept;
    this.out = out;
    this.watch = Watch.ofSecretsOfThisThread(secrets, clock);
  }

  @Override
  public void greeted(ClientHello first) {
    hello = first;
  }

  @Override
  public void sending(byte[] buffer, int offset, int length) {
    server.accept(buffer, offset, length);
    if (server.hasKeysOfTls12() && hello != null) {
      resume(hello);
    }
    handOver();
  }

  /** Keys without a master secret computed are those of an earlier connection's. */
  private void resume(ClientHello first) {
    if (secrets.master().isEmpty()) {
      kept.askedForIn(first).ifPresent(secrets::resumed);
    }
    secrets
        .master()
        .ifPresent(master -> server.resumableBy().ifPresent(name -> kept.keep(name, master)));
  }

  @Override
  public void waiting() {
    handOver();
  }

  private void handOver() {
    if (hello == null) {
      return;
    }
    List<KeyLogEntry> news = new ArrayList<>(secrets.lines(hello));
    news.removeAll(handedOver);
    if (!news.isEmpty()) {
      handedOver.addAll(news);
      out.accept(new KeyLog(news));
    }
  }

  @Override
  public void close() {
    watch.close();
    handOver();
  }
}
