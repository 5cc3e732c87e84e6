package dev.minica.scan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What one file may cost that is an archive, with all archives inside it: some lie about that. */
final class ArchiveBudget {

  /** An archive in the archives of an application in a file of a release: four are enough. */
  static final int MAX_DEPTH = 4;

  private static final int MAX_MEMBERS = 200_000;
  private static final long MAX_OCTETS = 2L * 1024 * 1024 * 1024;

  private int members;
  private long octets;

  /** A bound was reached; nothing more of the file is looked at. */
  static final class Exceeded extends IOException {
    private static final long serialVersionUID = 1;

    Exceeded(String message) {
      super(message);
    }
  }

  /** Counts one more member. */
  void member() throws Exceeded {
    if (++members > MAX_MEMBERS) {
      throw new Exceeded("more than " + MAX_MEMBERS + " members");
    }
  }

  /** The same stream, whose octets count. */
  InputStream metered(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int octet = super.read();
        spend(octet < 0 ? 0 : 1);
        return octet;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        spend(Math.max(0, count));
        return count;
      }
    };
  }

  private void spend(int more) throws Exceeded {
    octets += more;
    if (octets > MAX_OCTETS) {
      throw new Exceeded("more than " + MAX_OCTETS + " octets when unpacked");
    }
  }
}
