package dev.minica.tls.diagnosis;

import dev.minica.MinicaException;
import dev.minica.encoding.Pem;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.engine.Engine;
import dev.minica.tls.wire.Octets;
import dev.minica.x509.Certificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A client of minica's, which takes down itself what it says and hears.
 *
 * @param canChooseGroups whether it can
 */
record EngineClient(String name, Engine engine, boolean canChooseGroups) implements Client {

  private static final byte[] REQUEST =
      "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  @Override
  public boolean can(Wish wish) {
    return wish.signature().isEmpty()
        && wish.scheme().equals("https")
        && (wish.group().isEmpty() || canChooseGroups);
  }

  @Override
  public Report connect(int port, Wish wish, Path keyLog) throws Exception {
    List<Certificate> roots =
        Pem.decode(Files.readAllBytes(wish.roots())).stream()
            .map(block -> Certificate.decode(block.content()))
            .toList();
    ClientWishes wishes =
        new ClientWishes(
            wish.isAddress() ? Optional.empty() : Optional.of(wish.host()),
            wish.version().isEmpty()
                ? EnumSet.allOf(TlsVersion.class)
                : Set.of(TlsVersion.parse(wish.version())),
            Optional.empty(),
            wish.suite().isEmpty() ? List.of() : List.of(JavaClient.javaName(wish.suite())),
            wish.group().isEmpty() ? List.of() : List.of(group(wish.group())),
            wish.protocol().isEmpty() ? List.of() : List.of(wish.protocol()),
            wish.identity().map(own -> new TlsIdentity(own.key(), own.chain(), roots)),
            roots,
            Octets.of(REQUEST),
            Duration.ofSeconds(wish.patience()));
    InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    Capture capture = engine.connect(server, wishes);
    return new Report(capture.complaint(), Optional.of(capture));
  }

  private static NamedGroup group(String openssl) {
    String name = "SEC" + openssl.replace("-", "").replace("P", "P") + "R1";
    return Arrays.stream(NamedGroup.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new MinicaException(MinicaException.Kind.USAGE, name));
  }
}
