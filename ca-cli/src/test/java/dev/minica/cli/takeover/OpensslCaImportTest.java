package dev.minica.cli.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CAs of {@code openssl ca}, made by it. */
class OpensslCaImportTest extends ImportWorld {

  private static final String CONFIGURATION =
      """
      [ ca ]
      default_ca = CA_default
      [ CA_default ]
      dir = /somewhere/else     # where it was made
      database = $dir/index.txt
      new_certs_dir = ${dir}/newcerts
      certificate = $dir/cacert.pem
      private_key = $dir/private/cakey.pem
      serial = $dir/serial
      crlnumber = $dir/crlnumber
      default_days = 500
      default_md = sha256
      default_crl_days = 30
      policy = policy_match
      unique_subject = no
      [ policy_match ]
      countryName = match
      organizationName = match
      organizationalUnitName = optional
      commonName = supplied
      [ leaf ]
      basicConstraints = CA:FALSE
      extendedKeyUsage = serverAuth
      subjectKeyIdentifier = hash
      authorityKeyIdentifier = keyid
      subjectAltName = DNS:$ENV::NAME
      [ v3_ca ]
      basicConstraints = critical, CA:TRUE
      keyUsage = critical, keyCertSign, cRLSign
      subjectKeyIdentifier = hash
      [ req ]
      distinguished_name = dn
      [ dn ]
      """;

  /** Functions of the shell that make CAs and let them work. */
  private static final String FUNCTIONS =
      """
      new_ca() { mkdir -p $1/newcerts $1/private; : >$1/index.txt; echo 1000 >$1/serial;
        echo 0F >$1/crlnumber; sed "s|/somewhere/else|$1|" openssl.cnf >$1/openssl.cnf; }
      root() { new_ca $1; openssl req -x509 -newkey rsa:2048 -nodes -keyout $1/private/cakey.pem \
        -subj "/C=DE/O=Example, Inc/CN=Old root" -days 4000 -out $1/cacert.pem -config openssl.cnf \
        -extensions v3_ca; }
      issue() { NAME=$2 openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
        -keyout $2.key -out $2.csr -subj "/C=DE/O=Example, Inc/CN=$2" -config openssl.cnf;
        NAME=$2 openssl ca -batch -config $1/openssl.cnf -extensions leaf -in $2.csr -out $2.pem \
        -notext $3; }
      revoke() { NAME=x openssl ca -config $1/openssl.cnf -revoke $2.pem $3; }
      crl() { NAME=x openssl ca -config $1/openssl.cnf -gencrl -out $1/crl.pem; }
      """;

  @BeforeEach
  void needOpenssl() {
    Tool.named("openssl");
    write("openssl.cnf", CONFIGURATION);
  }

  private void make(String script) {
    shell(FUNCTIONS + "export NAME=x; exec 2>&1; " + script);
  }

  private Path crl() {
    succeed("crl", "--out", "new.crl");
    return at("new.crl");
  }

  private int crlNumber() {
    String text = openssl("crl", "-in", crl(), "-noout", "-crlnumber").strip();
    return Integer.decode(text.replace("crlNumber=", ""));
  }

  @Test
  void whatItIssuedAndRevokedIsSoHereAndGoesOn() {
    make(
        "root old; issue old a.test ''; issue old b.test ''; issue old c.test '';"
            + " revoke old b.test '-crl_reason keyCompromise'; crl old");

    assertThat(succeed("import", "openssl-ca", "old").out())
        .containsPattern("certificates: +3\n")
        .containsPattern("revoked: +1\n")
        .contains("number 16", "openssl-ca");
    assertThat(succeed("list").out())
        .contains(" a.test", " b.test", "revoked ", " keyCompromise ", "1002");
    succeed("issue", "new.test");
    verify(at("new.test/cert.pem"), "-x509_strict").succeeded();
    verify(at("a.test.pem"), "-x509_strict").succeeded();

    succeed("revoke", "a.test.pem", "--reason", "superseded");
    Path crl = crl();
    assertThat(isAccepted(at("a.test.pem"), crl)).isFalse();
    assertThat(isAccepted(at("b.test.pem"), crl)).isFalse();
    assertThat(isAccepted(at("c.test.pem"), crl)).isTrue();
    assertThat(isAccepted(at("new.test/cert.pem"), crl)).isTrue();
  }

  /** openssl's next number is 0x10 after a CRL with 0x0f; the import makes 0x10. */
  @Test
  void itsCrlNumbersGoOn() {
    make("root old; issue old a.test ''; crl old");
    succeed("import", "openssl-ca", "old");

    assertThat(crlNumber()).isEqualTo(0x11);
    assertThat(crlNumber()).isEqualTo(0x12);
  }

  @Test
  void theNumberInACrlCountsWhereTheFileIsBehind() {
    make("root old; crl old; crl old; echo 02 >old/crlnumber");
    succeed("import", "openssl-ca", "old");

    assertThat(crlNumber()).isEqualTo(0x12);
  }

  /** openssl has no number in a file before its first CRL. */
  @Test
  void aCaThatHasMadeNoCrlYetBeginsWithOne() {
    make("root old; issue old a.test ''; rm old/crlnumber");
    succeed("import", "openssl-ca", "old");

    assertThat(crlNumber()).isEqualTo(2);
  }

  @Test
  void whatOnlyTheLastCrlNamesStaysRevoked() {
    make("root old; issue old a.test ''; cp old/index.txt before; revoke old a.test ''; crl old");
    shell("mv before old/index.txt");

    assertThat(succeed("import", "openssl-ca", "old").err())
        .contains("revoked since the last CRL says so, and not the index: 1000");
    assertThat(isAccepted(at("a.test.pem"), crl())).isFalse();
  }

  @Test
  void aCrlOfAnotherCaIsRefused() throws IOException {
    make("root old; root other; crl other; cp other/crl.pem old/crl.pem");

    refuse(3, "the last CRL is not signed by this CA, but by", "import", "openssl-ca", "old");
  }

  @Test
  void allItsReasonsAreCarried() {
    make(
        "root old; for r in unspecified keyCompromise CACompromise affiliationChanged superseded"
            + " cessationOfOperation certificateHold removeFromCRL; do issue old $r.test '';"
            + " revoke old $r.test \"-crl_reason $r\"; done; issue old t.test '';"
            + " revoke old t.test '-crl_compromise 20260101000000Z'; issue old h.test '';"
            + " revoke old h.test '-crl_hold holdInstructionReject'");
    var ran = succeed("import", "openssl-ca", "old");

    assertThat(ran.err())
        .contains(
            "is removed from the CRL, and so is not revoked here",
            "loses the time of the compromise",
            "loses the instruction for it");
    String text = openssl("crl", "-in", crl(), "-noout", "-text");
    assertThat(text)
        .contains(
            "Key Compromise",
            "CA Compromise",
            "Affiliation Changed",
            "Superseded",
            "Cessation Of Operation",
            "Certificate Hold")
        .doesNotContain("Remove From CRL", "Serial Number: 1007");
    assertThat(text.split("Serial Number: ", -1)).hasSize(10);
  }

  @Test
  void whatIsRevokedStaysSoThoughItsCertificateIsLost() throws IOException {
    make("root old; issue old a.test ''; revoke old a.test '-crl_reason superseded'; crl old");
    Files.delete(at("old/newcerts/1000.pem"));

    assertThat(succeed("import", "openssl-ca", "old").err())
        .contains("only the index tells", "1000");
    assertThat(isAccepted(at("a.test.pem"), crl())).isFalse();
    assertThat(run("revoke", "1000").exit()).isEqualTo(4);
  }

  /** One malformed record must not be in the way of the others. */
  @Test
  void whatCannotBeReadIsNotTakenOverAndStaysRevoked() {
    make(
        "root old; issue old a.test ''; printf 'subjectAltName=DER:0500\\n' >ext;"
            + " openssl x509 -req -in a.test.csr -CA old/cacert.pem -CAkey old/private/cakey.pem"
            + " -set_serial 0x2000 -extfile ext -days 90 -out old/newcerts/2000.pem;"
            + " printf 'R\\t350101000000Z\\t260101000000Z\\t2000\\tunknown\\t/CN=x\\n'"
            + " >>old/index.txt");
    var ran = succeed("import", "openssl-ca", "old");

    assertThat(ran.err()).contains("certificate 2000 is not taken over: subject alternative name");
    assertThat(succeed("list").out()).contains(" a.test");
    assertThat(openssl("crl", "-in", crl(), "-noout", "-text")).contains("Serial Number: 2000");
  }

  @Test
  void daysAndPolicyBecomeAProfile() {
    make("root old");
    var ran = succeed("import", "openssl-ca", "old");

    assertThat(ran.err()).contains("default_md = sha256 is not taken over");
    succeed("issue", "a.test", "--profile", "openssl-ca", "--subject", "CN=a.test");
    assertThat(openssl("x509", "-in", at("a.test/cert.pem"), "-noout", "-subject", "-dates"))
        .contains("C = DE", "O = \"Example, Inc\"");
    assertThat(run("issue", "b.test", "--profile", "openssl-ca", "--subject", "O=Other").exit())
        .isEqualTo(4);
  }

  @Test
  void anEncryptedKeyIsOpenedAndCanBeEncryptedAnew() throws IOException {
    make(
        "root old; openssl rsa -aes256 -in old/private/cakey.pem -passout pass:old"
            + " -out old/private/locked.pem; mv old/private/locked.pem old/private/cakey.pem");

    refuse(9, "wrong", "import", "openssl-ca", "old", "--password", "pass:no");
    succeed("import", "openssl-ca", "old", "--password", "pass:old", "--ca-password", "pass:new");
    assertThat(Files.readString(at("ca/root.key"))).contains("ENCRYPTED PRIVATE KEY");
    succeed("issue", "a.test", "--ca-password", "pass:new");
    verify(at("a.test/cert.pem")).succeeded();
  }

  /** As in many a tutorial, root and intermediate both begin with serial number 1000. */
  @Test
  void aCaBelowARootIssuesOnBelowIt() {
    make(
        "root top; new_ca sub; openssl req -newkey rsa:2048 -nodes -keyout sub/private/cakey.pem"
            + " -out sub.csr -subj '/C=DE/O=Example, Inc/CN=Sub' -config openssl.cnf;"
            + " openssl ca -batch -config top/openssl.cnf -extensions v3_ca -in sub.csr"
            + " -out sub/cacert.pem -notext; issue sub a.test ''; issue sub b.test '';"
            + " revoke sub a.test '-crl_reason superseded'");
    assertThat(run("import", "openssl-ca", "sub").err())
        .contains("the certificate of its issuer is not there", "--root FILE");

    succeed("import", "openssl-ca", "sub", "--root", "top/cacert.pem", "--name", "old-sub");
    assertThat(succeed("intermediate", "list").out()).contains("old-sub *");
    succeed("issue", "new.test");
    Path chain = at("new.test/chain.pem");
    verify(at("new.test/cert.pem"), "-untrusted", chain).succeeded();
    assertThat(succeed("list", "--revoked").out())
        .contains(" a.test")
        .doesNotContain("intermediate");
    assertThat(succeed("doctor").out()).startsWith("sound: ");
    Path crl = crl();
    assertThat(isAccepted(at("a.test.pem"), crl, "-untrusted", chain)).isFalse();
    assertThat(isAccepted(at("b.test.pem"), crl, "-untrusted", chain)).isTrue();
    assertThat(run("crl", "--issuer", "root").exit()).isEqualTo(6);
    succeed("crl", "--issuer", "root", "--root-key", "top/private/cakey.pem");
  }

  /** The names of CAs in string types that nobody writes any more. */
  @ParameterizedTest
  @ValueSource(strings = {"TeletexString", "PrintableString", "BMPString", "UniversalString"})
  void theIssuersNameIsCopiedOctetForOctet(String type) {
    write(
        "odd.cnf",
        """
        [req]
        distinguished_name = dn
        prompt = no
        string_mask = MASK:%s
        x509_extensions = ext
        [dn]
        CN = Root of tests
        C = DE
        [ext]
        basicConstraints = critical, CA:TRUE
        keyUsage = critical, keyCertSign, cRLSign
        """
            .formatted(Integer.toString(mask(type))));
    shell(
        "openssl req -x509 -config odd.cnf -newkey rsa:2048 -nodes -keyout odd.key -out odd.pem"
            + " -days 900 2>&1");
    succeed("import", "pem", "--cert", "odd.pem", "--key", "odd.key");
    succeed("issue", "a.test");

    assertThat(names("a.test/cert.pem", "-issuer")).isEqualTo(names("odd.pem", "-subject"));
    verify(at("a.test/cert.pem")).succeeded();
    assertThat(isAccepted(at("a.test/cert.pem"), crl())).isTrue();
  }

  /** Bits of ASN1_STRING types as OpenSSL's B_ASN1_* have them. */
  private static int mask(String type) {
    return switch (type) {
      case "TeletexString" -> 0x0004;
      case "PrintableString" -> 0x0002;
      case "BMPString" -> 0x0800;
      default -> 0x0100;
    };
  }

  private String names(String file, String which) {
    return openssl(
            "x509", "-in", at(file), "-noout", which, "-nameopt", "RFC2253,dump_all,dump_der")
        .replaceFirst("^[a-z]+=", "");
  }
}
