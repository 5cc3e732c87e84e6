package dev.minica.cli.command;

import dev.minica.scan.Progress;

/**
 * Shows how far a scan is, a hundred times at most; a short one is over before it could be read.
 */
final class ScanStatus implements Progress {

  private static final int SHORT = 500;

  private final Session session;
  private int shown;

  ScanStatus(Session session) {
    this.session = session;
  }

  @Override
  public void done(int files, int all) {
    if (all >= SHORT) {
      show((int) (100L * files / all), all);
    }
  }

  /** Threads may come in another order than they counted. */
  private synchronized void show(int percent, int all) {
    if (percent > shown) {
      shown = percent;
      session.status("scanning " + all + " files: " + percent + " %");
    }
  }
}
