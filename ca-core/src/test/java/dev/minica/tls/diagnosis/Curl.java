package dev.minica.tls.diagnosis;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What most people ask with. */
final class Curl implements Client {

  @Override
  public String name() {
    return "curl";
  }

  @Override
  public boolean can(Wish wish) {
    return wish.protocol().isEmpty();
  }

  @Override
  public Report connect(int port, Wish wish, Path keyLog) throws IOException {
    String host = wish.host();
    List<Object> line =
        new ArrayList<>(List.of("-sS", "--noproxy", "*", "--max-time", wish.patience()));
    if (!wish.isAddress()) {
      line.addAll(List.of("--resolve", host + ":" + port + ":127.0.0.1"));
    }
    line.addAll(List.of("--cacert", wish.roots()));
    if (!wish.version().isEmpty()) {
      line.addAll(List.of("--tlsv" + wish.version(), "--tls-max", wish.version()));
    }
    if (!wish.suite().isEmpty()) {
      line.addAll(List.of(wish.isTls13() ? "--tls13-ciphers" : "--ciphers", wish.suite()));
    }
    if (!wish.group().isEmpty()) {
      line.addAll(List.of("--curves", wish.group()));
    }
    wish.crl().ifPresent(crl -> line.addAll(List.of("--crlfile", crl)));
    wish.identity()
        .ifPresent(
            own ->
                line.addAll(
                    List.of("--cert", own.file("fullchain.pem"), "--key", own.file("key.pem"))));
    line.add(wish.scheme() + "://" + host + ":" + port + "/");
    Map<String, String> environment = new HashMap<>();
    environment.put("SSLKEYLOGFILE", keyLog.toString());
    if (!wish.signature().isEmpty()) {
      environment.put("OPENSSL_CONF", configuration(keyLog, wish.signature()).toString());
    }
    return Report.of(
        Tool.named("curl").run(environment, new byte[0], line.toArray()).err().strip());
  }

  /** There is no option for it. */
  private static Path configuration(Path beside, String signature) throws IOException {
    return Files.writeString(
        Path.of(beside + ".cnf"),
        """
        openssl_conf = init
        [init]
        ssl_conf = ssl
        [ssl]
        system_default = defaults
        [defaults]
        SignatureAlgorithms = %s
        """
            .formatted(signature));
  }
}
