package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.trace.ConnectionSecrets;
import dev.minica.file.InputFile;
import dev.minica.key.KeyPair;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.format.KeyLog;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The options that open a recording: a key log, or the server's private key. */
final class RecordingKeys {

  private static final String PASSWORD = "--password";

  private final Argument<Optional<Path>> keyLog;
  private final Argument<Optional<Path>> serverKey;
  private final Argument<Optional<PassphraseSource>> password;

  RecordingKeys(Syntax syntax) {
    keyLog =
        syntax.option(
            "--keylog",
            "FILE",
            Paths::parse,
            "the secrets that one side wrote down (SSLKEYLOGFILE, openssl's -keylogfile)");
    serverKey =
        syntax.option(
            "--server-key",
            "FILE",
            Paths::parse,
            "the server's RSA key; it opens TLS 1.2 with RSA key exchange, and nothing else");
    password = syntax.option(PASSWORD, "SOURCE", PassphraseSource::parse, "opens --server-key");
  }

  /**
   * What was read.
   *
   * @param keyLog the lines of the file, none if there is no file
   * @param logName what messages call it
   * @param serverKey an RSA key
   * @param keyName what messages call its file
   */
  record Read(KeyLog keyLog, String logName, Optional<KeyPair> serverKey, String keyName) {

    /**
     * Refuses what has nothing to do with the connection.
     *
     * @throws MinicaException BAD_INPUT
     */
    void requireBelongTo(Trace trace) {
      Optional<Octets> random = ConnectionSecrets.clientRandom(trace);
      if (!keyLog.entries().isEmpty()
          && random.isPresent()
          && ConnectionSecrets.of(trace, keyLog).entries().isEmpty()) {
        throw new MinicaException(
                Kind.BAD_INPUT,
                logName + ": no line is of this connection, whose client random is " + random.get())
            .withHint("a key log is of the run in which it was written; record and log together");
      }
      serverCertificate(trace).ifPresent(this::requireKeyOf);
    }

    private void requireKeyOf(Certificate certificate) {
      if (serverKey.filter(key -> !key.publicKey().equals(certificate.publicKey())).isPresent()) {
        throw new MinicaException(
                Kind.BAD_INPUT,
                keyName
                    + ": it is not the key of the certificate that the server showed, "
                    + Escaped.bounded(certificate.subject().toString()))
            .withHint("the key.pem beside that certificate is wanted");
      }
    }
  }

  /**
   * Reads them.
   *
   * @throws MinicaException BAD_INPUT if they are not what they should be; WRONG_PASSPHRASE; USAGE
   */
  Read read(Session session) {
    if (password.value().isPresent() && serverKey.value().isEmpty()) {
      throw new MinicaException(Kind.USAGE, "--password is given without --server-key");
    }
    Optional<InputFile> log = keyLog.value().map(session::input);
    Optional<InputFile> key = serverKey.value().map(session::input);
    return new Read(
        log.map(RecordingKeys::lines).orElse(KeyLog.empty()),
        log.map(InputFile::name).orElse(""),
        key.map(file -> rsaKey(file, session)),
        key.map(InputFile::name).orElse(""));
  }

  private static KeyLog lines(InputFile file) {
    KeyLog lines = KeyLog.parse(file.read());
    if (lines.entries().isEmpty()) {
      throw new MinicaException(Kind.BAD_INPUT, file.name() + ": no line in it is of a key log")
          .withHint("such as CLIENT_RANDOM, 64 hexadecimal digits and 96 more (RFC 9850)");
    }
    return lines;
  }

  private KeyPair rsaKey(InputFile file, Session session) {
    KeyPair key =
        file.keyPair(
            () ->
                session
                    .passphrases()
                    .existing(PASSWORD, file.name(), password.value())
                    .characters());
    if (!key.publicKey().algorithmOid().equals(SubjectPublicKeyInfo.RSA_ENCRYPTION)) {
      throw new MinicaException(
              Kind.BAD_INPUT,
              file.name()
                  + ": an "
                  + key.publicKey()
                  + " key signs and decrypts nothing, so it opens no recording")
          .withHint("only RSA key exchange opens with the server's key; else use --keylog");
    }
    return key;
  }

  private static Optional<Certificate> serverCertificate(Trace trace) {
    return trace.events().stream()
        .filter(event -> event.sender() == Sender.SERVER)
        .flatMap(
            event ->
                event.content() instanceof Content.Handshake handshake
                        && handshake.message() instanceof CertificateMessage shown
                    ? shown.certificates().stream()
                    : Stream.<Octets>empty())
        .findFirst()
        .flatMap(RecordingKeys::decoded);
  }

  /** What cannot be decoded is a finding of the trace. */
  private static Optional<Certificate> decoded(Octets der) {
    try {
      return Optional.of(Certificate.decode(der.toArray()));
    } catch (MinicaException unreadable) {
      return Optional.empty();
    }
  }
}
