package dev.minica.tls.client;

import dev.minica.MinicaException;
import dev.minica.key.KeyPair;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.crypto.SignatureScheme;
import dev.minica.tls.crypto.SignedContent;
import dev.minica.tls.registry.SignatureSchemes;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.handshake.Certificate12;
import dev.minica.tls.wire.handshake.Certificate13;
import dev.minica.tls.wire.handshake.CertificateRequest;
import dev.minica.tls.wire.handshake.CertificateRequest13;
import dev.minica.tls.wire.handshake.CertificateVerify;
import dev.minica.tls.wire.handshake.DigitallySigned;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the client shows when it is asked for a certificate. It shows it even to a server that names
 * other CAs, whose refusal is then there to be read.
 *
 * @param chain DER, the client's own first; empty if it has none that the server can use
 * @param scheme that it signs with; absent if the chain is empty
 */
record Credential(List<Octets> chain, Optional<SignatureScheme> scheme, Optional<KeyPair> pair) {

  private static final Credential NONE =
      new Credential(List.of(), Optional.empty(), Optional.empty());

  static Credential of(
      Optional<TlsIdentity> identity, CertificateRequest request, boolean isTls13) {
    return identity.flatMap(each -> of(each, request, isTls13)).orElse(NONE);
  }

  private static Optional<Credential> of(
      TlsIdentity identity, CertificateRequest request, boolean isTls13) {
    KeyPair pair = KeyPair.of(identity.privateKey());
    return SignatureScheme.of(pair.publicKey(), isTls13).stream()
        .filter(scheme -> request.signatureSchemes().contains(scheme.id()))
        .findFirst()
        .map(scheme -> new Credential(chain(identity), Optional.of(scheme), Optional.of(pair)));
  }

  private static List<Octets> chain(TlsIdentity identity) {
    return identity.chain().stream().map(Certificate::encoded).map(Octets::of).toList();
  }

  Certificate12 message12() {
    return new Certificate12(chain);
  }

  Certificate13 message13(CertificateRequest13 request) {
    return new Certificate13(
        request.requestContext(),
        chain.stream().map(each -> new Certificate13.Entry(each, Extensions.NONE)).toList());
  }

  /**
   * The proof, if there is anything to prove.
   *
   * @throws Departure if the key cannot sign
   */
  Optional<CertificateVerify> proof(SignedContent content, Visit visit) throws Departure {
    if (scheme.isEmpty() || pair.isEmpty()) {
      return Optional.empty();
    }
    int id = scheme.get().id();
    try {
      byte[] signature =
          visit
              .workbook()
              .asymmetric(
                  SignatureSchemes.name(id) + " signature with " + pair.get().publicKey(),
                  () -> scheme.get().sign(pair.get(), content, visit.random()));
      Octets sent = visit.sabotage().at(Fault.SIGNATURE, Octets.of(signature));
      return Optional.of(new CertificateVerify(new DigitallySigned(OptionalInt.of(id), sent)));
    } catch (MinicaException e) {
      throw Departure.unheard("the client cannot sign: " + e.getMessage());
    }
  }
}
