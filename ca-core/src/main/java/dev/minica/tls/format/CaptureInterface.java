package dev.minica.tls.format;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Where packets of a pcapng file come from.
 *
 * @param resolution if_tsresol: with its highest bit a power of 2, else of 10, of parts of a second
 */
record CaptureInterface(LinkType link, int resolution) {

  private static final int MICROSECONDS = 6;
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

  /** linktype(2) reserved(2) snaplen(4) options. */
  static CaptureInterface decode(ByteBuffer body) {
    LinkType link = LinkType.of(Short.toUnsignedInt(body.getShort()));
    body.position(body.position() + 6);
    return new CaptureInterface(link, resolutionIn(body));
  }

  private static int resolutionIn(ByteBuffer options) {
    while (options.remaining() >= 4) {
      int code = Short.toUnsignedInt(options.getShort());
      int length = Short.toUnsignedInt(options.getShort());
      if (code == Pcapng.OPT_ENDOFOPT || Pcapng.padded(length) > options.remaining()) {
        return MICROSECONDS;
      }
      if (code == Pcapng.IF_TSRESOL && length == 1) {
        return options.get() & 0xff;
      }
      options.position(options.position() + Pcapng.padded(length));
    }
    return MICROSECONDS;
  }

  /** The time that so many units after the beginning of 1970 are. */
  Instant time(long units) {
    BigInteger count = new BigInteger(Long.toUnsignedString(units));
    BigInteger[] parts = count.multiply(NANOS).divide(unitsInSecond()).divideAndRemainder(NANOS);
    // 64 bits of whole seconds are more than java.time has
    long seconds = parts[0].min(BigInteger.valueOf(Instant.MAX.getEpochSecond())).longValue();
    return Instant.ofEpochSecond(seconds, parts[1].longValue());
  }

  private BigInteger unitsInSecond() {
    int exponent = resolution & 0x7f;
    return resolution > 0x7f ? BigInteger.TWO.pow(exponent) : BigInteger.TEN.pow(exponent);
  }
}
