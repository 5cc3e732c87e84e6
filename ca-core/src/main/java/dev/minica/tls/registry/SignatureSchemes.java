package dev.minica.tls.registry;

import java.util.List;
import java.util.OptionalInt;

/**
 * IANA's registry "TLS SignatureScheme" (RFC 8446 section 4.2.3), and what TLS 1.2 has in its
 * place, pairs of a hash and a signature algorithm (RFC 5246 section 7.4.1.4.1).
 */
public final class SignatureSchemes {

  private static final Names NAMES =
      Names.of(
          """
          0x0201 rsa_pkcs1_sha1
          0x0203 ecdsa_sha1
          0x0401 rsa_pkcs1_sha256
          0x0403 ecdsa_secp256r1_sha256
          0x0420 rsa_pkcs1_sha256_legacy
          0x0501 rsa_pkcs1_sha384
          0x0503 ecdsa_secp384r1_sha384
          0x0520 rsa_pkcs1_sha384_legacy
          0x0601 rsa_pkcs1_sha512
          0x0603 ecdsa_secp521r1_sha512
          0x0620 rsa_pkcs1_sha512_legacy
          0x0704 eccsi_sha256
          0x0705 iso_ibs1
          0x0706 iso_ibs2
          0x0707 iso_chinese_ibs
          0x0708 sm2sig_sm3
          0x0709 gostr34102012_256a
          0x070a gostr34102012_256b
          0x070b gostr34102012_256c
          0x070c gostr34102012_256d
          0x070d gostr34102012_512a
          0x070e gostr34102012_512b
          0x070f gostr34102012_512c
          0x0804 rsa_pss_rsae_sha256
          0x0805 rsa_pss_rsae_sha384
          0x0806 rsa_pss_rsae_sha512
          0x0807 ed25519
          0x0808 ed448
          0x0809 rsa_pss_pss_sha256
          0x080a rsa_pss_pss_sha384
          0x080b rsa_pss_pss_sha512
          0x081a ecdsa_brainpoolP256r1tls13_sha256
          0x081b ecdsa_brainpoolP384r1tls13_sha384
          0x081c ecdsa_brainpoolP512r1tls13_sha512
          0x0904 mldsa44
          0x0905 mldsa65
          0x0906 mldsa87
          """);

  /** HashAlgorithm of RFC 5246 section 7.4.1.4.1, from 0 on. */
  private static final List<String> HASHES =
      List.of("none", "md5", "sha1", "sha224", "sha256", "sha384", "sha512");

  /** SignatureAlgorithm of RFC 5246 section 7.4.1.4.1, from 0 on. */
  private static final List<String> SIGNATURES = List.of("anonymous", "rsa", "dsa", "ecdsa");

  private SignatureSchemes() {}

  /**
   * Such as {@code rsa_pss_rsae_sha256}, {@code dsa_sha256} for a pair that only TLS 1.2 has, or
   * {@code unknown (0x1234)}.
   */
  public static String name(int id) {
    int hash = id >> 8;
    int signature = id & 0xff;
    if (NAMES.has(id) || hash >= HASHES.size() || hash < 0 || signature >= SIGNATURES.size()) {
      return NAMES.ofUint16(id);
    }
    return SIGNATURES.get(signature) + "_" + HASHES.get(hash);
  }

  /** The number of a name as IANA writes it. */
  public static OptionalInt id(String name) {
    return NAMES.number(name);
  }
}
