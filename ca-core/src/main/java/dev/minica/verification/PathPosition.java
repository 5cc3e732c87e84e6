package dev.minica.verification;

/** Where in a path a certificate stands; what is asked of it depends on that. */
enum PathPosition {
  LEAF,
  INTERMEDIATE,
  ANCHOR
}
