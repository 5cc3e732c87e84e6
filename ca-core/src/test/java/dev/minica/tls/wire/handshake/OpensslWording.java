package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.ApplicationProtocols;
import dev.minica.tls.wire.extension.AuthorityNames;
import dev.minica.tls.wire.extension.EcPointFormats;
import dev.minica.tls.wire.extension.Extension;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.extension.KeyShareEntry;
import dev.minica.tls.wire.extension.KeyShares;
import dev.minica.tls.wire.extension.PskKeyExchangeModes;
import dev.minica.tls.wire.extension.RenegotiationInfo;
import dev.minica.tls.wire.extension.RetryGroup;
import dev.minica.tls.wire.extension.SelectedKeyShare;
import dev.minica.tls.wire.extension.SelectedVersion;
import dev.minica.tls.wire.extension.SessionTicket;
import dev.minica.tls.wire.extension.SignatureAlgorithms;
import dev.minica.tls.wire.extension.SupportedGroups;
import dev.minica.tls.wire.extension.SupportedVersions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what a message holds in the lines of an {@link OpensslTrace}. */
final class OpensslWording {

  private final List<String> lines = new ArrayList<>();

  private OpensslWording() {}

  static List<String> of(HandshakeMessage message) {
    OpensslWording wording = new OpensslWording();
    wording.say(message);
    return wording.lines;
  }

  private void say(HandshakeMessage message) {
    if (message instanceof ClientHello hello) {
      clientHello(hello);
    } else if (message instanceof ServerHello hello) {
      serverHello(hello);
    } else if (message instanceof EncryptedExtensions encrypted) {
      extensions(Optional.of(encrypted.extensions()));
    } else if (message instanceof CertificateMessage certificate) {
      certificate(certificate);
    } else if (message instanceof CertificateRequest request) {
      request(request);
    } else if (message instanceof ServerKeyExchange exchange) {
      serverKeyExchange(exchange);
    } else if (message instanceof ClientKeyExchange exchange) {
      clientKeyExchange(exchange);
    } else if (message instanceof CertificateVerify verify) {
      signed(verify.signed());
    } else if (message instanceof Finished finished) {
      hex("verify_data", finished.verifyData());
    } else if (message instanceof NewSessionTicket ticket) {
      ticket(ticket);
    } else if (message instanceof CertificateStatus) {
      lines.add("Unsupported, hex dump follows:");
    }
  }

  private void clientHello(ClientHello hello) {
    start("client_version", hello.legacyVersion(), hello.random(), hello.legacySessionId());
    lines.add("cipher_suites (len=" + 2 * hello.cipherSuites().size() + ")");
    hello.cipherSuites().forEach(id -> lines.add(suite(id)));
    lines.add("compression_methods (len=" + hello.compressionMethods().size() + ")");
    hello.compressionMethods().forEach(id -> lines.add("(0x" + hex2(id) + ")"));
    extensions(hello.extensions());
  }

  private void serverHello(ServerHello hello) {
    start("server_version", hello.legacyVersion(), hello.random(), hello.legacySessionId());
    lines.add("cipher_suite " + suite(hello.cipherSuite()));
    lines.add("(0x" + hex2(hello.compressionMethod()) + ")");
    extensions(hello.extensions());
  }

  private void start(String name, int version, Octets random, Octets session) {
    lines.add(name + "=0x" + Integer.toHexString(version));
    lines.add("Random:");
    lines.add("gmt_unix_time=0x" + random.range(0, 4).hex().toUpperCase(Locale.ROOT));
    hex("random_bytes", random.range(4, 32));
    hex("session_id", session);
  }

  private void certificate(CertificateMessage message) {
    if (message instanceof Certificate13 certificate) {
      hex("context", certificate.requestContext());
    }
    int length = message.encode().length() - HandshakeMessage.HEADER - 3;
    boolean is13 = message instanceof Certificate13;
    lines.add("certificate_list, length=" + (is13 ? length - 1 : length));
    for (int i = 0; i < message.certificates().size(); i++) {
      lines.add("ASN.1Cert, length=" + message.certificates().get(i).length());
      if (message instanceof Certificate13 certificate) {
        extensions(Optional.of(certificate.entries().get(i).extensions()));
      }
    }
  }

  private void request(CertificateRequest request) {
    if (request instanceof CertificateRequest13 newer) {
      hex("request_context", newer.requestContext());
      extensions(Optional.of(newer.extensions()));
    } else if (request instanceof CertificateRequest12 older) {
      lines.add("certificate_types (len=" + older.certificateTypes().size() + ")");
      older.certificateTypes().forEach(this::decimal);
      older
          .signatureAlgorithms()
          .ifPresent(each -> lines.add("signature_algorithms (len=" + 2 * each.size() + ")"));
      older.signatureSchemes().forEach(this::scheme);
      int length = older.authorities().stream().mapToInt(each -> 2 + each.length()).sum();
      lines.add("certificate_authorities (len=" + length + ")");
      older.authorities().forEach(this::authority);
    }
  }

  private void authority(Octets name) {
    String text = AuthorityNames.text(name);
    lines.add("DistinguishedName (len=" + name.length() + "): " + text.replace("=", " = "));
  }

  private void serverKeyExchange(ServerKeyExchange exchange) {
    if (exchange instanceof EcdheServerKeyExchange ecdhe) {
      lines.add("KeyExchangeAlgorithm=ECDHE");
      lines.add("named_curve: (" + ecdhe.group() + ")");
      hex("point", ecdhe.point());
    } else if (exchange instanceof DheServerKeyExchange dhe) {
      lines.add("KeyExchangeAlgorithm=DHE");
      hex("dh_p", dhe.p());
      hex("dh_g", dhe.g());
      hex("dh_Ys", dhe.publicValue());
    }
    exchange.signedParams().ifPresent(this::signed);
  }

  private void clientKeyExchange(ClientKeyExchange exchange) {
    KeyExchange kind = exchange.keyExchange();
    lines.add("KeyExchangeAlgorithm=" + (kind == KeyExchange.RSA ? "rsa" : kind.name()));
    String name =
        switch (kind) {
          case RSA -> "EncryptedPreMasterSecret";
          case DHE -> "dh_Yc";
          case ECDHE -> "ecdh_Yc";
          case OTHER -> "";
        };
    hex(name, exchange.exchangeKeys());
  }

  private void signed(DigitallySigned signed) {
    signed.scheme().ifPresent(id -> lines.add("Signature Algorithm: (0x" + hex4(id) + ")"));
    hex("Signature", signed.signature());
  }

  private void ticket(NewSessionTicket ticket) {
    lines.add("ticket_lifetime_hint=" + ticket.lifetime());
    if (ticket instanceof NewSessionTicket13 newer) {
      lines.add("ticket_age_add=" + newer.ageAdd());
      hex("ticket_nonce", newer.nonce());
    }
    hex("ticket", ticket.ticket());
    if (ticket instanceof NewSessionTicket13 newer) {
      extensions(Optional.of(newer.extensions()));
    }
  }

  private void extensions(Optional<Extensions> present) {
    List<Extension> all = present.orElse(Extensions.NONE).list();
    int length = all.stream().mapToInt(each -> 4 + each.data().length()).sum();
    lines.add(length == 0 ? "No extensions" : "extensions, length = " + length);
    all.forEach(this::extension);
  }

  private void extension(Extension extension) {
    lines.add("extension " + extension.type() + ", length " + extension.data().length());
    if (extension instanceof SupportedGroups groups) {
      groups.groups().forEach(this::decimal);
    } else if (extension instanceof EcPointFormats formats) {
      formats.formats().forEach(this::decimal);
    } else if (extension instanceof PskKeyExchangeModes modes) {
      modes.modes().forEach(this::decimal);
    } else if (extension instanceof SupportedVersions versions) {
      versions.versions().forEach(this::decimal);
    } else if (extension instanceof SelectedVersion version) {
      decimal(version.version());
    } else if (extension instanceof SignatureAlgorithms algorithms) {
      algorithms.schemes().forEach(this::scheme);
    } else if (extension instanceof ApplicationProtocols protocols) {
      lines.addAll(protocols.names());
    } else if (extension instanceof KeyShares shares) {
      shares.entries().forEach(this::share);
    } else if (extension instanceof SelectedKeyShare share) {
      share(share.entry());
    } else if (extension instanceof RetryGroup retry) {
      lines.add("NamedGroup: (" + retry.group() + ")");
    } else if (extension instanceof SessionTicket ticket && !ticket.ticket().isEmpty()) {
      hex("ticket", ticket.ticket());
    } else if (extension instanceof RenegotiationInfo info) {
      lines.add(info.renegotiatedConnection().isEmpty() ? "<EMPTY>" : "renegotiated");
    }
  }

  private void share(KeyShareEntry entry) {
    lines.add("NamedGroup: (" + entry.group() + ")");
    hex("key_exchange: ", entry.keyExchange());
  }

  private void decimal(int number) {
    lines.add("(" + number + ")");
  }

  private void scheme(int id) {
    lines.add("(0x" + hex4(id) + ")");
  }

  private void hex(String name, Octets octets) {
    String hex = octets.hex().toUpperCase(Locale.ROOT);
    lines.add((name + " (len=" + octets.length() + "): " + hex).strip());
  }

  private static String suite(int id) {
    String hex = hex4(id).toUpperCase(Locale.ROOT);
    String first = hex.substring(0, 2);
    return "{0x" + first + ", 0x" + hex.substring(2) + "} " + CipherSuites.name(id);
  }

  private static String hex2(int number) {
    return HexFormat.of().toHexDigits((byte) number);
  }

  private static String hex4(int number) {
    return HexFormat.of().toHexDigits((short) number);
  }
}
