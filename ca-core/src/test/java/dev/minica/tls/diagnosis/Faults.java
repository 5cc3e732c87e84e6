package dev.minica.tls.diagnosis;

import dev.minica.key.KeyAlgorithm;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.testing.Tool;
import dev.minica.tls.crypto.Sender;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.NameConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that is done wrong. */
final class Faults {

  private static final String HOST = "server.example.test";
  private static final String[] VERSIONS = {"1.2", "1.3"};

  private final Path folder;
  private final Pki root;
  private final Pki issuing;
  private final Pki stranger;
  private final Credential good;
  private final Path roots;
  private final List<Fault> all = new ArrayList<>();

  Faults(Path folder) throws Exception {
    this.folder = folder;
    this.root = Pki.root(folder, "Example Root CA");
    this.issuing = root.intermediate("Example Issuing CA");
    this.stranger = Pki.root(folder, "Stranger Root CA");
    this.good = issuing.server(HOST);
    this.roots = Pki.pem(folder.resolve("roots.pem"), root.certificate());
    untrusted();
    invalid();
    inappropriate();
    nothingInCommon();
    for (String version : VERSIONS) {
      clientCertificates(version);
    }
    notTls();
    tampered();
  }

  List<Fault> all() {
    return List.copyOf(all);
  }

  Credential good() {
    return good;
  }

  Wish wish() {
    return Wish.of(HOST, roots);
  }

  Pki root() {
    return root;
  }

  private Fault add(String name, Cause cause, Server.Start server, Wish wish) {
    return new Fault(name, cause, server, wish, Set.of(), List.of(root.certificate()), List.of());
  }

  private void served(String name, Cause cause, Credential credential) {
    all.add(add(name, cause, Server.openssl(credential.served()), wish()).showing(credential));
  }

  private void untrusted() {
    served("untrusted root", Cause.UNTRUSTED_ROOT, stranger.server(HOST));
    served(
        "untrusted root behind an intermediate",
        Cause.UNTRUSTED_ROOT,
        stranger.intermediate("Stranger Issuing CA").server(HOST));
    served(
        "untrusted root, sent along",
        Cause.UNTRUSTED_ROOT,
        root.sent(stranger.server(HOST), stranger.certificate()));
    served("self-signed", Cause.SELF_SIGNED, Pki.selfSigned(folder, HOST));
    served("missing intermediate", Cause.MISSING_INTERMEDIATE, root.sent(good));
    served(
        "wrong intermediate",
        Cause.MISSING_INTERMEDIATE,
        root.sent(good, root.intermediate("Example Other CA").certificate()));
  }

  private void invalid() throws Exception {
    KeyAlgorithm p256 = KeyAlgorithm.EC_P256;
    KeyPurpose server = KeyPurpose.SERVER_AUTH;
    served("expired", Cause.EXPIRED, issuing.server(p256, Pki.past(), server, HOST));
    served(
        "expired intermediate",
        Cause.EXPIRED,
        root.intermediate("Example Old CA", Pki.past(), List.of()).server(HOST));
    served("not yet valid", Cause.NOT_YET_VALID, issuing.server(p256, Pki.future(), server, HOST));
    served("issued by no CA", Cause.NOT_A_CA, root.pretender("Example Pretender").server(HOST));
    Credential revoked = root.server(HOST);
    all.add(
        add(
            "revoked",
            Cause.REVOKED,
            Server.openssl(revoked.served()),
            wish().crl(root.crl(revoked))));
    NameConstraints elsewhere =
        new NameConstraints(List.of(GeneralName.parse("dns:elsewhere.test")), List.of());
    served(
        "name constraint",
        Cause.NAME_CONSTRAINT,
        root.intermediate(
                "Example Confined CA",
                Pki.current(),
                List.of(Extensions.nameConstraints(elsewhere)))
            .server(HOST));
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1024);
    PrivateKeyInfo weak = PrivateKeyInfo.decode(rsa.generateKeyPair().getPrivate().getEncoded());
    all.add(
        add(
                "weak key",
                Cause.WEAK_CERTIFICATE,
                Server.openssl(issuing.withKey(weak, HOST).served() + " -cipher ALL:@SECLEVEL=0"),
                wish())
            .except("java", "jdk"));
  }

  private void inappropriate() {
    served("wrong host", Cause.WRONG_HOST, issuing.server("other.example.test"));
    served("no alternative name", Cause.WRONG_HOST, issuing.server());
    all.add(
        add(
            "address not in the names",
            Cause.WRONG_HOST,
            Server.openssl(good.served()),
            Wish.of("127.0.0.1", roots)));
    served(
        "wrong usage",
        Cause.WRONG_USAGE,
        issuing.server(KeyAlgorithm.EC_P256, Pki.current(), KeyPurpose.CLIENT_AUTH, HOST));
    served("CA as server", Cause.WRONG_USAGE, issuing.caAsServer(HOST));
  }

  private void nothingInCommon() throws IOException {
    all.add(
        add(
            "only TLS 1.3",
            Cause.NO_COMMON_VERSION,
            Server.openssl(good.served() + " -tls1_3"),
            wish().version("1.2")));
    all.add(
        add(
            "only TLS 1.2",
            Cause.NO_COMMON_VERSION,
            Server.openssl(good.served() + " -tls1_2"),
            wish().version("1.3")));
    all.add(
        add(
            "no suite, 1.2",
            Cause.NO_COMMON_SUITE,
            Server.openssl(good.served() + " -tls1_2 -cipher ECDHE-ECDSA-AES256-GCM-SHA384"),
            wish().version("1.2").suite("ECDHE-ECDSA-AES128-GCM-SHA256")));
    all.add(
        add(
            "no suite for the key, 1.2",
            Cause.NO_COMMON_SUITE,
            Server.openssl(good.served() + " -tls1_2"),
            wish().version("1.2").suite("ECDHE-RSA-AES128-GCM-SHA256")));
    all.add(
        add(
            "no suite, 1.3",
            Cause.NO_COMMON_SUITE,
            Server.openssl(good.served() + " -tls1_3 -ciphersuites TLS_AES_256_GCM_SHA384"),
            wish().version("1.3").suite("TLS_AES_128_GCM_SHA256")));
    Credential rsa =
        issuing.server(KeyAlgorithm.RSA_2048, Pki.current(), KeyPurpose.SERVER_AUTH, HOST);
    all.add(
        add(
            "no group, 1.2",
            Cause.NO_COMMON_GROUP,
            Server.openssl(rsa.served() + " -tls1_2 -cipher ECDHE -groups brainpoolP256r1"),
            wish().version("1.2").group("")));
    all.add(
        add(
            "no group, 1.2, an unusual client",
            Cause.NO_COMMON_GROUP,
            Server.openssl(rsa.served() + " -tls1_2 -cipher ECDHE -groups P-256"),
            wish().version("1.2").group("P-521")));
    all.add(
        add(
            "no group, 1.3",
            Cause.NO_COMMON_GROUP,
            Server.openssl(good.served() + " -tls1_3 -groups P-384"),
            wish().version("1.3").group("P-256")));
    for (String version : VERSIONS) {
      all.add(
          add(
              "no signature algorithm, " + version,
              Cause.NO_COMMON_SIGNATURE_ALGORITHM,
              Server.openssl(good.served() + " -tls" + version.replace('.', '_')),
              wish().version(version).signature("RSA-PSS+SHA256:RSA+SHA256")));
    }
    all.add(
        add(
            "no application protocol",
            Cause.NO_COMMON_APPLICATION_PROTOCOL,
            Server.openssl(good.served() + " -alpn spoken"),
            wish().protocol("wanted")));
    String other = issuing.server("other.example.test").served();
    all.add(
        add(
            "name not served",
            Cause.NAME_NOT_SERVED,
            Server.openssl(
                good.served()
                    + " -servername other.example.test -servername_fatal "
                    + other
                        .replace("-key ", "-key2 ")
                        .replace("-cert ", "-cert2 ")
                        .replaceAll(" -cert_chain .*", "")),
            wish()));
    Path parameters = folder.resolve("dh.pem");
    Tool.named("openssl")
        .run(
            "genpkey",
            "-genparam",
            "-algorithm",
            "DH",
            "-pkeyopt",
            "group:modp_1536",
            "-out",
            parameters)
        .succeeded();
    all.add(
        add(
                "weak group",
                Cause.WEAK_GROUP,
                Server.openssl(
                    rsa.served() + " -tls1_2 -dhparam " + parameters,
                    configured("CipherString = DHE:@SECLEVEL=0")),
                wish().version("1.2"))
            .except("java", "jdk", "own"));
  }

  private void clientCertificates(String version) {
    String required =
        good.served() + " -tls" + version.replace('.', '_') + " -Verify 1 -verify_return_error";
    String asking = required + " -CAfile " + roots;
    String askingNobody = required + " -verifyCAfile " + roots;
    Wish wish = wish().version(version);
    all.add(
        add(
            "client certificate missing, " + version,
            Cause.CLIENT_CERTIFICATE_MISSING,
            Server.openssl(asking),
            wish));
    all.add(
        add(
            "client certificate of an unknown CA, " + version,
            Cause.CLIENT_CERTIFICATE_UNTRUSTED,
            Server.openssl(askingNobody),
            wish.identity(stranger.client())));
    all.add(
        add(
            "client certificate of a CA not asked for, " + version,
            Cause.CLIENT_CERTIFICATE_NOT_ASKED_CA,
            Server.openssl(asking),
            wish.identity(stranger.client())));
    all.add(
        add(
            "client certificate expired, " + version,
            Cause.CLIENT_CERTIFICATE_EXPIRED,
            Server.openssl(asking),
            wish.identity(root.client(Pki.past(), KeyPurpose.CLIENT_AUTH))));
    all.add(
        add(
            "client certificate of a server, " + version,
            Cause.CLIENT_CERTIFICATE_WRONG_USAGE,
            Server.openssl(asking),
            wish.identity(root.client(Pki.current(), KeyPurpose.SERVER_AUTH))));
  }

  private void plain(String name, Cause cause, Server.Conduct conduct) {
    all.add(add(name, cause, Server.plain(conduct), wish()));
  }

  private void notTls() {
    plain(
        "HTTP",
        Cause.NOT_TLS_HTTP,
        Server.saying("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", false));
    plain("SSH", Cause.NOT_TLS_SSH, Server.saying("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n", true));
    plain("SMTP", Cause.NOT_TLS_SMTP, Server.saying("220 mail.example.test ESMTP\r\n", true));
    plain("IMAP", Cause.NOT_TLS_IMAP, Server.saying("* OK IMAP4rev1 ready\r\n", true));
    plain("POP3", Cause.NOT_TLS_POP3, Server.saying("+OK POP3 ready\r\n", true));
    plain("a database", Cause.NOT_TLS, Server.saying("J\0\0\0\n8.0.36\0", true));
    all.add(
        add(
            "silence",
            Cause.SILENCE,
            Server.plain(socket -> socket.getInputStream().readAllBytes()),
            wish().patience(2)));
    plain(
        "reset at the first octet",
        Cause.RESET,
        socket -> {
          socket.getInputStream().read();
          socket.setSoLinger(true, 0);
        });
    plain(
        "reset after ClientHello",
        Cause.RESET,
        socket -> {
          socket.getInputStream().read(new byte[4096]);
          socket.setSoLinger(true, 0);
        });
    plain(
        "close at once",
        Cause.CLOSED,
        socket -> {
          socket.shutdownOutput();
          socket.getInputStream().readAllBytes();
        });
    plain(
        "close after ClientHello",
        Cause.CLOSED,
        socket -> {
          socket.getInputStream().read(new byte[4096]);
          socket.shutdownOutput();
          socket.getInputStream().readAllBytes();
        });
    all.add(
        add(
            "HTTP to a TLS port",
            Cause.CLIENT_NOT_TLS,
            Server.openssl(good.served()),
            wish().plain()));
  }

  private void tampered() throws IOException {
    for (String version : VERSIONS) {
      String server = good.served() + " -tls" + version.replace('.', '_');
      all.add(
          add(
              "record broken, " + version,
              Cause.BROKEN_RECORD,
              Server.tampered(Server.openssl(server), new BrokenRecord(version)),
              wish().version(version)));
    }
    all.add(
        add(
            "signature broken, 1.2",
            Cause.BAD_SIGNATURE,
            Server.tampered(Server.openssl(good.served() + " -tls1_2"), Faults::breakSignature),
            wish().version("1.2")));
    Map<String, String> environment = configured("Options = -ExtendedMasterSecret");
    all.add(
        add(
            "Finished broken, 1.2",
            Cause.BROKEN_FINISHED,
            Server.tampered(
                Server.openssl(good.served() + " -tls1_2", environment), Faults::changeName),
            wish().version("1.2")));
  }

  /** What s_server has no option for. */
  private Map<String, String> configured(String setting) throws IOException {
    Path file = Files.createTempFile(folder, "openssl", ".cnf");
    Files.writeString(
        file,
        """
        openssl_conf = init
        [init]
        ssl_conf = ssl
        [ssl]
        system_default = defaults
        [defaults]
        %s
        """
            .formatted(setting));
    return Map.of("OPENSSL_CONF", file.toString());
  }

  /** The first record that the server protects. */
  private record BrokenRecord(String version) implements Tamperer.Change {

    private static final int APPLICATION_DATA = 23;

    @Override
    public void apply(Sender sender, int number, byte[] record) {
      boolean isFinished12 = version.equals("1.2") && record[0] == 22 && record.length == 45;
      boolean isProtected13 = version.equals("1.3") && record[0] == APPLICATION_DATA;
      if (sender == Sender.SERVER && (isFinished12 || isProtected13)) {
        record[record.length - 1] ^= 1;
      }
    }
  }

  /** The last octet of ServerKeyExchange. */
  private static void breakSignature(Sender sender, int number, byte[] record) {
    if (sender == Sender.CLIENT || record[0] != 22) {
      return;
    }
    for (int at = 5; at + 4 <= record.length; ) {
      int length =
          ((record[at + 1] & 0xff) << 16)
              | ((record[at + 2] & 0xff) << 8)
              | (record[at + 3] & 0xff);
      if (record[at] == 12 && at + 4 + length <= record.length) {
        record[at + 3 + length] ^= 1;
      }
      at += 4 + length;
    }
  }

  /** So that the two have seen different ClientHellos, and came to the same keys all the same. */
  private static void changeName(Sender sender, int number, byte[] record) {
    String text = new String(record, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(HOST);
    if (sender == Sender.CLIENT && number == 0 && at >= 0) {
      record[at] ^= 1;
    }
  }
}
