package dev.minica.tls.diagnosis;

import java.util.List;

/** Knows one kind of failure. */
interface Rule {

  /** What explains the course of a handshake, if it is of this kind; the likeliest first. */
  List<Diagnosis> examine(Course course);
}
