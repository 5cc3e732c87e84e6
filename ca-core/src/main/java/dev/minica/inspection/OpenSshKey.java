package dev.minica.inspection;

import dev.minica.internal.asn1.Der;
import dev.minica.key.SubjectPublicKeyInfo;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;

/**
 * The outside of a private key in OpenSSH's own form, where the public key stands in the clear
 * (PROTOCOL.key in OpenSSH's source). All numbers are big-endian, each string has its length before
 * it (RFC 4251 section 5).
 *
 * <pre>
 * "openssh-key-v1" 0
 * string ciphername, string kdfname, string kdfoptions (string salt, uint32 rounds)
 * uint32 number of keys, string publickey1, ..., string encrypted list of private keys
 * </pre>
 */
final class OpenSshKey {

  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

  /** RFC 5656 section 6.1 and 10.1: the curves that OpenSSH has. */
  private static final Map<String, String> CURVES =
      Map.of(
          "nistp256", "1.2.840.10045.3.1.7",
          "nistp384", "1.3.132.0.34",
          "nistp521", "1.3.132.0.35");

  private final ByteBuffer octets;

  private OpenSshKey(ByteBuffer octets) {
    this.octets = octets;
  }

  static Finding read(byte[] content) {
    return Der.read(
        "OpenSSH private key", () -> new OpenSshKey(ByteBuffer.wrap(content)).finding());
  }

  private Finding finding() {
    byte[] magic = new byte[MAGIC.length];
    octets.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IllegalArgumentException("it does not begin with openssh-key-v1");
    }
    String cipher = text();
    String derivation = text();
    byte[] options = string();
    int keys = octets.getInt();
    if (keys != 1) {
      throw new IllegalArgumentException("it says that it holds " + keys + " keys instead of 1");
    }
    byte[] blob = string();
    string();
    boolean encrypted = !cipher.equals("none");
    Description.Builder description =
        Description.builder()
            .shown(
                "type",
                "type",
                Value.of("privateKey"),
                List.of("private key (OpenSSH), " + (encrypted ? "encrypted" : "not encrypted")))
            .hidden("format", "OpenSSH")
            .hidden("encrypted", Value.of(encrypted));
    if (encrypted) {
      encryption(cipher, derivation, options, description);
    }
    return publicKey(blob, description);
  }

  /** The options of bcrypt are a salt and a number of rounds; there is no other derivation. */
  private static void encryption(
      String cipher, String derivation, byte[] options, Description.Builder description) {
    OpenSshKey reader = new OpenSshKey(ByteBuffer.wrap(options));
    int salt = reader.string().length;
    long rounds = Integer.toUnsignedLong(reader.octets.getInt());
    Description kdf =
        Description.builder()
            .hidden("name", derivation)
            .hidden("iterations", Value.of(rounds))
            .hidden("saltOctets", Value.of(salt))
            .build();
    Description value =
        Description.builder()
            .hidden("scheme", "OpenSSH")
            .hidden("kdf", kdf)
            .hidden("cipher", Description.builder().hidden("name", cipher).build())
            .build();
    String words = derivation + ", " + rounds + " rounds, " + salt + " octets of salt";
    description.shown(
        "encryption",
        "encryption",
        value,
        List.of(Lines.bounded(words), Lines.bounded("cipher " + cipher)));
  }

  private static Finding publicKey(byte[] blob, Description.Builder description) {
    OpenSshKey reader = new OpenSshKey(ByteBuffer.wrap(blob));
    String type = reader.text();
    String fingerprint =
        "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(Digests.sha256(blob));
    Optional<SubjectPublicKeyInfo> key = reader.key(type);
    key.ifPresent(known -> PublicKeyDescription.add(description, known));
    List<String> lines = new ArrayList<>(List.of(type, fingerprint));
    description
        .shown("sshKeyType", "SSH key", Value.of(type), Lines.each(lines))
        .hidden("sshFingerprint", fingerprint);
    Finding finding = Finding.of(description.build());
    return key.map(finding::withKey).orElse(finding);
  }

  /** RFC 4253 section 6.6, RFC 5656 section 3.1, RFC 8709 section 4. */
  private Optional<SubjectPublicKeyInfo> key(String type) {
    return switch (type) {
      case "ssh-rsa" -> {
        ASN1Integer exponent = new ASN1Integer(new BigInteger(string()));
        yield Optional.of(PublicKeys.ofRsa(new ASN1Integer(new BigInteger(string())), exponent));
      }
      case "ssh-ed25519" -> Optional.of(PublicKeys.ofOctets("1.3.101.112", string()));
      case "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" -> {
        String curve = CURVES.get(text());
        if (curve == null) {
          throw new IllegalArgumentException("a curve that OpenSSH does not have");
        }
        yield Optional.of(PublicKeys.ofPoint(curve, string()));
      }
      default -> Optional.empty();
    };
  }

  private String text() {
    return new String(string(), StandardCharsets.UTF_8);
  }

  private byte[] string() {
    int length = octets.getInt();
    if (length < 0 || length > octets.remaining()) {
      throw new IllegalArgumentException("a string that runs past the end");
    }
    byte[] string = new byte[length];
    octets.get(string);
    return string;
  }
}
