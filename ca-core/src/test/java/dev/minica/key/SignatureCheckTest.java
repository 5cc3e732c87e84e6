package dev.minica.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureCheckTest {

  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource({
    "SHA256_WITH_RSA_PSS, SHA-256, 32, true",
    "SHA384_WITH_RSA_PSS, SHA-384, 48, true",
    "SHA512_WITH_RSA_PSS, SHA-512, 64, true",
    "SHA256_WITH_RSA_PSS, SHA-256, 20, false",
    "SHA384_WITH_RSA_PSS, SHA-256, 32, false",
    "SHA256_WITH_RSA, SHA-256, 32, false",
  })
  void aPssSignatureOfJavaIsRightForItsHashAndSaltAlone(
      SignatureAlgorithm algorithm, String hash, int salt, boolean right)
      throws GeneralSecurityException {
    java.security.KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    Signature signer = Signature.getInstance("RSASSA-PSS");
    signer.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1));
    signer.initSign(pair.getPrivate());
    signer.update(MESSAGE);
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.decode(pair.getPublic().getEncoded());

    assertThat(SignatureCheck.verifies(key, algorithm, MESSAGE, signer.sign())).isEqualTo(right);
  }

  @Test
  void rubbishIsNoSignature() throws GeneralSecurityException {
    java.security.KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.decode(pair.getPublic().getEncoded());

    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      assertThat(SignatureCheck.verifies(key, algorithm, MESSAGE, new byte[0])).isFalse();
      assertThat(SignatureCheck.verifies(key, algorithm, MESSAGE, new byte[100])).isFalse();
    }
  }
}
