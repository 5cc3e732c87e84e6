package dev.minica.inspection;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out what some octets hold, and says what that says. */
public final class Inspection {

  /**
   * What octets look like.
   *
   * @param words with an article, such as {@code a PKCS#12 key store}
   * @param isContainer whether it is one that holds certificates, or private keys, or both
   */
  public record Recognized(String words, boolean isContainer) {}

  private static final Optional<Artefact> PKCS7 = Optional.of(Artefact.PKCS7);

  private final ArtefactReaders readers;

  /**
   * @param now the days left are counted from here
   * @param passphrase opens what is encrypted; the caller clears it. Without one it is shown from
   *     outside
   */
  public Inspection(Instant now, Optional<char[]> passphrase) {
    this.readers = new ArtefactReaders(now, passphrase);
  }

  /**
   * All blocks of a PEM text in their order, or the one thing in DER or a key store's format, which
   * can hold others that come after it. A block that is malformed, or of a kind that cannot be
   * shown, is a finding that says so, as long as another one can be shown.
   *
   * @return at least one
   * @throws MinicaException BAD_INPUT if there is nothing that could be shown, with the reason and
   *     perhaps a tool for it; WRONG_PASSPHRASE if the passphrase does not open what is encrypted
   */
  public List<Finding> of(byte[] content) {
    if (content.length == 0) {
      throw new MinicaException(Kind.BAD_INPUT, "it is empty");
    }
    Optional<Artefact> binary = Recognition.ofBinary(content);
    if (binary.isPresent()) {
      return readers.read(binary.get(), new PemBlock("", content));
    }
    List<PemBlock> blocks = Pem.decode(content);
    if (blocks.isEmpty()) {
      throw new MinicaException(Kind.BAD_INPUT, "nothing to show: neither PEM nor DER");
    }
    return ofBlocks(blocks);
  }

  /**
   * What octets are that were handed in for something else: one thing in ASN.1 or a key store's
   * format, or a text of nothing but PKCS#7.
   *
   * @return empty for other texts, and for what is like nothing or malformed
   */
  public static Optional<Recognized> recognize(byte[] content) {
    try {
      return Recognition.ofBinary(content)
          .filter(artefact -> artefact != Artefact.OTHER_DER)
          .or(() -> bundled(content))
          .map(artefact -> new Recognized(artefact.words(), artefact.isContainer()));
    } catch (MinicaException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Artefact> bundled(byte[] text) {
    List<PemBlock> blocks = Pem.decode(text);
    boolean isBundle =
        blocks.stream().allMatch(block -> Recognition.ofLabel(block.label()).equals(PKCS7));
    return blocks.isEmpty() || !isBundle ? Optional.empty() : PKCS7;
  }

  /**
   * A server's connection, and after it what it sent: certificates in its order, and OCSP
   * responses.
   */
  public List<Finding> of(ServerAnswer answer) {
    return new ServerDescription(answer, readers).findings();
  }

  private List<Finding> ofBlocks(List<PemBlock> blocks) {
    List<Finding> findings = new ArrayList<>();
    for (PemBlock block : blocks) {
      String line = "line " + block.line();
      String place = blocks.size() == 1 ? "" : line;
      try {
        ofBlock(block).forEach(finding -> findings.add(finding.at(place)));
      } catch (MinicaException e) {
        MinicaException failure = e.restated(e.kind(), line + ": " + e.getMessage());
        if (blocks.size() == 1 || e.kind() != Kind.BAD_INPUT) {
          throw failure;
        }
        findings.add(Finding.failed(UnreadableDescription.of(block, e), failure).at(place));
      }
    }
    requireReadable(findings);
    return List.copyOf(findings);
  }

  /** The first failure stands for all, if there is nothing else. */
  private static void requireReadable(List<Finding> findings) {
    if (findings.stream().allMatch(finding -> finding.failure().isPresent())) {
      throw findings.get(0).failure().orElseThrow();
    }
  }

  /** Labels are mixed up in practice: what is not what its label says may be what it looks like. */
  private List<Finding> ofBlock(PemBlock block) {
    Optional<Artefact> labelled = Recognition.ofLabel(block.label());
    Optional<Artefact> shaped = Recognition.ofBlock(block.content());
    if (labelled.isEmpty()) {
      Artefact artefact = shaped.orElseThrow(() -> unknown(block));
      return mislabelled(block, readers.read(artefact, block));
    }
    try {
      return readers.read(labelled.get(), block);
    } catch (MinicaException e) {
      if (e.kind() != Kind.BAD_INPUT || shaped.isEmpty() || shaped.equals(labelled)) {
        throw e;
      }
      return orElse(e, () -> mislabelled(block, readers.read(shaped.get(), block)));
    }
  }

  private static List<Finding> orElse(MinicaException first, Supplier<List<Finding>> second) {
    try {
      return second.get();
    } catch (MinicaException alsoBad) {
      throw alsoBad.kind() == Kind.BAD_INPUT ? first : alsoBad;
    }
  }

  private static List<Finding> mislabelled(PemBlock block, List<Finding> findings) {
    return findings.stream().map(finding -> finding.labelled(block.label())).toList();
  }

  private static MinicaException unknown(PemBlock block) {
    return new MinicaException(
        Kind.BAD_INPUT,
        "a PEM block labelled \"" + Escaped.of(block.label()) + "\", which minica does not know");
  }
}
