package dev.minica.defect.judge;

import static dev.minica.defect.judge.Judge.NOT_ASKED;
import static dev.minica.defect.judge.Judge.verdict;

import dev.minica.defect.Defect;
import dev.minica.defect.Specimen;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.keystore.Examination;
import dev.minica.testing.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Who opens key stores with the password that comes with them, and checks that they are whole. */
public final class StoreJudges {

  private static final Set<KeyStoreFormat> PKCS12 = Set.of(KeyStoreFormat.PKCS12);
  private static final Set<KeyStoreFormat> OF_JAVA =
      Set.of(KeyStoreFormat.PKCS12, KeyStoreFormat.JKS);
  private static final Set<KeyStoreFormat> OF_BOUNCY_CASTLE =
      Set.of(KeyStoreFormat.PKCS12, KeyStoreFormat.BCFKS);

  private final WrittenSpecimens files;

  private StoreJudges(Path folder) {
    files = new WrittenSpecimens(folder.resolve("stores"));
  }

  /** Those that are there, with an empty folder for their files; first what minica itself finds. */
  public static List<Judge> in(Path folder) {
    StoreJudges judges = new StoreJudges(folder);
    return Judge.present(
        Judge.list(
            StoreJudges::doctor,
            judges::openSsl,
            judges::gnuTls,
            judges::nss,
            judges::keytool,
            StoreJudges::bouncyCastle));
  }

  private static Judge doctor() {
    return new Judge(
        "doctor finds",
        (defect, specimen) -> {
          String troubles = troubles((Specimen.Stored) specimen);
          return troubles.isEmpty() ? "nothing" : troubles;
        });
  }

  private static String troubles(Specimen.Stored stored) {
    try (KeyStorePasswords passwords = KeyStorePasswords.of(stored.password().toCharArray())) {
      String name = "store." + stored.format().fileExtension();
      byte[] octets = stored.store().get(0);
      return Examination.of(octets, name, passwords, List.of(), Instant.now()).findings().stream()
          .map(finding -> finding.trouble().name().toLowerCase(Locale.ROOT).replace('_', ' '))
          .distinct()
          .collect(Collectors.joining(", "));
    }
  }

  private Judge openSsl() {
    Tool openssl = Tool.named("openssl");
    return of(
        Versions.openSsl(),
        PKCS12,
        file -> openssl.run("pkcs12", "-in", file, "-passin", "pass:changeit", "-noout"));
  }

  private Judge gnuTls() {
    Tool certtool = Tool.named("certtool");
    return of(
        Versions.gnuTls(),
        PKCS12,
        file -> certtool.run("--p12-info", "--inder", "--password", "changeit", "--infile", file));
  }

  private Judge nss() {
    Tool pk12util = Tool.named("pk12util");
    return of(Versions.NSS, PKCS12, file -> pk12util.run("-l", file, "-W", "changeit"));
  }

  private Judge keytool() {
    Tool keytool = Tool.ofThisJdk("keytool");
    return of(
        Versions.java("keytool"),
        OF_JAVA,
        file -> keytool.run("-list", "-keystore", file, "-storepass", "changeit"));
  }

  private static Judge bouncyCastle() {
    return new Judge(
        Versions.bouncyCastle(),
        (defect, specimen) -> {
          Specimen.Stored stored = (Specimen.Stored) specimen;
          return OF_BOUNCY_CASTLE.contains(stored.format()) ? verdict(opens(stored)) : NOT_ASKED;
        });
  }

  private static boolean opens(Specimen.Stored stored) {
    try {
      String type = stored.format() == KeyStoreFormat.PKCS12 ? "PKCS12" : "BCFKS";
      KeyStore store = KeyStore.getInstance(type, new BouncyCastleProvider());
      store.load(new ByteArrayInputStream(stored.store().get(0)), stored.password().toCharArray());
      return true;
    } catch (GeneralSecurityException | IOException | RuntimeException refused) {
      return false;
    }
  }

  private interface Program {
    Tool.Outcome open(Path file);
  }

  private Judge of(String name, Set<KeyStoreFormat> formats, Program program) {
    return new Judge(
        name,
        (defect, specimen) ->
            formats.contains(((Specimen.Stored) specimen).format())
                ? verdict(program.open(file(defect, specimen)).exit() == 0)
                : NOT_ASKED);
  }

  private Path file(Defect defect, Specimen specimen) throws IOException {
    String extension = ((Specimen.Stored) specimen).format().fileExtension();
    return files.of(defect, specimen).resolve("store." + extension);
  }
}
