package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Place;
import dev.minica.tls.wire.TlsRecord;

/**
 * A record, before anything is made of it.
 *
 * @param number its place among the records of both sides
 */
record Arrived(int number, Place place, TlsRecord record) {

  Sender sender() {
    return place.sender();
  }
}
