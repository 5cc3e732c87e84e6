package dev.minica.cli.trace.page;

import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.RecordView;
import java.util.Locale;

/** Under which kind of keys something was sent, which is what the colours of the page tell. */
enum Protection {
  CLEAR("in clear"),
  EARLY("early keys"),
  HANDSHAKE("handshake keys"),
  APPLICATION("application keys"),
  CLOSED("not opened");

  private final String words;

  Protection(String words) {
    this.words = words;
  }

  static Protection of(Event event) {
    if (!event.isProtected()) {
      return CLEAR;
    }
    if (event.content() instanceof Content.Unread) {
      return CLOSED;
    }
    String keys = keys(event);
    if (keys.contains("early")) {
      return EARLY;
    }
    return keys.contains("handshake") ? HANDSHAKE : APPLICATION;
  }

  /** Their names, such as {@code server handshake keys}; empty if there are none. */
  static String keys(Event event) {
    return event.records().stream().map(RecordView::keys).reduce("", (first, last) -> last);
  }

  String words() {
    return words;
  }

  String className() {
    return name().toLowerCase(Locale.ROOT);
  }
}
