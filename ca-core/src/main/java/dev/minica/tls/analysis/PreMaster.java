package dev.minica.tls.analysis;

import dev.minica.key.KeyPair;
import dev.minica.key.RsaEncryption;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.PreMasterSecret;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.handshake.ClientKeyExchange;
import dev.minica.tls.wire.handshake.DheServerKeyExchange;
import dev.minica.tls.wire.handshake.EcdheServerKeyExchange;
import dev.minica.tls.wire.handshake.KeyExchange;
import dev.minica.tls.wire.handshake.ServerKeyExchange;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;

/** The pre-master secret of TLS 1.2, by whatever opens it. */
final class PreMaster {

  private static final String RSA = "RFC 5246 section 7.4.7.1";
  private static final String NAME = "pre_master_secret";
  private static final int RSA_LENGTH = 48;

  private final Connection connection;
  private final int clientVersion;
  private final StepDraft step;
  private Optional<String> obstacle = Optional.empty();

  /**
   * @param clientVersion legacy_version of the ClientHello
   */
  PreMaster(Connection connection, int clientVersion, Message message) {
    this.connection = connection;
    this.clientVersion = clientVersion;
    this.step = message.step(Topic.SHARED_SECRET);
  }

  /** The secret, told in the step; empty if nothing opens it. */
  Optional<NamedOctets> of(
      ClientKeyExchange sent,
      Optional<ServerKeyExchange> server,
      Optional<Certificate> certificate) {
    Optional<NamedOctets> secret =
        sent.keyExchange() == KeyExchange.RSA
            ? rsa(sent.exchangeKeys(), certificate)
            : server.flatMap(params -> agreed(sent, params));
    if (sent.keyExchange() != KeyExchange.RSA && connection.evidence().serverKey().isPresent()) {
      // teaches the most: the key is there, and is of no use
      obstacle =
          Optional.of(
              "the server's private key does not open "
                  + sent.keyExchange()
                  + ": it has signed, and decrypted nothing");
    }
    if (secret.isEmpty()) {
      String why =
          sent.keyExchange() == KeyExchange.RSA
              ? "it is encrypted to the server's key, which is not there"
              : "the private keys are not there, and went with the connection";
      step.check(Check.notCheckable("the pre-master secret", why, "RFC 5246 section 8.1"));
    }
    return secret;
  }

  /** Why the server's key, if it is there, does not help; asked after the secret. */
  Optional<String> obstacle() {
    return obstacle;
  }

  private Optional<NamedOctets> rsa(Octets encrypted, Optional<Certificate> certificate) {
    Optional<NamedOctets> secret =
        connection
            .evidence()
            .serverKey()
            .filter(key -> belongs(key, certificate))
            .flatMap(key -> decrypted(key, encrypted))
            .or(() -> connection.evidence().own().preMasterSecret());
    secret.ifPresent(this::version);
    return secret;
  }

  private boolean belongs(KeyPair key, Optional<Certificate> certificate) {
    boolean belongs =
        certificate.filter(each -> each.publicKey().equals(key.publicKey())).isPresent();
    if (!belongs) {
      obstacle =
          Optional.of("the private key that was given is not that of the server's certificate");
      obstacle.ifPresent(step::remark);
    }
    return belongs && key.publicKey().algorithmOid().equals(SubjectPublicKeyInfo.RSA_ENCRYPTION);
  }

  private Optional<NamedOctets> decrypted(KeyPair key, Octets encrypted) {
    Optional<byte[]> message =
        RsaEncryption.decrypt(key.privateKey(), encrypted.toArray(), connection.random())
            .filter(octets -> octets.length == RSA_LENGTH);
    step.check(
        message.isPresent(), "it was encrypted to the server's key", "it does not decrypt", RSA);
    if (message.isEmpty()) {
      obstacle = Optional.of("the server's key does not decrypt what the client has sent");
    }
    return message.map(octets -> step.derived(opened(octets, encrypted)));
  }

  private static Derivation opened(byte[] secret, Octets encrypted) {
    return new Derivation(
        NamedOctets.secret(NAME, secret),
        RSA,
        "RSAES-PKCS1-v1_5-Decrypt(server's private key, EncryptedPreMasterSecret)",
        List.of(NamedOctets.open("EncryptedPreMasterSecret", encrypted.toArray())));
  }

  /** So that nobody can bring the version down unseen. */
  private void version(NamedOctets secret) {
    byte[] octets = secret.octets();
    boolean agrees =
        octets.length == RSA_LENGTH
            && (octets[0] & 0xff) == clientVersion >> 8
            && (octets[1] & 0xff) == (clientVersion & 0xff);
    step.check(agrees, "it begins with the version of the ClientHello", "it does not", RSA);
  }

  private Optional<NamedOctets> agreed(ClientKeyExchange sent, ServerKeyExchange params) {
    if (params instanceof EcdheServerKeyExchange ecdhe) {
      return shared(sent.exchangeKeys(), ecdhe.point())
          .map(secret -> step.derived(PreMasterSecret.ecdhe(secret)));
    }
    if (params instanceof DheServerKeyExchange dhe) {
      return shared(sent.exchangeKeys(), dhe.publicValue())
          .map(secret -> step.derived(PreMasterSecret.dhe(secret)));
    }
    return Optional.empty();
  }

  private Optional<NamedOctets> shared(Octets client, Octets server) {
    return SharedKeys.of(connection, client, server, step);
  }
}
