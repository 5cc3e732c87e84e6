package dev.minica.ca.takeover;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.file.InputFile;
import dev.minica.internal.io.Disk;
import dev.minica.revocation.Crl;
import dev.minica.x509.Certificate;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CA of {@code openssl ca}. Where its parts are says its configuration; without one they have the
 * names of the configuration that comes with OpenSSL.
 */
final class OpensslCa {

  /** A CRL number has 20 octets at most. */
  private static final int MAX_NUMBER_OCTETS = 1 << 10;

  private final ForeignFolder folder;
  private final OpensslConfiguration configuration;
  private final String section;

  private OpensslCa(ForeignFolder folder, OpensslConfiguration configuration) {
    this.folder = folder;
    this.configuration = configuration;
    this.section = configuration.caSection();
  }

  /**
   * @param configuration its file; absent for {@code openssl.cnf} in the folder, if there is one
   * @throws MinicaException BAD_INPUT if a part is missing or malformed
   */
  static ForeignCa read(Path directory, Optional<Path> configuration) {
    ForeignFolder folder = new ForeignFolder(directory);
    Optional<Path> file =
        configuration.or(() -> folder.find("openssl.cnf", "openssl.conf", "ca.cnf"));
    OpensslCa ca =
        new OpensslCa(
            folder,
            file.map(path -> OpensslConfiguration.read(path, directory))
                .orElseGet(() -> OpensslConfiguration.none(directory)));
    return ca.read(file);
  }

  private ForeignCa read(Optional<Path> file) {
    List<Certificate> own =
        ForeignFolder.certificates(require("CA certificate", "certificate", "cacert.pem"));
    Path index = require("index of certificates", "database", "index.txt");
    Path certificates = named("new_certs_dir").orElse(folder.path().resolve("newcerts"));
    IndexFile records = IndexFile.read(index, line -> files(line, index, certificates));
    List<String> notes = new ArrayList<>(records.notes());
    Optional<ForeignProfile> profile =
        file.flatMap(
            path -> new OpensslProfile(configuration, section, own.get(0), notes).read(path));
    return new ForeignCa(
        own.get(0),
        new InputFile(require("private key of the CA", "private_key", "private/cakey.pem")),
        above(own),
        records.issued(),
        records.revocations(),
        lastNumber(),
        lastCrl(),
        profile,
        notes);
  }

  /** The database of old versions says where a certificate is, that of others "unknown". */
  private static List<Path> files(IndexLine line, Path index, Path certificates) {
    List<Path> files = new ArrayList<>(List.of(certificates.resolve(line.digits() + ".pem")));
    Path folder = index.resolveSibling("");
    line.file().flatMap(name -> ForeignFolder.resolved(folder, name)).ifPresent(files::add);
    return files;
  }

  /** What people keep beside the certificate of a CA that is no root. */
  private List<Certificate> above(List<Certificate> own) {
    List<Certificate> above = new ArrayList<>(own.subList(1, own.size()));
    folder
        .find("ca-chain.pem", "chain.pem", "certs/ca-chain.cert.pem", "cachain.pem")
        .ifPresent(path -> above.addAll(ForeignFolder.certificates(path)));
    return above;
  }

  /** The file is there once a CRL was made. */
  private Optional<BigInteger> lastNumber() {
    return named("crlnumber")
        .filter(Files::exists)
        .or(() -> folder.find("crlnumber"))
        .map(OpensslCa::next)
        .filter(next -> next.signum() > 0)
        .map(next -> next.subtract(BigInteger.ONE));
  }

  private Optional<Crl> lastCrl() {
    return ForeignFolder.crl(
        named("crl").filter(Files::isRegularFile).or(() -> folder.find("crl.pem", "crl/crl.pem")));
  }

  /** The number that comes next, in hexadecimal digits. */
  private static BigInteger next(Path file) {
    String digits = String.join("", ForeignFolder.lines(file, MAX_NUMBER_OCTETS)).strip();
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)) {
      throw new MinicaException(
          Kind.BAD_INPUT, Disk.shown(file) + " is no CRL number in hexadecimal digits");
    }
    return new BigInteger(digits, 16);
  }

  private Path require(String what, String key, String usual) {
    Optional<Path> named = named(key);
    if (named.isPresent() && !Files.exists(named.get())) {
      throw new MinicaException(
              Kind.BAD_INPUT,
              "there is no " + what + ": " + Disk.shown(named.get()) + " does not exist")
          .withHint(
              "the configuration says so, under "
                  + key
                  + ", with "
                  + Disk.shown(folder.path())
                  + " as its dir; if the CA is in another folder, name that one");
    }
    return named.orElseGet(() -> folder.require(what, usual));
  }

  /** Relative paths are relative to where openssl was started: in the folder, or above it. */
  private Optional<Path> named(String key) {
    return configuration
        .find(section, key)
        .filter(value -> !value.isEmpty())
        .map(
            value -> {
              Path inside = resolved(folder.path(), value, key);
              Path beside = resolved(folder.path().resolveSibling(""), value, key);
              return !Files.exists(inside) && Files.exists(beside) ? beside : inside;
            });
  }

  private static Path resolved(Path directory, String value, String key) {
    return ForeignFolder.resolved(directory, value)
        .orElseThrow(
            () ->
                new MinicaException(Kind.BAD_INPUT, "the configuration has no path under " + key));
  }
}
