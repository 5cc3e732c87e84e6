package dev.minica.cli.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** CAs of programs that keep no record. */
class SmallToolsImportTest extends ImportWorld {

  private static final String NO_CRL = "the key usage of the CA's certificate is without cRLSign";

  private void goesOn(String old) {
    succeed("issue", "new.test");
    verify(at("new.test/cert.pem"), "-x509_strict").succeeded();
    verify(at(old)).succeeded();
  }

  /** A CA whose certificate lets it make no CRL makes none, and promises none. */
  private void makesNoCrl() throws IOException {
    var ran = run("crl");
    assertThat(ran.exit()).isEqualTo(6);
    assertThat(ran.err()).contains(NO_CRL);
    assertThat(at("ca/crls")).doesNotExist();
    assertThat(openssl("x509", "-in", at("new.test/cert.pem"), "-noout", "-text"))
        .contains("URI:http://ca.test/ocsp")
        .doesNotContain("CRL Distribution");
    assertThat(Files.readString(at("ca/audit.log"))).contains("\"event\":\"import\"");
  }

  @Test
  void mkcertsCaGoesOn() throws IOException {
    Tool.named("mkcert");
    shell("mkdir root; exec 2>&1; CAROOT=$PWD/root mkcert -cert-file a.pem -key-file a.key a.test");

    var ran = succeed("import", "mkcert", "root", "--url", "http://ca.test");
    assertThat(ran.err()).contains("mkcert keeps no record", NO_CRL);
    assertThat(ran.out()).containsPattern("certificates: +0\n").containsPattern("CRL: +none\n");
    goesOn("a.pem");
    makesNoCrl();
    assertThat(run("revoke", "a.pem").exit()).isEqualTo(4);
  }

  @Test
  void debiansMinicaGoesOn() throws IOException {
    assumeTrue(
        Tool.named("minica").run("-help").everything().contains("-ca-cert"),
        "skipped: the minica here is another");
    shell("mkdir go; cd go; exec 2>&1; minica --type server a.test b.test");

    var ran = succeed("import", "minica-go", "go", "--url", "http://ca.test");
    assertThat(ran.out()).containsPattern("certificates: +2\n");
    assertThat(succeed("list").out()).contains(" a.test", " b.test", " peer ");
    goesOn("go/a.test.crt");
    makesNoCrl();
    succeed("revoke", "go/a.test.crt");
    assertThat(succeed("list", "--revoked").out()).contains(" a.test");
  }

  /** Laid out as the more usual one does it, whose certificates have these extensions. */
  @Test
  void theOtherMinicaGoesOn() throws IOException {
    Tool.named("openssl");
    write(
        "o.cnf",
        """
        [req]
        distinguished_name = dn
        [dn]
        [ca]
        basicConstraints = critical, CA:TRUE, pathlen:0
        keyUsage = critical, digitalSignature, keyCertSign
        extendedKeyUsage = serverAuth, clientAuth
        subjectKeyIdentifier = hash
        authorityKeyIdentifier = keyid
        [leaf]
        basicConstraints = critical, CA:FALSE
        keyUsage = critical, digitalSignature, keyEncipherment
        extendedKeyUsage = serverAuth, clientAuth
        authorityKeyIdentifier = keyid
        subjectAltName = DNS:a.test
        """);
    shell(
        """
        exec 2>&1; mkdir -p go/a.test
        openssl req -x509 -config o.cnf -extensions ca -newkey ec -pkeyopt ec_paramgen_curve:P-384 \
          -nodes -keyout go/minica-key.pem -out go/minica.pem -subj '/CN=minica root ca 0a1b2c' \
          -days 36500
        openssl req -config o.cnf -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes \
          -keyout go/a.test/key.pem -out a.csr -subj /CN=a.test
        openssl x509 -req -in a.csr -CA go/minica.pem -CAkey go/minica-key.pem -extfile o.cnf \
          -extensions leaf -days 760 -set_serial 0x1234567890 -out go/a.test/cert.pem
        """);

    var ran = succeed("import", "minica-go", "go", "--url", "http://ca.test");
    assertThat(ran.out()).containsPattern("certificates: +1\n");
    goesOn("go/a.test/cert.pem");
    makesNoCrl();
    succeed("revoke", "1234567890");
  }
}
