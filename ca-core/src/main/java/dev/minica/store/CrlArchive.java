package dev.minica.store;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.NewDirectory;
import dev.minica.internal.io.OutputFile;
import dev.minica.internal.io.StateDirectory;
import dev.minica.internal.io.Writing;
import dev.minica.revocation.Crl;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every CRL that a CA has made, in the directory <code>crls/</code> of a CA directory: <code>
 * KEYID/NUMBER.crl</code>, DER. The commit point of {@link #add} is the link(2) that gives the file
 * its name, so a number is given once, and there is no counter that a crash could leave behind.
 */
public final class CrlArchive {

  /** The directory's name in the CA directory. */
  public static final String DIRECTORY = "crls";

  private static final SerialFileName NAME = new SerialFileName(".crl");

  private final StateDirectory state;
  private final Path directory;

  /**
   * @param state the CA directory, which must exist before the first {@link #add}
   */
  public CrlArchive(StateDirectory state) {
    this.state = state;
    this.directory = state.root().resolve(DIRECTORY);
  }

  /**
   * The CRL with the highest number of this issuer; nothing before the first.
   *
   * @param issuerKeyId as {@link Revocation#keyId} writes it
   * @throws MinicaException BAD_INPUT if the file is corrupt; FAILED if it cannot be read
   */
  public Optional<Crl> latest(String issuerKeyId) {
    Path folder = folder(issuerKeyId);
    return state.disk().list(folder).stream()
        .filter(NAME::isOne)
        .max(Comparator.naturalOrder())
        .map(name -> read(folder.resolve(name)));
  }

  /** The issuers of which there may be CRLs: the names of the directories. */
  public List<String> issuerKeyIds() {
    return state.disk().list(directory).stream().filter(Revocation::isKeyId).sorted().toList();
  }

  /** Whether a file of this name in the directory of an issuer is taken for a CRL. */
  public static boolean isCrl(String name) {
    return NAME.isOne(name);
  }

  /** Where a CRL of this issuer is, or would be. */
  public Path file(String issuerKeyId, Crl crl) {
    return folder(issuerKeyId).resolve(NAME.of(number(crl), "CRL number"));
  }

  private Crl read(Path file) {
    try {
      Crl crl = Crl.decode(state.disk().read(file, Der.MAX_OCTETS));
      if (!file.endsWith(NAME.of(number(crl), "CRL number"))) {
        throw new MinicaException(Kind.BAD_INPUT, "it is number " + number(crl));
      }
      return crl;
    } catch (MinicaException e) {
      throw e.kind() == Kind.BAD_INPUT
          ? e.restated(e.kind(), "the CRL " + Disk.shown(file) + " is corrupt: " + e.getMessage())
          : e;
    }
  }

  /**
   * Adds a CRL under its number, durably, unless there is one with that number.
   *
   * @param issuerKeyId as {@link Revocation#keyId} writes it
   * @return false if the number is taken: somebody else was faster
   * @throws MinicaException BAD_INPUT if it has no number, or one of more than 20 octets (RFC 5280
   *     section 5.2.3); FAILED: it is not there then, except where the message says otherwise
   */
  public boolean add(String issuerKeyId, Crl crl) {
    Path folder = folder(issuerKeyId);
    Path file = folder.resolve(NAME.of(number(crl), "CRL number"));
    try (Writing writing = state.beginWriting()) {
      writing.createDirectory(directory);
      writing.createDirectory(folder);
      return writing.createOnce(file, crl.encoded(), Access.PUBLIC);
    }
  }

  /**
   * Writes a first CRL into a directory that is being made.
   *
   * @param issuerKeyId as {@link Revocation#keyId} writes it
   */
  public static void write(NewDirectory made, String issuerKeyId, Crl crl) {
    made.write(
        DIRECTORY + "/" + Revocation.requireKeyId(issuerKeyId),
        new OutputFile(NAME.of(number(crl), "CRL number"), crl.encoded(), Access.PUBLIC));
  }

  /** Where the CRLs of an issuer are, or would be. */
  public Path folder(String issuerKeyId) {
    return directory.resolve(Revocation.requireKeyId(issuerKeyId));
  }

  private static BigInteger number(Crl crl) {
    return crl.number()
        .orElseThrow(() -> new MinicaException(Kind.BAD_INPUT, "a CRL without a number"));
  }
}
