package dev.minica.tls.narration;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.RecordCipher;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.SignatureSchemes;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateVerify;
import dev.minica.tls.wire.handshake.ClientKeyExchange;
import dev.minica.tls.wire.handshake.DigitallySigned;
import dev.minica.tls.wire.handshake.ServerKeyExchange;
import dev.minica.verification.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is often said of TLS, and what a connection shows of it. */
final class Misconceptions {

  private static final String VERIFIED = "It encrypted nothing here, and verified one signature.";

  private static final String AGREED =
      "Neither side makes it. Each contributed a share, no secret was sent in any form, and the"
          + " keys are derived from what both shares come to.";

  private static final String WRAPPED =
      "The client sends no secret at all. It is the server that wraps one, to the ML-KEM key of the"
          + " client, and the keys are derived from that and from whatever else both agree on.";

  private Misconceptions() {}

  /** Where the server signed, or something was encrypted to its key. */
  static Optional<OftenSaid> encryptsWithPrivateKey(Facts facts) {
    String claim = "The private key encrypts, and the public key decrypts.";
    if (facts.keyOrigin() == KeyOrigin.ENCRYPTED_TO_SERVER) {
      return Optional.of(
          new OftenSaid(
              claim,
              "It is the other way round. The client encrypted with the public key of the"
                  + " certificate, and only the private key decrypts. The server has signed nothing"
                  + " in this handshake.",
              encrypted(facts)));
    }
    return serverSignature(facts)
        .map(
            signed ->
                new OftenSaid(
                    claim,
                    "The private key signed, and the public key verified. Nothing was hidden by it:"
                        + " what is signed both sides know, and anybody with the public key can"
                        + " check the signature.",
                    List.of(
                        signed.scheme().stream()
                                .mapToObj(SignatureSchemes::name)
                                .findFirst()
                                .orElse("a signature")
                            + ", "
                            + signed.signature().length()
                            + " octets, over octets that are no secret of either side")));
  }

  private static List<String> encrypted(Facts facts) {
    return facts.messages(ClientKeyExchange.class).stream()
        .map(said -> said.what().exchangeKeys().length())
        .map(length -> "EncryptedPreMasterSecret is " + length + " octets long")
        .toList();
  }

  private static Optional<DigitallySigned> serverSignature(Facts facts) {
    return Stream.concat(
            facts.messages(CertificateVerify.class, Sender.SERVER).stream()
                .map(said -> said.what().signed()),
            facts.messages(ServerKeyExchange.class).stream()
                .flatMap(said -> said.what().signedParams().stream()))
        .findFirst();
  }

  /** Where the certificate was judged. */
  static OftenSaid asksTheRoot(Answer answer, Facts facts) {
    int sent =
        facts.messages(CertificateMessage.class, Sender.SERVER).stream()
            .mapToInt(said -> said.what().certificates().size())
            .sum();
    List<String> evidence = new ArrayList<>();
    evidence.add("the server sent " + Words.count(sent, "certificate"));
    int last = answer.path().size() - 1;
    if (answer.isAccepted() && last >= 0) {
      evidence.add(
          "the path ends at "
              + CertificateValue.shown(answer.path().get(last).subject())
              + ", which was here before the connection began");
    }
    return new OftenSaid(
        "The client asks the root CA whether the certificate is good.",
        "Nobody was asked. All that it took was the certificates that the server sent, those that"
            + " are trusted, and a clock; the CA need not even be reachable. (Whether a certificate"
            + " was revoked can be asked of an OCSP server. That is another question, on another"
            + " connection.)",
        evidence);
  }

  /** Where there was a key exchange. */
  static Optional<OftenSaid> clientMakesSessionKey(Facts facts) {
    String claim = "The client makes the session key and sends it to the server.";
    return switch (facts.keyOrigin()) {
      case ENCRYPTED_TO_SERVER ->
          Optional.of(
              new OftenSaid(
                  claim,
                  "It makes the pre-master secret, and only with this kind of key exchange. The"
                      + " keys are derived from that on both sides, with random octets of the"
                      + " server as well, and are never sent.",
                  List.of(
                      "48 octets were encrypted; the keys below follow from them and from both"
                          + " random values")));
      case SHARES, SHARES_AND_PSK ->
          Optional.of(
              new OftenSaid(
                  claim,
                  facts.hasKem() ? WRAPPED : AGREED,
                  List.of("group " + facts.trace().negotiation().group().orElse("unknown"))));
      default -> Optional.empty();
    };
  }

  /** Where keys are known. */
  static Optional<OftenSaid> twoSessionKeys(Facts facts) {
    List<String> names = keys(facts).map(Derivation::name).toList();
    return names.isEmpty()
        ? Optional.empty()
        : facts.cipher().map(cipher -> twoSessionKeys(cipher, facts, names));
  }

  private static OftenSaid twoSessionKeys(RecordCipher cipher, Facts facts, List<String> names) {
    String here;
    if (facts.isTls13()) {
      here =
          "Each direction has a key and an IV, and gets new ones when the handshake is over: the"
              + " keys for the handshake are not those for data.";
    } else if (cipher.mode().isAead()) {
      here =
          "Each direction has a key, and an IV that goes into its nonces: one key is for what the"
              + " client sends and one for what the server sends, and not one for each side to"
              + " keep.";
    } else {
      here = "There are four: each direction has one key to encrypt and another for the MAC.";
    }
    long keys = names.stream().filter(name -> name.endsWith("key")).count();
    long ivs = names.size() - keys;
    String count =
        Words.count((int) keys, "key") + (ivs > 0 ? " and " + Words.count((int) ivs, "IV") : "");
    return new OftenSaid(
        "There are two session keys.", here, List.of(count + " were derived in this connection"));
  }

  private static Stream<Derivation> keys(Facts facts) {
    return facts.steps(Topic.TRAFFIC_KEYS).stream()
        .flatMap(step -> step.what().derivations().stream())
        .filter(each -> each.name().contains("_write_"));
  }

  /** Where there was a key exchange, or something in its place. */
  static Optional<OftenSaid> publicKeyEncryptsSessionKey(Facts facts) {
    String claim = "The server's public key encrypts the session key.";
    return switch (facts.keyOrigin()) {
      case ENCRYPTED_TO_SERVER ->
          Optional.of(
              new OftenSaid(
                  claim,
                  "This is the one kind of key exchange where it encrypts anything, and it is not a"
                      + " key but the pre-master secret.",
                  encrypted(facts)));
      case SHARES ->
          Optional.of(
              new OftenSaid(
                  claim,
                  (serverSignature(facts).isPresent() ? VERIFIED : "It encrypted nothing here.")
                      + " The secret comes from the two shares, which belong to no certificate. No"
                      + " private key of a certificate opens this connection.",
                  serverSignature(facts)
                      .map(
                          signed ->
                              "one signature of the server, "
                                  + signed.signature().length()
                                  + " octets; no message that is encrypted to its key")
                      .stream()
                      .toList()));
      case SHARES_AND_PSK, PSK ->
          Optional.of(
              new OftenSaid(
                  claim,
                  "The server showed no certificate in this connection, since both had a key"
                      + " before: there is no key of one that could encrypt anything.",
                  List.of("no Certificate and no CertificateVerify of the server")));
      default -> Optional.empty();
    };
  }
}
