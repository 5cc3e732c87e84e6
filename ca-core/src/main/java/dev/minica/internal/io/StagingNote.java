package dev.minica.internal.io;

import java.io.IOException;

/** Remembers what a run has begun outside its state directory, for whoever finds it killed. */
interface StagingNote {

  /** Remembers nothing. */
  StagingNote NONE =
      new StagingNote() {
        @Override
        public void begin(StagingDirectory staging, Parents parents) {}

        @Override
        public void decide() {}

        @Override
        public void remove() {}
      };

  /** Comes before the first change. */
  void begin(StagingDirectory staging, Parents parents) throws IOException;

  /**
   * The commit point: before it a killed run is undone, after it only its remains are cleared.
   *
   * @throws IOException also when a sweeper was faster, and is undoing it
   */
  void decide() throws IOException;

  /** Comes after the last change. */
  void remove();
}
