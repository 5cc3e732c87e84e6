package dev.minica.cli.conformance;

import java.util.List;

/** Another implementation of path validation. */
interface Judge {

  /** Whether it knows the algorithms and the way of asking. */
  boolean takes(Trial trial);

  /** For each trial, in order, whether it accepts the certificate. */
  List<Boolean> judge(List<Trial> trials);
}
