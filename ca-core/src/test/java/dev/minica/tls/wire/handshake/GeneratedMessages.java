package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.ApplicationProtocols;
import dev.minica.tls.wire.extension.CertificateAuthorities;
import dev.minica.tls.wire.extension.CertificateTimestamps;
import dev.minica.tls.wire.extension.CompressCertificate;
import dev.minica.tls.wire.extension.Cookie;
import dev.minica.tls.wire.extension.EcPointFormats;
import dev.minica.tls.wire.extension.EmptyExtension;
import dev.minica.tls.wire.extension.Extension;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.extension.KeyShareEntry;
import dev.minica.tls.wire.extension.KeyShares;
import dev.minica.tls.wire.extension.MaxEarlyData;
import dev.minica.tls.wire.extension.MaxFragmentLength;
import dev.minica.tls.wire.extension.OfferedPsks;
import dev.minica.tls.wire.extension.OtherExtension;
import dev.minica.tls.wire.extension.PskKeyExchangeModes;
import dev.minica.tls.wire.extension.RecordSizeLimit;
import dev.minica.tls.wire.extension.RenegotiationInfo;
import dev.minica.tls.wire.extension.RetryGroup;
import dev.minica.tls.wire.extension.SelectedKeyShare;
import dev.minica.tls.wire.extension.SelectedPsk;
import dev.minica.tls.wire.extension.SelectedVersion;
import dev.minica.tls.wire.extension.ServerNames;
import dev.minica.tls.wire.extension.SessionTicket;
import dev.minica.tls.wire.extension.SignatureAlgorithms;
import dev.minica.tls.wire.extension.StapledStatus;
import dev.minica.tls.wire.extension.StatusRequest;
import dev.minica.tls.wire.extension.SupportedGroups;
import dev.minica.tls.wire.extension.SupportedVersions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Messages of every kind with anything in them that fits, the same for the same seed. */
final class GeneratedMessages {

  /**
   * A message and what must be known to read it.
   *
   * @param context of the connection
   */
  record Sample(HandshakeMessage message, Context context) {}

  private final Random random;

  GeneratedMessages(long seed) {
    this.random = new Random(seed);
  }

  /** One of each kind. */
  List<Sample> ofEveryKind() {
    List<Sample> samples = new ArrayList<>();
    ofTls12().forEach(each -> samples.add(new Sample(each, Context.tls12(KeyExchange.OTHER))));
    ofTls13().forEach(each -> samples.add(new Sample(each, Context.TLS_1_3)));
    ofTls11().forEach(each -> samples.add(new Sample(each, new Context(0x0302, KeyExchange.DHE))));
    for (KeyExchange each : KeyExchange.values()) {
      samples.add(new Sample(clientKeyExchange(each), Context.tls12(each)));
    }
    samples.add(new Sample(dhe(), Context.tls12(KeyExchange.DHE)));
    samples.add(new Sample(ecdhe(), Context.tls12(KeyExchange.ECDHE)));
    return samples;
  }

  private Stream<HandshakeMessage> ofTls12() {
    return Stream.of(
        EmptyMessage.HELLO_REQUEST,
        EmptyMessage.SERVER_HELLO_DONE,
        clientHello(Optional.empty()),
        clientHello(Optional.of(Extensions.NONE)),
        serverHello(octets(32), Optional.empty()),
        serverHello(octets(32), Optional.of(extensions(this::ofServer))),
        new Certificate12(some(0, () -> octets(1, 500))),
        new CertificateStatus(1, octets(1, 500)),
        new OtherServerKeyExchange(octets(0, 100)),
        new CertificateRequest12(
            numbers(1, 1, 9), Optional.of(numbers(2, 1, 9)), some(0, () -> octets(1, 50))),
        new CertificateVerify(signed(OptionalInt.of(number(2)))),
        new Finished(octets(12)),
        new NewSessionTicket12(random.nextInt(1 << 30), octets(0, 300)),
        new OtherMessage(99, octets(0, 50)));
  }

  private Stream<HandshakeMessage> ofTls13() {
    return Stream.of(
        EmptyMessage.END_OF_EARLY_DATA,
        clientHello(Optional.of(extensions(this::ofClient))),
        serverHello(octets(32), Optional.of(extensions(this::ofServer))),
        serverHello(ServerHello.HELLO_RETRY_REQUEST_RANDOM, Optional.of(extensions(this::ofRetry))),
        new EncryptedExtensions(extensions(this::ofServer)),
        new Certificate13(
            octets(0, 255),
            some(0, () -> new Certificate13.Entry(octets(1, 500), extensions(this::ofEntry)))),
        new CompressedCertificate(number(2), random.nextInt(1 << 24), octets(1, 200)),
        new CertificateRequest13(octets(0, 255), extensions(this::ofRequest)),
        new CertificateVerify(signed(OptionalInt.of(number(2)))),
        new Finished(octets(48)),
        new NewSessionTicket13(
            random.nextInt(1 << 30),
            random.nextInt(1 << 30),
            octets(0, 255),
            octets(1, 300),
            Extensions.of(new MaxEarlyData(random.nextInt(1 << 30)), unknown())),
        new KeyUpdate(number(1)),
        new MessageHash(octets(32)));
  }

  private Stream<HandshakeMessage> ofTls11() {
    return Stream.of(
        new CertificateRequest12(numbers(1, 1, 3), Optional.empty(), List.of()),
        new CertificateVerify(signed(OptionalInt.empty())),
        new DheServerKeyExchange(
            octets(64), octets(1), octets(64), Optional.of(signed(OptionalInt.empty()))));
  }

  private HandshakeMessage clientHello(Optional<Extensions> extensions) {
    return new ClientHello(
        number(2), octets(32), octets(0, 32), numbers(2, 1, 40), numbers(1, 1, 3), extensions);
  }

  private HandshakeMessage serverHello(Octets nonce, Optional<Extensions> extensions) {
    return new ServerHello(number(2), nonce, octets(0, 32), number(2), number(1), extensions);
  }

  private HandshakeMessage clientKeyExchange(KeyExchange kind) {
    return new ClientKeyExchange(kind, octets(1, 255));
  }

  private HandshakeMessage dhe() {
    return new DheServerKeyExchange(
        octets(256), octets(1), octets(256), maybe(() -> signed(OptionalInt.of(number(2)))));
  }

  private HandshakeMessage ecdhe() {
    return new EcdheServerKeyExchange(
        number(2), octets(1, 255), maybe(() -> signed(OptionalInt.of(number(2)))));
  }

  private DigitallySigned signed(OptionalInt scheme) {
    return new DigitallySigned(scheme, octets(0, 256));
  }

  private List<Extension> ofClient() {
    return List.of(
        ServerNames.ofHost("server.example"),
        new ServerNames(List.of(new ServerNames.ServerName(7, octets(1, 20)))),
        new MaxFragmentLength(number(1)),
        StatusRequest.OF_ANY_RESPONDER,
        new StatusRequest(1, some(1, () -> octets(1, 30)), octets(0, 30)),
        new SupportedGroups(numbers(2, 1, 20)),
        new EcPointFormats(numbers(1, 1, 3)),
        new SignatureAlgorithms(ExtensionTypes.SIGNATURE_ALGORITHMS, numbers(2, 1, 20)),
        new SignatureAlgorithms(ExtensionTypes.SIGNATURE_ALGORITHMS_CERT, numbers(2, 1, 20)),
        ApplicationProtocols.of("h2", "http/1.1"),
        new CompressCertificate(numbers(2, 1, 5)),
        new RecordSizeLimit(number(2)),
        new SessionTicket(octets(0, 200)),
        new SupportedVersions(numbers(2, 1, 6)),
        new Cookie(octets(1, 200)),
        new PskKeyExchangeModes(numbers(1, 1, 3)),
        new CertificateAuthorities(some(1, () -> octets(2, 50))),
        new KeyShares(some(0, this::share)),
        new RenegotiationInfo(octets(0, 24)),
        new EmptyExtension(ExtensionTypes.EXTENDED_MASTER_SECRET),
        new EmptyExtension(ExtensionTypes.ENCRYPT_THEN_MAC),
        new EmptyExtension(ExtensionTypes.POST_HANDSHAKE_AUTH),
        new EmptyExtension(ExtensionTypes.EARLY_DATA),
        new EmptyExtension(ExtensionTypes.SIGNED_CERTIFICATE_TIMESTAMP),
        OtherExtension.padding(random.nextInt(100)),
        new OfferedPsks(
            some(1, () -> new OfferedPsks.PskIdentity(octets(1, 90), random.nextInt(1 << 30))),
            some(1, () -> octets(32, 64))),
        unknown());
  }

  private List<Extension> ofServer() {
    return List.of(
        new SelectedVersion(number(2)),
        new SelectedKeyShare(share()),
        new SelectedPsk(number(2)),
        new MaxFragmentLength(number(1)),
        new SupportedGroups(numbers(2, 1, 20)),
        new EcPointFormats(numbers(1, 1, 3)),
        ApplicationProtocols.of("h2"),
        new CertificateTimestamps(some(1, () -> octets(1, 120))),
        new RecordSizeLimit(number(2)),
        new SessionTicket(Octets.EMPTY),
        new RenegotiationInfo(octets(0, 24)),
        new EmptyExtension(ExtensionTypes.SERVER_NAME),
        new EmptyExtension(ExtensionTypes.STATUS_REQUEST),
        new EmptyExtension(ExtensionTypes.ENCRYPT_THEN_MAC),
        new EmptyExtension(ExtensionTypes.EXTENDED_MASTER_SECRET),
        new EmptyExtension(ExtensionTypes.EARLY_DATA),
        unknown());
  }

  private List<Extension> ofRetry() {
    return List.of(
        new SelectedVersion(number(2)),
        new RetryGroup(number(2)),
        new Cookie(octets(1, 100)),
        unknown());
  }

  private List<Extension> ofEntry() {
    return List.of(
        new StapledStatus(1, octets(1, 300)),
        new CertificateTimestamps(some(1, () -> octets(1, 120))),
        unknown());
  }

  private List<Extension> ofRequest() {
    return List.of(
        new SignatureAlgorithms(ExtensionTypes.SIGNATURE_ALGORITHMS, numbers(2, 1, 20)),
        new CertificateAuthorities(some(1, () -> octets(2, 50))),
        new CompressCertificate(numbers(2, 1, 3)),
        StatusRequest.OF_ANY_RESPONDER,
        new EmptyExtension(ExtensionTypes.STATUS_REQUEST),
        new EmptyExtension(ExtensionTypes.SIGNED_CERTIFICATE_TIMESTAMP),
        unknown());
  }

  private Extension unknown() {
    return new OtherExtension(random.nextBoolean() ? 0x3a3a : 0xfe00, octets(0, 20));
  }

  private KeyShareEntry share() {
    return new KeyShareEntry(number(2), octets(1, 200));
  }

  /** A part of them, in any order. */
  private Extensions extensions(Supplier<List<Extension>> all) {
    List<Extension> chosen = new ArrayList<>(all.get());
    Collections.shuffle(chosen, random);
    return new Extensions(chosen.subList(0, 1 + random.nextInt(chosen.size())));
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> List<T> some(int least, Supplier<T> element) {
    return Stream.generate(element).limit(least + random.nextInt(3)).toList();
  }

  private Octets octets(int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return Octets.of(octets);
  }

  private Octets octets(int least, int most) {
    return octets(least + random.nextInt(most - least + 1));
  }

  private int number(int octets) {
    return random.nextInt(1 << (8 * octets));
  }

  private List<Integer> numbers(int octets, int least, int most) {
    int count = least + random.nextInt(most - least + 1);
    return Stream.generate(() -> number(octets)).limit(count).toList();
  }
}
