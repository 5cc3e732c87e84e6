package dev.minica.cli.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CAs of easy-rsa, made by it. */
class EasyRsaImportTest extends ImportWorld {

  private static final Path PROGRAM = Path.of("/usr/share/easy-rsa/easyrsa");

  @BeforeEach
  void makeTheCa() {
    assumeTrue(Files.isExecutable(PROGRAM), "skipped: easy-rsa is not installed");
    shell(
        """
        exec 2>&1
        export EASYRSA_BATCH=1 EASYRSA_PKI="$PWD/pki" EASYRSA_ALGO=ec EASYRSA_CURVE=prime256v1
        easyrsa() { %s "$@"; }
        easyrsa init-pki
        echo 'set_var EASYRSA_CERT_EXPIRE "300"' >>pki/vars
        EASYRSA_REQ_CN='VPN CA' easyrsa build-ca nopass
        easyrsa build-server-full vpn.test nopass
        easyrsa build-client-full one nopass
        easyrsa build-client-full two nopass
        cp pki/issued/one.crt one.pem
        easyrsa revoke one keyCompromise
        easyrsa gen-crl
        """
            .formatted(PROGRAM));
  }

  private String serial(String file) {
    return openssl("x509", "-noout", "-serial", "-in", at(file)).strip().replace("serial=", "");
  }

  @Test
  void whatItIssuedAndRevokedIsSoHereAndGoesOn() {
    assertThat(succeed("import", "easy-rsa", ".").out())
        .containsPattern("certificates: +3\n")
        .containsPattern("revoked: +1\n")
        .containsPattern("profile: +easy-rsa\n");
    assertThat(succeed("list").out())
        .contains(" server ", " vpn.test", " client ", "revoked ", " keyCompromise ");
    succeed("issue", "new.test");
    verify(at("new.test/cert.pem")).succeeded();
    verify(at("pki/issued/two.crt")).succeeded();

    succeed("revoke", serial("pki/issued/two.crt"));
    succeed("crl", "--out", "new.crl");
    assertThat(isAccepted(at("one.pem"), at("new.crl"))).isFalse();
    assertThat(isAccepted(at("pki/issued/two.crt"), at("new.crl"))).isFalse();
    assertThat(isAccepted(at("pki/issued/vpn.test.crt"), at("new.crl"))).isTrue();
    assertThat(isAccepted(at("new.test/cert.pem"), at("new.crl"))).isTrue();
  }

  @Test
  void theFolderPkiIsFoundFromWithinAsWell() {
    assertThat(succeed("import", "easy-rsa", "pki").out()).containsPattern("certificates: +3\n");
  }

  @Test
  void itsDaysBecomeAProfile() {
    succeed("import", "easy-rsa", "pki");

    assertThat(succeed("issue", "new.test", "--profile", "easy-rsa", "--json").out())
        .contains("\"new.test\"");
    assertThat(succeed("list", "--expiring", "301d", "--json").out()).contains("\"easy-rsa\"");
    assertThat(succeed("list", "--expiring", "298d", "--json").out())
        .doesNotContain("\"easy-rsa\"");
  }

  @Test
  void whatItIssuedIsRenewed() {
    succeed("import", "easy-rsa", "pki");
    String serial = serial("pki/issued/vpn.test.crt");

    write("renewed.pem", succeed("renew", serial).out());
    verify(at("renewed.pem")).succeeded();
    assertThat(serial("renewed.pem")).isNotEqualTo(serial);
  }

  @Test
  void itsFolderIsNotChanged() throws IOException {
    var before = tree();
    succeed("import", "easy-rsa", "pki");

    assertThat(tree())
        .containsAll(before)
        .filteredOn(path -> !path.startsWith(at("ca").toString()))
        .isEqualTo(before);
  }
}
