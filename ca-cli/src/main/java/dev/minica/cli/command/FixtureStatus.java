package dev.minica.cli.command;

import dev.minica.fixture.Progress;

/** Shows how far the making of a set is, a hundred times at most. */
final class FixtureStatus implements Progress {

  private final Session session;
  private int shown;

  FixtureStatus(Session session) {
    this.session = session;
  }

  /** Threads may come in another order than they counted. */
  @Override
  public synchronized void made(int made, int all) {
    int percent = (int) (100L * made / all);
    if (percent > shown) {
      shown = percent;
      session.status("making " + all + " entries: " + percent + " %");
    }
  }
}
