package dev.minica.inspection;

import dev.minica.key.SubjectPublicKeyInfo;
import java.util.ArrayList;
import java.util.List;

/** A public key by itself, in either of its forms. */
final class PublicKeyDescription {

  private PublicKeyDescription() {}

  static Finding read(byte[] der) {
    return finding(SubjectPublicKeyInfo.decode(der), "X.509", "public key (X.509)");
  }

  static Finding readPkcs1(byte[] der) {
    return finding(PublicKeys.ofPkcs1(der), "PKCS#1", "public key (PKCS#1)");
  }

  private static Finding finding(SubjectPublicKeyInfo key, String format, String words) {
    Description.Builder description =
        Description.builder()
            .shown("type", "type", Value.of("publicKey"), List.of(words))
            .hidden("format", format);
    add(description, key);
    return Finding.of(description.build()).withKey(key);
  }

  /** The key with its fingerprint, for those who look at a key and at nothing else. */
  static void add(Description.Builder description, SubjectPublicKeyInfo key) {
    Meaning meaning = KeyDescription.of(key);
    List<String> lines = new ArrayList<>(meaning.lines());
    lines.add("SHA-256 " + Lines.colons(Digests.sha256(key.encoded())));
    description.hidden("key", key.toString()).shown("publicKey", "key", meaning.value(), lines);
  }
}
