package dev.minica.tls.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a signature of the handshake is over.
 *
 * @param content the octets that are signed
 * @param isTls13 whether the rules of TLS 1.3 hold for key and scheme, or else those of TLS 1.2
 */
public record SignedContent(Derivation content, boolean isTls13) {

  /** RFC 8446 section 4.4.3: so that no signature of TLS 1.2 can be taken for one of TLS 1.3. */
  private static final int SPACES = 64;

  /**
   * CertificateVerify of TLS 1.3.
   *
   * @param transcriptHash up to and including the sender's Certificate
   */
  public static SignedContent certificateVerify(Sender sender, NamedOctets transcriptHash) {
    String context = "TLS 1.3, " + sender + " CertificateVerify";
    byte[] spaces = new byte[SPACES];
    Arrays.fill(spaces, (byte) ' ');
    byte[] octets =
        Octets.concatenated(
            spaces,
            context.getBytes(StandardCharsets.US_ASCII),
            new byte[1],
            transcriptHash.octets());
    return new SignedContent(
        content(
            "RFC 8446 section 4.4.3",
            octets,
            "64 spaces || \"" + context + "\" || 00 || " + transcriptHash.name(),
            List.of(transcriptHash)),
        true);
  }

  /**
   * ServerKeyExchange of TLS 1.2 (RFC 5246 section 7.4.3, RFC 8422 section 5.4).
   *
   * @param params ServerDHParams or ServerECDHParams as sent
   */
  public static SignedContent serverKeyExchange(
      NamedOctets clientRandom, NamedOctets serverRandom, byte[] params) {
    NamedOctets named = NamedOctets.open("ServerKeyExchange.params", params);
    byte[] octets = Octets.concatenated(clientRandom.octets(), serverRandom.octets(), params);
    return new SignedContent(
        content(
            "RFC 5246 section 7.4.3",
            octets,
            clientRandom.name() + " || " + serverRandom.name() + " || " + named.name(),
            List.of(clientRandom, serverRandom, named)),
        false);
  }

  /** CertificateVerify of TLS 1.2: all messages before it, of both sides. */
  public static SignedContent certificateVerify12(Transcript transcript) {
    NamedOctets messages = NamedOctets.open("handshake_messages", transcript.octets());
    return new SignedContent(
        content("RFC 5246 section 7.4.8", messages.octets(), messages.name(), List.of(messages)),
        false);
  }

  private static Derivation content(
      String clause, byte[] octets, String formula, List<NamedOctets> inputs) {
    return new Derivation(NamedOctets.open("signed content", octets), clause, formula, inputs);
  }
}
