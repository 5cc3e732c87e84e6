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
   * Says that everything has its name, and that only remains are to be cleared.
   *
   * @throws IOException also when a sweeper that takes this run for dead was faster
   */
  void decide() throws IOException;

  /** Comes after the last change. */
  void remove();
}
