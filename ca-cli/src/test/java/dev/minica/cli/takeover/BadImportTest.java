package dev.minica.cli.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders of {@code openssl ca} with something wrong in them: refused, and nothing has changed. */
class BadImportTest extends ImportWorld {

  private static final String LINE = "V\t350101000000Z\t\t01\tunknown\t/CN=a";

  /** The CA of another CA directory, laid out as openssl's. */
  @BeforeEach
  void makeTheCa() throws IOException {
    succeed("init", "--ca", "first");
    succeed("issue", "a.test", "--ca", "first", "--out", "out");
    succeed("list", "--ca", "first", "--format", "openssl-index");
    Files.createDirectories(at("old/private"));
    Files.createDirectories(at("old/newcerts"));
    Files.copy(at("first/root.pem"), at("old/cacert.pem"));
    Files.copy(at("first/root.key"), at("old/private/cakey.pem"));
    write("old/index.txt", succeed("list", "--ca", "first", "--format", "openssl-index").out());
    try (Stream<Path> records = Files.list(at("first/certs"))) {
      for (Path record : records.toList()) {
        String name = record.getFileName().toString().replace(".pem", "").toUpperCase(Locale.ROOT);
        Files.copy(record, at("old/newcerts/" + name + ".pem"));
      }
    }
    write("old/crlnumber", "02\n");
  }

  @Test
  void asItIsItIsTakenOver() {
    assertThat(succeed("import", "openssl-ca", "old").out())
        .containsPattern("certificates: +1\n")
        .contains("number 2");
  }

  @ParameterizedTest
  @CsvSource({
    "cacert.pem,       there is no CA certificate in",
    "private/cakey.pem, there is no private key of the CA in",
    "index.txt,        there is no index of certificates in"
  })
  void aPartThatIsMissing(String part, String message) throws IOException {
    Files.delete(at("old/" + part));

    refuse(3, message, "import", "openssl-ca", "old");
  }

  @ParameterizedTest
  @CsvSource({
    "cacert.pem",
    "private/cakey.pem",
    "index.txt",
    "crlnumber",
    "crl.pem",
  })
  void aPartThatIsSomethingElse(String part) throws IOException {
    write("old/" + part, "\u0000\u001b[31m nothing of the kind\n");

    refuse(3, "", "import", "openssl-ca", "old");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "V;350101000000Z;;01;unknown | 5 fields instead of 6",
        "X;350101000000Z;;01;unknown;/CN=a | the state \"X\" is none of V, R and E",
        "V;tomorrow;;01;unknown;/CN=a | is not [YY]YYMMDDHHMMSSZ",
        "V;351301000000Z;;01;unknown;/CN=a | is not [YY]YYMMDDHHMMSSZ",
        "V;350101000000Z;;0x1;unknown;/CN=a | is no serial number",
        "V;350101000000Z;;;unknown;/CN=a | is no serial number",
        "R;350101000000Z;;01;unknown;/CN=a | is not [YY]YYMMDDHHMMSSZ",
        "R;350101000000Z;260101000000Z,because;01;unknown;/CN=a | the reason \"because\" is none",
        "R;350101000000Z;260101000000Z;-01;unknown;/CN=a | cannot be recorded",
        "R;350101000000Z;260101000000Z;0100000000000000000000000000000000000000000;unknown;/ | cannot"
      })
  void aLineOfTheIndex(String line, String message) throws IOException {
    Files.writeString(at("old/index.txt"), LINE + "\n" + line.strip().replace(';', '\t') + "\n");

    refuse(3, message, "import", "openssl-ca", "old");
  }

  @Test
  void aCertificateWithTheNumberOfAnother() throws IOException {
    Files.writeString(at("old/index.txt"), LINE + "\n");
    try (Stream<Path> certificates = Files.list(at("old/newcerts"))) {
      Files.move(
          certificates.findFirst().orElseThrow(),
          at("old/newcerts/01.pem"),
          StandardCopyOption.REPLACE_EXISTING);
    }

    refuse(3, "and should be 01", "import", "openssl-ca", "old");
  }

  @Test
  void aPathThatNoSystemHasIsThatOfNoFile() throws IOException {
    Files.writeString(at("old/index.txt"), LINE.replace("unknown", "a\0b") + "\n");

    assertThat(succeed("import", "openssl-ca", "old").out()).containsPattern("certificates: +0\n");
  }

  @Test
  void aFolderThatIsNone() throws IOException {
    refuse(3, "does not exist", "import", "openssl-ca", "nowhere");
    refuse(3, "is no directory", "import", "easy-rsa", "old/index.txt");
    refuse(3, "there is no CA certificate in", "import", "mkcert", "old");
    refuse(3, "there is no CA certificate in", "import", "minica-go", "old");
  }

  /** Whatever is in the files: taken over, or refused in one line. */
  @Test
  void randomEdits() throws IOException {
    Random random = new Random(5);
    byte[] configuration =
        "[ca]\ndefault_ca=x\n[x]\ndir=.\ndatabase=${dir}/index.txt\npolicy=p\ndefault_days=9\n[p]\n"
            .getBytes(StandardCharsets.UTF_8);
    byte[] index =
        (Files.readString(at("old/index.txt"))
                + "R\t350101000000Z\t260101000000Z,keyTime,x\t0F\tunknown\t/CN=b\n")
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 300; i++) {
      Files.write(at("old/index.txt"), edited(index, random));
      Files.write(at("old/openssl.cnf"), edited(configuration, random));
      Files.write(at("old/crlnumber"), edited("1000\n".getBytes(StandardCharsets.UTF_8), random));
      var ran = run("import", "openssl-ca", "old", "--ca", "ca" + i);
      assertThat(ran.exit()).as(ran.err()).isIn(0, 3, 4);
      assertThat(at("ca" + i + "/root.pem"))
          .as(ran.err())
          .satisfies(root -> assertThat(Files.exists(root)).isEqualTo(ran.exit() == 0));
    }
  }

  private static byte[] edited(byte[] octets, Random random) {
    byte[] edited = octets.clone();
    for (int edits = random.nextInt(3); edits > 0; edits--) {
      edited[random.nextInt(edited.length)] = (byte) random.nextInt(256);
    }
    return edited;
  }
}
