package dev.minica.tls.client;

import dev.minica.tls.TlsVersion;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.crypto.NamedGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The kinds of connections that the client and {@code openssl s_server} have in common. */
final class Kinds {

  private final Credential rsa;
  private final Credential p256;
  private final Credential p384;
  private final Credential ed25519;
  private final Credential ed448;
  private final List<Kind> kinds = new ArrayList<>();

  Kinds(Path folder) {
    this.rsa = Credential.of(folder, "rsa", "rsa:2048");
    this.p256 = Credential.of(folder, "p256", "ec -pkeyopt ec_paramgen_curve:P-256");
    this.p384 = Credential.of(folder, "p384", "ec -pkeyopt ec_paramgen_curve:P-384");
    this.ed25519 = Credential.of(folder, "ed25519", "ed25519");
    this.ed448 = Credential.of(folder, "ed448", "ed448");
  }

  List<Kind> all() {
    rsaKeyExchange();
    ephemeral12();
    tls13();
    return List.copyOf(kinds);
  }

  private void rsaKeyExchange() {
    for (String suite :
        List.of(
            "AES_128_GCM_SHA256",
            "AES_256_GCM_SHA384",
            "AES_128_CCM",
            "AES_256_CCM_8",
            "AES_128_CBC_SHA",
            "AES_256_CBC_SHA256")) {
      tls12(rsa, "RSA_WITH_" + suite);
    }
    Kind cbc = tls12(rsa, "RSA_WITH_AES_128_CBC_SHA");
    without(cbc, "encrypt-then-MAC", cbc.settings().withoutEncryptThenMac());
    Kind gcm = tls12(rsa, "RSA_WITH_AES_128_GCM_SHA256");
    without(gcm, "extended master secret", gcm.settings().withoutExtendedMasterSecret());
  }

  private void ephemeral12() {
    for (NamedGroup group :
        List.of(NamedGroup.SECP256R1, NamedGroup.X25519, NamedGroup.X448, NamedGroup.SECP521R1)) {
      Kind kind = tls12(rsa, "ECDHE_RSA_WITH_AES_128_GCM_SHA256");
      replace(
          kind,
          new Kind(kind + " " + group, kind.server(), kind.wishes(), kind.settings())
              .groups(group));
    }
    Kind ecdhe = tls12(rsa, "ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
    without(ecdhe, "extended master secret", ecdhe.settings().withoutExtendedMasterSecret());
    Kind cbc = tls12(rsa, "ECDHE_RSA_WITH_AES_256_CBC_SHA384");
    without(cbc, "encrypt-then-MAC", cbc.settings().withoutEncryptThenMac());
    tls12(p256, "ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
    tls12(p384, "ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
    tls12(p256, "ECDHE_ECDSA_WITH_AES_128_CCM_8");
    tls12(ed25519, "ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");
    tls12(ed448, "ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
    tls12(rsa, "DHE_RSA_WITH_AES_128_GCM_SHA256");
    tls12(rsa, "DHE_RSA_WITH_AES_256_CBC_SHA256");
  }

  private void tls13() {
    for (String suite :
        List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_AES_128_CCM_SHA256",
            "TLS_AES_128_CCM_8_SHA256")) {
      add(
          Kind.of(
                  "TLS 1.3 " + suite,
                  server(p256, "-tls1_3 -ciphersuites " + suite),
                  TlsVersion.TLS_1_3)
              .suite(suite));
    }
    for (NamedGroup group :
        List.of(
            NamedGroup.SECP256R1,
            NamedGroup.X25519,
            NamedGroup.X448,
            NamedGroup.SECP384R1,
            NamedGroup.FFDHE2048)) {
      add(Kind.of("TLS 1.3 " + group, server(p256, "-tls1_3"), TlsVersion.TLS_1_3).groups(group));
    }
    for (Credential credential : List.of(rsa, p384, ed25519, ed448)) {
      add(
          Kind.of(
              "TLS 1.3 " + credential.certificate().getFileName(),
              server(credential, "-tls1_3"),
              TlsVersion.TLS_1_3));
    }
    add(Kind.of("TLS 1.3 retried", server(p256, "-tls1_3 -groups P-384"), TlsVersion.TLS_1_3));
  }

  private Kind tls12(Credential credential, String suite) {
    // level 0, since a tag of 8 octets counts as weak
    List<String> server = server(credential, "-tls1_2 -cipher ALL:@SECLEVEL=0");
    String name = "TLS 1.2 " + suite + " " + credential.certificate().getFileName();
    return add(Kind.of(name, server, TlsVersion.TLS_1_2).suite("TLS_" + suite));
  }

  private void without(Kind kind, String what, ClientSettings settings) {
    add(new Kind(kind + " without " + what, kind.server(), kind.wishes(), settings));
  }

  private void replace(Kind old, Kind better) {
    kinds.set(kinds.lastIndexOf(old), better);
  }

  private Kind add(Kind kind) {
    kinds.add(kind);
    return kind;
  }

  private static List<String> server(Credential credential, String arguments) {
    List<String> all = new ArrayList<>(credential.arguments());
    all.add("-rev");
    all.addAll(Arrays.asList(arguments.split(" ", -1)));
    return all;
  }
}
