package dev.minica.internal.pbe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two of each hash function are the same. */
class HashFunctionTest {

  @ParameterizedTest
  @EnumSource
  void derivesTheSameKey(HashFunction function) {
    assertThat(key(function.platform())).isEqualTo(key(function.portable()));
  }

  @ParameterizedTest
  @EnumSource
  void hashesOctetsInAnyPieces(HashFunction function) {
    assertThat(hash(function.platform())).isEqualTo(hash(function.portable()));
    assertThat(function.platform().getDigestSize()).isEqualTo(function.portable().getDigestSize());
  }

  private static byte[] hash(Digest digest) {
    byte[] octets = "some octets ".repeat(50).getBytes(StandardCharsets.US_ASCII);
    digest.update(octets, 3, 500);
    digest.reset();
    digest.update(octets[0]);
    digest.update(octets, 1, octets.length - 1);
    byte[] out = new byte[2 + digest.getDigestSize()];
    assertThat(digest.doFinal(out, 2)).isEqualTo(digest.getDigestSize());
    return Arrays.copyOfRange(out, 2, out.length);
  }

  private static byte[] key(Digest digest) {
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(digest);
    generator.init(new byte[] {'p', 'w'}, new byte[20], 10);
    return ((KeyParameter) generator.generateDerivedMacParameters(8 * 100)).getKey();
  }
}
