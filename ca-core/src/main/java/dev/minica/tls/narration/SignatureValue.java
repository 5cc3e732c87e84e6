package dev.minica.tls.narration;

import dev.minica.tls.registry.SignatureSchemes;
import dev.minica.tls.wire.handshake.DigitallySigned;
import java.util.ArrayList;
import java.util.List;

/** A signature of the handshake. */
final class SignatureValue {

  private SignatureValue() {}

  static List<Value> of(Said<?> said, DigitallySigned signed) {
    List<Value> values = new ArrayList<>();
    signed
        .scheme()
        .ifPresent(id -> values.add(said.words("signature scheme", SignatureSchemes.name(id))));
    values.add(
        said.octets("signature", signed.signature(), "by the private key of the " + said.sender()));
    return values;
  }
}
