package dev.minica.tls.diagnosis;

import dev.minica.tls.engine.Capture;
import java.nio.file.Path;
import java.util.Optional;

/** A program that makes one connection. */
interface Client {

  String name();

  /** Whether it can do what is wished. */
  boolean can(Wish wish);

  /**
   * What a client has to say.
   *
   * @param complaint in its own words
   * @param capture what it has taken down itself, if it is one of ours
   */
  record Report(String complaint, Optional<Capture> capture) {

    static Report of(String complaint) {
      return new Report(complaint, Optional.empty());
    }
  }

  /**
   * Connects, and ends when the connection has ended.
   *
   * @param keyLog where it writes its secrets, if it can
   * @return what it says
   */
  Report connect(int port, Wish wish, Path keyLog) throws Exception;
}
