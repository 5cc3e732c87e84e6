package dev.minica.tls.observed;

import static dev.minica.tls.TlsVersion.TLS_1_2;
import static dev.minica.tls.TlsVersion.TLS_1_3;

import dev.minica.Environment;
import dev.minica.tls.KeyExchange;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.analysis.OpenSslServer;
import dev.minica.tls.crypto.NamedGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Connections of all the kinds that both Java's client and OpenSSL's server know. */
final class ObservedKinds {

  /** From which on Java has groups that are chosen per connection, and no RSA key exchange. */
  static final boolean IS_NEW = Runtime.version().feature() >= 20;

  private static final int THREADS = 3;

  private final Path folder;
  private final Credential rsa;
  private final Credential p256;
  private final Credential p384;
  private final Credential ed25519;
  private final List<Callable<List<Observed>>> connections = new ArrayList<>();

  ObservedKinds(Path folder) {
    this.folder = folder;
    this.rsa = Credential.of(folder, "rsa", "rsa:2048");
    this.p256 = Credential.of(folder, "p256", "ec -pkeyopt ec_paramgen_curve:P-256");
    this.p384 = Credential.of(folder, "p384", "ec -pkeyopt ec_paramgen_curve:P-384");
    this.ed25519 = Credential.of(folder, "ed25519", "ed25519");
  }

  Credential rsa() {
    return rsa;
  }

  Credential p256() {
    return p256;
  }

  /** Several at once, so that it shows if they mix. */
  List<Observed> all() throws Exception {
    tls12();
    tls13();
    mutual();
    resumption();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Observed> all = new ArrayList<>();
      for (Future<List<Observed>> each : threads.invokeAll(connections)) {
        all.addAll(each.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  private void tls12() throws IOException {
    for (String suite :
        List.of(
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256")) {
      add(suite, rsa, "", Wish.of(rsa, TLS_1_2).suite(suite));
    }
    add("1.2 ECDSA P-256", p256, "", Wish.of(p256, TLS_1_2).keyExchange(KeyExchange.ECDHE));
    add("1.2 ECDSA P-384", p384, "", Wish.of(p384, TLS_1_2));
    add("1.2 Ed25519", ed25519, "", Wish.of(ed25519, TLS_1_2));
    add("1.2 X448", rsa, "-groups X448", Wish.of(rsa, TLS_1_2).keyExchange(KeyExchange.ECDHE));
    if (!IS_NEW) {
      for (String suite :
          List.of(
              "TLS_RSA_WITH_AES_128_GCM_SHA256",
              "TLS_RSA_WITH_AES_256_GCM_SHA384",
              "TLS_RSA_WITH_AES_128_CBC_SHA")) {
        add(suite, rsa, "", Wish.of(rsa, TLS_1_2).suite(suite));
      }
    }
  }

  private void tls13() throws IOException {
    for (String suite :
        List.of(
            "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256")) {
      add(suite, p256, "", Wish.of(p256, TLS_1_3).suite(suite));
    }
    for (Credential credential : List.of(rsa, p384, ed25519)) {
      String name = "1.3 " + credential.certificate().getFileName();
      add(name, credential, "", Wish.of(credential, TLS_1_2, TLS_1_3));
    }
    add("1.3 P-256", p256, "-groups P-256", Wish.of(p256, TLS_1_3));
    for (String group : List.of("P-384", "P-521", "X448", "ffdhe2048")) {
      add("1.3 retried " + group, p256, "-groups " + group, Wish.of(p256, TLS_1_3));
    }
    if (IS_NEW) {
      for (NamedGroup group :
          List.of(NamedGroup.X448, NamedGroup.SECP384R1, NamedGroup.FFDHE3072)) {
        String server = "-groups " + (group == NamedGroup.SECP384R1 ? "P-384" : group);
        add("1.3 " + group, p256, server, Wish.of(p256, TLS_1_3).groups(group));
      }
    }
  }

  private void mutual() throws IOException {
    for (TlsVersion version : TlsVersion.values()) {
      for (Credential client : List.of(rsa, p256, ed25519)) {
        String name = version + " shows " + client.certificate().getFileName();
        add(name, rsa, "-Verify 1", Wish.of(rsa, version).shows(client));
      }
      add(version + " shows nothing", rsa, "-verify 1", Wish.of(rsa, version));
    }
  }

  private void resumption() throws IOException {
    add("1.2 by ticket", rsa, "", Wish.of(rsa, TLS_1_2), 2);
    add("1.2 by session id", rsa, "-no_ticket", Wish.of(rsa, TLS_1_2), 2);
    add("1.3 by ticket", rsa, "", Wish.of(rsa, TLS_1_3), 3);
    add(
        "1.3 by ticket, SHA-256",
        p256,
        "",
        Wish.of(p256, TLS_1_3).suite("TLS_AES_128_GCM_SHA256"),
        2);
  }

  private void add(String kind, Credential credential, String server, Wish wish) {
    add(kind, credential, server, wish, 1);
  }

  private void add(String kind, Credential credential, String server, Wish wish, int times) {
    connections.add(
        () -> {
          JavaClient client = new JavaClient(Environment.system());
          List<Observed> observed = new ArrayList<>();
          try (OpenSslServer running = server(credential, server)) {
            for (int i = 1; i <= times; i++) {
              String name = i == 1 ? kind : kind + ", resumed " + (i - 1);
              observed.add(Observed.of(name, client, running, wish));
            }
          }
          return observed;
        });
  }

  OpenSslServer server(Credential credential, String arguments) throws IOException {
    List<String> all = new ArrayList<>(credential.arguments());
    all.add("-www");
    Arrays.stream(arguments.split(" ", -1)).filter(each -> !each.isEmpty()).forEach(all::add);
    return OpenSslServer.start(folder, all);
  }
}
