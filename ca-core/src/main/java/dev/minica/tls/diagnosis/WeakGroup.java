package dev.minica.tls.diagnosis;

import static dev.minica.tls.registry.AlertDescriptions.HANDSHAKE_FAILURE;
import static dev.minica.tls.registry.AlertDescriptions.INSUFFICIENT_SECURITY;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.wire.handshake.DheServerKeyExchange;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A group of the server's own with a small prime, such as OpenSSL refuses from level 2 on. */
final class WeakGroup implements Rule {

  /** NIST SP 800-131A: fewer bits are disallowed. */
  private static final int ENOUGH = 2048;

  @Override
  public List<Diagnosis> examine(Course course) {
    Optional<Integer> bits =
        course.said(Sender.SERVER, DheServerKeyExchange.class).map(said -> bits(said.message()));
    return course
        .refusalBy(Sender.CLIENT)
        .filter(
            said ->
                said.message().description() == HANDSHAKE_FAILURE
                    || said.message().description() == INSUFFICIENT_SECURITY)
        .filter(said -> bits.filter(each -> each < ENOUGH).isPresent())
        .map(said -> diagnosis(bits.orElse(0), course.told(said)))
        .stream()
        .toList();
  }

  private static int bits(DheServerKeyExchange sent) {
    return new BigInteger(1, sent.p().toArray()).bitLength();
  }

  private static Diagnosis diagnosis(int bits, String alert) {
    return new Diagnosis(
        Cause.WEAK_GROUP,
        Certainty.CERTAIN,
        List.of("the server's prime for Diffie-Hellman has " + bits + " bits", alert),
        List.of(
            Fix.of(
                "give the server a group of 2048 bits or more (nginx, Apache)",
                "ssl_dhparam ffdhe2048.pem;",
                "SSLOpenSSLConfCmd DHParameters ffdhe2048.pem"),
            Fix.of("made by", "openssl genpkey -genparam -algorithm DH -pkeyopt group:ffdhe2048"),
            Fix.of("or have it use elliptic curves (nginx)", "ssl_ciphers ECDHE+AESGCM;")));
  }
}
