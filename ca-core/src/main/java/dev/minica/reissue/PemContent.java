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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with PEM blocks, in which each block is replaced where it stands: what is around the
 * blocks, their order, indentation and ends of lines stay.
 */
final class PemContent implements Content {

  /** What {@link Pem#decode} finds, with the blanks before it. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?<indent>[ \\t]*)-----BEGIN (?<label>[^\\r\\n]*?)-----.*?-----END \\k<label>-----",
          Pattern.DOTALL);

  private final String text;
  private final List<Part> parts;
  private final List<PemBlock> blocks;

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

  private PemContent(String text, List<PemBlock> blocks, List<Part> parts) {
    this.text = text;
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
    if (BLOCK.matcher(text).results().count() != blocks.size()) {
      throw new MinicaException(
              Kind.BAD_INPUT, "PEM in a text that cannot be written again as it is")
          .withHint("save it as ASCII or UTF-8");
    }
    List<Part> parts = blocks.stream().map(block -> part(block, passwords)).toList();
    if (parts.stream().allMatch(part -> part.certificates().isEmpty() && part.key().isEmpty())) {
      throw Pem.absent("certificate and no private key", blocks);
    }
    return new PemContent(text, blocks, parts);
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

  /** The names of curves and the like are as true as they were. */
  private static boolean isStale(PemBlock block) {
    boolean isReplaced =
        block.isCertificate()
            || block.label().endsWith(PemBlock.PRIVATE_KEY)
            || List.of("PKCS7", "CMS", PemBlock.PUBLIC_KEY).contains(block.label());
    return !isReplaced && !block.label().endsWith("PARAMETERS");
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
      return Optional.of(Pem.encode(successors.of(publicKey)));
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
    StringBuilder made = new StringBuilder();
    Matcher blocks = BLOCK.matcher(text);
    for (Part part : parts) {
      if (!blocks.find()) {
        throw new IllegalStateException("there were as many blocks as parts");
      }
      String replacement =
          part.remade(successors).map(block -> laidOut(block, blocks)).orElse(blocks.group());
      blocks.appendReplacement(made, Matcher.quoteReplacement(replacement));
    }
    blocks.appendTail(made);
    return made.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String laidOut(String block, Matcher old) {
    String indent = old.group("indent");
    String newline = old.group().contains("\r\n") ? "\r\n" : "\n";
    return indent + String.join(newline + indent, block.lines().toList());
  }

  @Override
  public List<String> remarks(Successors successors) {
    List<String> remarks = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      PemBlock block = blocks.get(i);
      boolean isNewKey = parts.get(i).key().filter(successors::replaces).isPresent();
      if (!block.headers().isEmpty() && isNewKey) {
        remarks.add("line " + block.line() + ": the key is encrypted as PKCS#8 now");
      } else if (isStale(block)) {
        remarks.add("line " + block.line() + ": " + Escaped.of(block.label()) + " stays as it is");
      }
    }
    if (BLOCK.matcher(text).replaceAll("").contains("Serial Number:")) {
      remarks.add("the text beside the blocks still describes what was there before");
    }
    return remarks;
  }
}
