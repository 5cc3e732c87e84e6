package dev.minica.tls.client;

import static dev.minica.tls.TlsVersion.TLS_1_2;
import static dev.minica.tls.TlsVersion.TLS_1_3;

import dev.minica.testing.Tool;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.wire.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The kinds of connections that the client and {@code openssl s_server} have in common. */
final class Kinds {

  private static final String MODP = "group:modp_2048";

  /** By {@code openssl dhparam 2048}, which may take a minute. */
  private static final String UNIQUE =
      """
      -----BEGIN DH PARAMETERS-----
      MIIBCAKCAQEAm7QAysS+edrNJ5ofugx0y+7XBzQcqtcRbgoC/9oXQcFgfTQIIaRy
      eYR7MTjywWSIMbMvEt6MxZWvkJNWcIPrNurlomQhP9RLBs47kRPhKZa2ObZLrRTD
      hGtY3mbXerR8cPt851dFhKOGijDryBrxZiiDEDP9zBaZa/T1NlMw2eUywdXWahiL
      9QrMwDulWNGnezJC8PMEhVXjOMzIIHxnpbAcXFFIG/dpBIEdg/N4fl0/gLCzzqVd
      cHSDqaW+PqXg5zmSMMV8n7vVtcGtjknjtDob1jD5dYwbzYnnfbuJCbHzFrHHfisc
      bNPWzcc4HEbZ0zysNCDuTy5fRWj+Uy1llwIBAg==
      -----END DH PARAMETERS-----
      """;

  private final Path folder;
  private final Path response;
  private final Credential rsa;
  private final Credential p256;
  private final Credential p384;
  private final Credential ed25519;
  private final Credential ed448;
  private final List<Kind> kinds = new ArrayList<>();

  Kinds(Path folder) {
    this.folder = folder;
    this.response = folder.resolve("response.der");
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
    mutual();
    resumption();
    earlyData();
    stapled();
    ownGroups();
    kinds.add(warned());
    kinds.add(
        Kind.of("TLS 1.3 KeyUpdate", server(p256, "-rev -tls1_3"), TLS_1_3)
            .with(Kind.SETTINGS.updatingKeys()));
    kinds.add(Kind.of("both versions, server of both", server(rsa, "-rev"), TLS_1_2, TLS_1_3));
    kinds.add(
        Kind.of("both versions, server of 1.2", server(rsa, "-rev -tls1_2"), TLS_1_2, TLS_1_3));
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
      kinds.add(tls12(rsa, "RSA_WITH_" + suite));
    }
    withoutEncryptThenMac("RSA_WITH_AES_128_CBC_SHA");
    withoutExtendedMasterSecret("RSA_WITH_AES_128_GCM_SHA256");
  }

  private void ephemeral12() {
    for (NamedGroup group :
        List.of(NamedGroup.SECP256R1, NamedGroup.X25519, NamedGroup.X448, NamedGroup.SECP521R1)) {
      Kind kind = tls12(rsa, "ECDHE_RSA_WITH_AES_128_GCM_SHA256").groups(group);
      kinds.add(kind.named(kind.name() + " " + group));
    }
    kinds.add(tls12(rsa, "ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"));
    kinds.add(tls12(rsa, "ECDHE_RSA_WITH_AES_256_CBC_SHA384"));
    withoutExtendedMasterSecret("ECDHE_RSA_WITH_AES_128_GCM_SHA256");
    withoutEncryptThenMac("ECDHE_RSA_WITH_AES_256_CBC_SHA384");
    kinds.add(tls12(p256, "ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"));
    kinds.add(tls12(p384, "ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"));
    kinds.add(tls12(p256, "ECDHE_ECDSA_WITH_AES_128_CCM_8"));
    kinds.add(tls12(ed25519, "ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"));
    kinds.add(tls12(ed448, "ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"));
    kinds.add(tls12(rsa, "DHE_RSA_WITH_AES_128_GCM_SHA256"));
    kinds.add(tls12(rsa, "DHE_RSA_WITH_AES_256_CBC_SHA256"));
  }

  private void tls13() {
    for (String suite :
        List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_AES_128_CCM_SHA256",
            "TLS_AES_128_CCM_8_SHA256")) {
      kinds.add(tls13(suite, p256, "-ciphersuites " + suite).suite(suite));
    }
    for (NamedGroup group :
        List.of(
            NamedGroup.SECP256R1,
            NamedGroup.X25519,
            NamedGroup.X448,
            NamedGroup.SECP384R1,
            NamedGroup.FFDHE2048)) {
      kinds.add(tls13(group.label(), p256, "").groups(group));
    }
    for (Credential credential : List.of(rsa, p384, ed25519, ed448)) {
      kinds.add(tls13(name(credential), credential, ""));
    }
    kinds.add(tls13("retried", p256, "-groups P-384"));
    kinds.add(tls13("retried, SHA-384", rsa, "-groups P-521").suite("TLS_AES_256_GCM_SHA384"));
  }

  private void mutual() {
    for (TlsVersion version : TlsVersion.values()) {
      String option = version == TLS_1_2 ? "-tls1_2" : "-tls1_3";
      for (Credential client : List.of(rsa, p256, p384, ed25519, ed448)) {
        kinds.add(
            Kind.of(
                    version + " client certificate " + name(client),
                    server(rsa, "-rev -Verify 1 " + option),
                    version)
                .showing(client));
      }
      kinds.add(
          Kind.of(
              version + " client without certificate",
              server(rsa, "-rev -verify 1 " + option),
              version));
    }
  }

  private void resumption() {
    kinds.add(resumed("TLS 1.2 by ticket", "-tls1_2", TLS_1_2));
    kinds.add(resumed("TLS 1.2 by session id", "-tls1_2 -no_ticket", TLS_1_2));
    kinds.add(
        resumed("TLS 1.2 by ticket, CBC", "-tls1_2", TLS_1_2)
            .suite("TLS_RSA_WITH_AES_128_CBC_SHA"));
    kinds.add(resumed("TLS 1.3 by ticket", "-tls1_3", TLS_1_3));
    kinds.add(resumed("TLS 1.3 by ticket, retried", "-tls1_3 -groups P-256", TLS_1_3));
    kinds.add(
        resumed("TLS 1.3 by ticket, SHA-384", "-tls1_3", TLS_1_3).suite("TLS_AES_256_GCM_SHA384"));
  }

  /** The server takes a ticket once, so who comes with it again is refused. */
  private void earlyData() {
    ClientSettings early = Kind.SETTINGS.withEarlyData(Kind.octets("early bird\n"));
    kinds.add(
        Kind.of("early data", server(p256, "-tls1_3 -early_data"), TLS_1_3)
            .asking("")
            .returning("accepted", 0, early)
            .returning("refused", 0, early));
    kinds.add(
        Kind.of("early data", server(p256, "-tls1_3 -early_data -groups P-384"), TLS_1_3)
            .asking("")
            .returning("retried and refused", 0, early));
  }

  private Kind resumed(String name, String options, TlsVersion version) {
    return Kind.of(name, server(rsa, "-rev " + options), version)
        .returning("resumed", 0, Kind.SETTINGS);
  }

  /** OpenSSL staples whatever it is given, such as an OCSP response that says malformedRequest. */
  private void stapled() {
    write(response, Octets.ofHex("30030a0101"));
    for (TlsVersion version : TlsVersion.values()) {
      String option = version == TLS_1_2 ? "-tls1_2" : "-tls1_3";
      String options = "-rev " + option + " -status_file " + response;
      kinds.add(Kind.of(version + " stapled", server(rsa, options), version));
    }
  }

  /** RFC 5246 section 7.4.3: any group will do; of RFC 3526, and one of nobody else's. */
  private void ownGroups() {
    Path published = folder.resolve("modp.pem");
    Tool.named("openssl")
        .run("genpkey", "-out", published, "-genparam", "-algorithm", "DH", "-pkeyopt", MODP)
        .succeeded();
    Path unique = folder.resolve("unique.pem");
    write(unique, Octets.of(UNIQUE.getBytes(StandardCharsets.US_ASCII)));
    for (Path group : List.of(published, unique)) {
      String options = "-rev -tls1_2 -cipher ALL:@SECLEVEL=0 -dhparam " + group;
      kinds.add(
          Kind.of("TLS 1.2 DHE own group " + group.getFileName(), server(rsa, options), TLS_1_2)
              .suite("TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"));
    }
  }

  /** That has another name, and says unrecognized_name before ServerHello, as a warning. */
  private Kind warned() {
    String options =
        "-rev -tls1_2 -servername other.example -cert2 "
            + p256.certificate()
            + " -key2 "
            + p256.key();
    return Kind.of("TLS 1.2 warned", server(rsa, options), TLS_1_2);
  }

  private static void write(Path file, Octets octets) {
    try {
      Files.write(file, octets.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Credential credential) {
    return credential.certificate().getFileName().toString();
  }

  private static Kind tls13(String name, Credential credential, String options) {
    return Kind.of("TLS 1.3 " + name, server(credential, "-rev -tls1_3 " + options), TLS_1_3);
  }

  private static Kind tls12(Credential credential, String suite) {
    // level 0, since a tag of 8 octets counts as weak
    List<String> server = server(credential, "-rev -tls1_2 -cipher ALL:@SECLEVEL=0");
    String name = "TLS 1.2 " + suite + " " + name(credential);
    return Kind.of(name, server, TLS_1_2).suite("TLS_" + suite);
  }

  private void withoutEncryptThenMac(String suite) {
    Kind kind = tls12(rsa, suite).with(Kind.SETTINGS.withoutEncryptThenMac());
    kinds.add(kind.named(kind + " without encrypt-then-MAC"));
  }

  private void withoutExtendedMasterSecret(String suite) {
    Kind kind = tls12(rsa, suite).with(Kind.SETTINGS.withoutExtendedMasterSecret());
    kinds.add(kind.named(kind + " without extended master secret"));
  }

  private static List<String> server(Credential credential, String options) {
    List<String> all = new ArrayList<>(credential.arguments());
    Arrays.stream(options.split(" ", -1)).filter(word -> !word.isEmpty()).forEach(all::add);
    return all;
  }
}
