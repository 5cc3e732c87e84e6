package dev.minica.cli.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CAs of which there are a certificate and a key, some of them odd. */
class PemImportTest extends ImportWorld {

  private static final String EC = "-newkey ec -pkeyopt ec_paramgen_curve:P-256";

  @BeforeEach
  void needOpenssl() {
    Tool.named("openssl");
    write(
        "o.cnf",
        """
        [req]
        distinguished_name = dn
        [dn]
        [good]
        basicConstraints = critical, CA:TRUE
        keyUsage = critical, keyCertSign, cRLSign
        subjectKeyIdentifier = hash
        [bare]
        basicConstraints = CA:TRUE
        subjectKeyIdentifier = none
        authorityKeyIdentifier = none
        [leaf]
        basicConstraints = CA:FALSE
        subjectKeyIdentifier = hash
        [nosign]
        basicConstraints = critical, CA:TRUE
        keyUsage = critical, cRLSign
        [issuerserial]
        basicConstraints = CA:FALSE
        authorityKeyIdentifier = issuer:always
        extendedKeyUsage = serverAuth
        subjectAltName = DNS:a.test
        """);
  }

  private void root(String extensions, String key, String subject, String more) {
    shell(
        "openssl req -x509 -config o.cnf -extensions "
            + extensions
            + " "
            + key
            + " -nodes -keyout k.pem -out c.pem -subj '"
            + subject
            + "' -days 900 "
            + more
            + " 2>&1");
  }

  private static final String[] IMPORT = {"import", "pem", "--cert", "c.pem", "--key", "k.pem"};

  @Test
  void aCertificateAndAKeyAreEnough() throws IOException {
    root("good", EC, "/CN=Old", "");

    assertThat(succeed(IMPORT).err()).contains("nothing tells what it has issued");
    succeed("issue", "a.test");
    verify(at("a.test/cert.pem"), "-x509_strict").succeeded();
    assertThat(Files.getPosixFilePermissions(at("ca")).toString())
        .doesNotContain("GROUP", "OTHERS");
    assertThat(Files.getPosixFilePermissions(at("ca/root.key"))).hasSize(2);
    refuse(5, "there is a CA in", IMPORT);
  }

  /** No key identifier, no key usage, SHA-1, a serial number of one octet. */
  @Test
  void aBareRootGoesOn() {
    root("bare", "-newkey rsa:2048", "/CN=Old", "-sha1 -set_serial 1");
    shell(
        "openssl req -new -config o.cnf "
            + EC
            + " -nodes -keyout l.key -subj /CN=l -out l.csr 2>&1; openssl x509 -req -in l.csr"
            + " -CA c.pem -CAkey k.pem -extfile o.cnf -extensions issuerserial -set_serial 2"
            + " -out l.pem -days 300 2>&1");
    succeed(IMPORT);
    succeed("issue", "a.test");
    succeed("crl", "--out", "new.crl");

    assertThat(isAccepted(at("a.test/cert.pem"), at("new.crl"))).isTrue();
    assertThat(isAccepted(at("l.pem"), at("new.crl"))).isTrue();
    succeed("revoke", "a.test");
    succeed("crl", "--out", "new.crl");
    assertThat(isAccepted(at("a.test/cert.pem"), at("new.crl"))).isFalse();
  }

  @Test
  void whatItsCrlNamesStaysRevoked() {
    root("good", EC, "/CN=Old", "");
    shell(
        """
        exec 2>&1; printf 'R\\t350101000000Z\\t260101000000Z,superseded\\t0A\\tunknown\\t/CN=x\\n' >i.txt
        printf '[ca]\\ndefault_ca=c\\n[c]\\ndatabase=i.txt\\ncrlnumber=n\\ndefault_md=sha256\\n' >i.cnf
        echo 41 >n
        openssl ca -config i.cnf -gencrl -cert c.pem -keyfile k.pem -crldays 9 -out old.crl
        """);
    succeed("import", "pem", "--cert", "c.pem", "--key", "k.pem", "--crl", "old.crl");
    succeed("crl", "--out", "new.crl");

    assertThat(openssl("crl", "-in", at("new.crl"), "-noout", "-text", "-crlnumber"))
        .contains("Serial Number: 0A", "Superseded", "crlNumber=0x43");
  }

  @ParameterizedTest
  @CsvSource({
    "leaf,   does not say that it is a CA's",
    "nosign, has a key usage without keyCertSign"
  })
  void whatIsNoCaIsRefused(String extensions, String message) throws IOException {
    root(extensions, EC, "/CN=Old", "");

    refuse(4, message, IMPORT);
  }

  @Test
  void aRootOfVersion1IsRefused() throws IOException {
    shell(
        "openssl req -new -config o.cnf "
            + EC
            + " -nodes -keyout k.pem -subj /CN=Old -out r.csr 2>&1;"
            + " openssl x509 -req -in r.csr -signkey k.pem -out c.pem -days 99 2>&1");

    refuse(4, "is of version 1, and cannot say that it is a CA's", IMPORT);
  }

  @Test
  void aShortKeyIsRefused() throws IOException {
    root("good", "-newkey rsa:1024", "/CN=Old", "");

    refuse(4, "has an unfit key: ", IMPORT);
  }

  @Test
  void aCaForTestsIsRefused() throws IOException {
    root("good", EC, "/O=Tests/CN=Do not trust: seed 7", "");

    refuse(4, "the CA is one for tests", IMPORT);
  }

  /** Whoever compares octets would not find it in what it issues, if that is DER. */
  @Test
  void aNameThatIsNotInDerIsRefused() throws IOException {
    root("good", EC, "/CN=Long+O=AB", "-outform DER");
    String organization = "3009060355040a0c024142";
    String commonName = "300b06035504030c044c6f6e67";
    String hex = HexFormat.of().formatHex(Files.readAllBytes(at("c.pem")));
    assertThat(hex).contains(organization + commonName);
    Files.write(
        at("c.pem"),
        HexFormat.of().parseHex(hex.replace(organization + commonName, commonName + organization)));

    refuse(4, "has a subject that is not in DER", IMPORT);
  }

  @Test
  void anotherKeyIsRefused() throws IOException {
    root("good", EC, "/CN=Old", "");
    shell("openssl genpkey -algorithm ed25519 -out k.pem");

    refuse(3, "is not the key of CN=Old", IMPORT);
  }

  @Test
  void aDirectoryWithSomethingInItIsLeftAlone() throws IOException {
    root("good", EC, "/CN=Old", "");
    write("ca/mine.txt", "mine");

    refuse(5, "exists and is not empty", IMPORT);
  }

  @Test
  void anEmptyDirectoryBecomesTheCa() throws IOException {
    root("good", EC, "/CN=Old", "");
    Files.createDirectory(at("ca"));

    succeed(IMPORT);
    assertThat(at("ca/root.pem")).exists();
    assertThat(tree()).noneMatch(path -> path.contains(".minica-"));
  }
}
