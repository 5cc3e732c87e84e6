package dev.minica.internal.pbe;

/**
 * Why something that may be sound is not read: it asks for more work or room than is given. The
 * cause of the {@link dev.minica.MinicaException} that says so.
 */
public final class BoundExceeded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BoundExceeded(String what) {
    super(what);
  }
}
