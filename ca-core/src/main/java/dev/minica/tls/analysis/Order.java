package dev.minica.tls.analysis;

/** That the messages of a flight come in their order, each once at most. */
final class Order {

  private int reached;

  /** Whether this place may come now; if so, none before it may come later. */
  boolean reaches(int place) {
    if (place <= reached) {
      return false;
    }
    reached = place;
    return true;
  }

  int reached() {
    return reached;
  }
}
