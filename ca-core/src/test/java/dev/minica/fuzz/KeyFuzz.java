package dev.minica.fuzz;

import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.EncodedPublicKey;
import dev.minica.encoding.PrivateKeyForm;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SubjectPublicKeyInfo;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;

/**
 * Private and public keys in each of their forms; what is encrypted is decrypted, so a derivation
 * may take all it may.
 */
@Timeout(60)
public final class KeyFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(KeyFuzz::readPrivate, KeyFuzz::readPublic);
  }

  private static void readPrivate(byte[] octets) {
    EncodedPrivateKey encoded = EncodedPrivateKey.decode(octets);
    write(encoded.isEncrypted() ? encoded.open("secret".toCharArray()) : encoded.open());
  }

  private static void write(PrivateKeyInfo key) {
    key.publicKey().keyIdentifier();
    for (PrivateKeyForm form : PrivateKeyForm.values()) {
      if (key.algorithm().filter(form::holds).isPresent()) {
        form.encode(key);
      }
    }
  }

  private static void readPublic(byte[] octets) {
    EncodedPublicKey.find(octets).ifPresent(SubjectPublicKeyInfo::algorithm);
  }
}
