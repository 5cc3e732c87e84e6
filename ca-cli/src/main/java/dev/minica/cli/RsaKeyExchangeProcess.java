package dev.minica.cli;

import dev.minica.provider.RsaKeyExchange;
import java.io.IOException;
import java.io.OutputStream;

/**
 * minica in a process in which Java's TLS may exchange keys by RSA. Newer versions of Java have
 * that disabled for the whole process, and look only before TLS is first used: so {@code tls serve}
 * starts this one, and passes on what it says.
 */
final class RsaKeyExchangeProcess {

  private RsaKeyExchangeProcess() {}

  /** Runs the arguments until the process that started this one is gone, which holds its stdin. */
  public static void main(String[] args) {
    Thread watch = new Thread(RsaKeyExchangeProcess::endWithParent, "minica-parent");
    watch.setDaemon(true);
    watch.start();
    RsaKeyExchange.allow();
    Minica.main(args);
  }

  private static void endWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException gone) {
      // as good as its end
    }
    Runtime.getRuntime().halt(0);
  }
}
