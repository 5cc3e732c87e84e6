package dev.minica.cli.configuration;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which files there are, as the program that reads them will find them.
 *
 * @param keyStore the private key and its certificates
 * @param trustStore whom to believe
 * @param pem the same as PEM, as far as it is there
 * @param password of both stores
 */
public record TlsFiles(
    Optional<StoreFile> keyStore,
    Optional<StoreFile> trustStore,
    Map<PemFile, Path> pem,
    StorePassword password) {

  /**
   * @throws MinicaException USAGE if a path holds what nobody can see
   */
  public TlsFiles {
    Map<PemFile, Path> copy = new EnumMap<>(PemFile.class);
    copy.putAll(pem);
    pem = Collections.unmodifiableMap(copy);
    Stream.concat(
            Stream.of(keyStore, trustStore).flatMap(Optional::stream).map(StoreFile::path),
            copy.values().stream())
        .forEach(path -> Visible.require(path.toString()));
  }

  /**
   * @throws MinicaException BAD_INPUT if there is none
   */
  StoreFile keys() {
    return keyStore.orElseThrow(
        () ->
            new MinicaException(Kind.BAD_INPUT, "there is no key store with a private key")
                .withHint("'minica issue NAME --format p12' makes one"));
  }

  /**
   * @throws MinicaException BAD_INPUT if there is none
   */
  StoreFile trust() {
    return trustStore.orElseThrow(
        () ->
            new MinicaException(Kind.BAD_INPUT, "there is no trust store beside the key store")
                .withHint("'minica convert ca.pem truststore.p12' makes one of the root"));
  }

  /**
   * @throws MinicaException BAD_INPUT if it is not there
   */
  String pem(PemFile file) {
    Path path = pem.get(file);
    if (path == null) {
      throw new MinicaException(
              Kind.BAD_INPUT, "there is no " + file.fileName() + ": " + file.contents())
          .withHint("'" + file.remedy() + "' makes it");
    }
    return path.toString();
  }
}
