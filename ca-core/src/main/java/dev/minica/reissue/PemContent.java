package dev.minica.reissue;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.key.KeyPair;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with PEM blocks, in which each block is replaced where it stands: what is around the
 * blocks, their order, indentation and ends of lines stay.
 */
final class PemContent implements Content {

  private final String text;
  private final List<Part> parts;
  private final List<PemBlock> blocks;
  private final List<PemRange> ranges;

  /** What one block is. */
  private interface Part {

    default List<Certificate> certificates() {
      return List.of();
    }

    default Optional<KeyPair> key() {
      return Optional.empty();
    }

    /** The block that is to stand there; empty if it stays. */
    Optional<String> remade(Successors successors);
  }

  private PemContent(String text, List<PemRange> ranges, List<PemBlock> blocks, List<Part> parts) {
    this.text = text;
    this.ranges = ranges;
    this.blocks = blocks;
    this.parts = parts;
  }

  /**
   * Reads all blocks.
   *
   * @throws MinicaException BAD_INPUT if one is malformed, or none is a certificate or private key;
   *     WRONG_PASSPHRASE
   */
  static PemContent read(byte[] octets, Passwords passwords) {
    List<PemBlock> blocks = Pem.decode(octets);
    // every octet is one character and back again, whatever the text around the blocks is
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    List<PemRange> ranges = PemRange.of(text);
    if (ranges.size() != blocks.size()) {
      throw new MinicaException(
              Kind.BAD_INPUT, "PEM in a text that cannot be written again as it is")
          .withHint("save it as ASCII or UTF-8");
    }
    List<Part> parts = blocks.stream().map(block -> part(block, passwords)).toList();
    if (parts.stream().allMatch(part -> part.certificates().isEmpty() && part.key().isEmpty())) {
      throw Pem.absent("certificate and no private key", blocks);
    }
    return new PemContent(text, ranges, blocks, parts);
  }

  private static Part part(PemBlock block, Passwords passwords) {
    if (block.label().endsWith(PemBlock.PRIVATE_KEY)) {
      EncodedPrivateKey encoded = EncodedPrivateKey.ofBlock(block);
      return new Key(block.read(der -> KeyText.of(encoded, der, passwords)));
    } else if (block.isCertificate()) {
      return new One(block.label(), block.read(Certificate::decode));
    }
    return switch (block.label()) {
      case "PKCS7", "CMS" -> new Bundle(block.label(), block.read(Pkcs7Content::read));
      case PemBlock.PUBLIC_KEY -> new Public(block.read(SubjectPublicKeyInfo::decode));
      default -> new Other();
    };
  }

  private record One(String label, Certificate certificate) implements Part {

    @Override
    public List<Certificate> certificates() {
      return List.of(certificate);
    }

    @Override
    public Optional<String> remade(Successors successors) {
      return Optional.of(successors.of(certificate))
          .filter(made -> !made.equals(certificate))
          .map(made -> Pem.encode(new PemBlock(label, made.encoded())));
    }
  }

  private record Bundle(String label, Pkcs7Content content) implements Part {

    @Override
    public List<Certificate> certificates() {
      return content.certificates();
    }

    @Override
    public Optional<String> remade(Successors successors) {
      return Optional.of(Pem.encode(new PemBlock(label, content.remade(successors))));
    }
  }

  private record Key(KeyText text) implements Part {

    @Override
    public Optional<KeyPair> key() {
      return Optional.of(text.pair());
    }

    @Override
    public Optional<String> remade(Successors successors) {
      return successors.replaces(text.pair())
          ? Optional.of(text.pem(successors.of(text.pair().privateKey()), successors.random()))
          : Optional.empty();
    }
  }

  private record Public(SubjectPublicKeyInfo publicKey) implements Part {

    @Override
    public Optional<String> remade(Successors successors) {
      return Optional.of(successors.of(publicKey))
          .filter(made -> !made.equals(publicKey))
          .map(Pem::encode);
    }
  }

  private record Other() implements Part {

    @Override
    public Optional<String> remade(Successors successors) {
      return Optional.empty();
    }
  }

  @Override
  public List<Certificate> certificates() {
    return parts.stream().flatMap(part -> part.certificates().stream()).toList();
  }

  @Override
  public List<KeyPair> keys() {
    return parts.stream().flatMap(part -> part.key().stream()).toList();
  }

  @Override
  public byte[] remade(Successors successors) {
    return rewritten(successors).getBytes(StandardCharsets.ISO_8859_1);
  }

  private String rewritten(Successors successors) {
    StringBuilder made = new StringBuilder();
    int done = 0;
    for (int i = 0; i < parts.size(); i++) {
      PemRange range = ranges.get(i);
      String old = text.substring(range.start(), range.end());
      made.append(text, done, range.start())
          .append(parts.get(i).remade(successors).map(range::laidOut).orElse(old));
      done = range.end();
    }
    return made.append(text, done, text.length()).toString();
  }

  @Override
  public List<String> remarks(Successors successors) {
    List<String> remarks = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      PemBlock block = blocks.get(i);
      boolean isNewKey = parts.get(i).key().filter(successors::replaces).isPresent();
      if (!block.headers().isEmpty() && isNewKey) {
        remarks.add("line " + block.line() + ": the key is encrypted as PKCS#8 now");
      } else if (parts.get(i) instanceof Other && !block.label().endsWith("PARAMETERS")) {
        remarks.add("line " + block.line() + ": " + Escaped.of(block.label()) + " stays as it is");
      }
    }
    if (text.contains("Serial Number:")) {
      remarks.add("the text beside the blocks still describes what was there before");
    }
    return remarks;
  }
}
