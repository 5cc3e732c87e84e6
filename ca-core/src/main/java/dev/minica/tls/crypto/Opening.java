package dev.minica.tls.crypto;

import java.util.List;

/** What came of trying to open a record. */
public sealed interface Opening {

  /** Nonce, additional data, tag, IV, MAC: what the record was opened with, by name. */
  List<NamedOctets> parts();

  /**
   * It is what the other side sent.
   *
   * @param sequence its sequence number, an unsigned 64-bit integer
   * @param plaintext what was inside
   */
  record Opened(long sequence, Plaintext plaintext, List<NamedOctets> parts) implements Opening {
    public Opened {
      parts = List.copyOf(parts);
    }
  }

  /**
   * It is not, or not by these keys at this place.
   *
   * @param reason the only thing that may be known of it
   */
  record Unopened(Reason reason, List<NamedOctets> parts) implements Opening {
    public Unopened {
      parts = List.copyOf(parts);
    }

    Unopened(Reason reason) {
      this(reason, List.of());
    }
  }

  /** Why a record was not opened. */
  enum Reason {
    /** In TLS 1.3 the outer type of a protected record is application_data (RFC 8446 5.2). */
    NOT_PROTECTED("it is not protected"),
    /** Header and fragment do not fit each other. */
    BAD_LENGTH("its header tells another length"),
    TOO_SHORT("it is too short for this cipher"),
    /** RFC 5246 section 6.2.3, RFC 8446 section 5.2: record_overflow. */
    TOO_LONG("it is longer than a record may be"),
    /** Tag, MAC or padding is wrong; which of them is told to nobody. */
    NOT_AUTHENTIC("it is not authentic under these keys with this sequence number"),
    /** RFC 8446 section 5.4: nothing but zeros inside. */
    NO_CONTENT_TYPE("it is all padding");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** To be said of the record. */
    public String words() {
      return words;
    }
  }
}
