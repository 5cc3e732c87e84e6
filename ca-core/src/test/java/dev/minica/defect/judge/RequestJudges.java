package dev.minica.defect.judge;

import static dev.minica.defect.judge.Judge.verdict;

import dev.minica.defect.Specimen;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** Who reads certification requests, and finds that their key signed them. */
public final class RequestJudges {

  private final WrittenSpecimens files;
  private final Path folder;

  private RequestJudges(Path folder) {
    this.folder = folder;
    this.files = new WrittenSpecimens(folder.resolve("requests"));
  }

  /** Those that are there, with an empty folder for their files. */
  public static List<Judge> in(Path folder) {
    RequestJudges judges = new RequestJudges(folder);
    return Judge.present(
        Judge.list(
            judges::openSsl, judges::go, judges::gnuTls, judges::keytool, judges::bouncyCastle));
  }

  private Judge openSsl() {
    Tool openssl = Tool.named("openssl");
    return of(
        Versions.openSsl(),
        request -> {
          Tool.Outcome outcome = openssl.run("req", "-verify", "-noout", "-in", request);
          return outcome.exit() == 0 && outcome.everything().contains("verify OK");
        });
  }

  private Judge go() {
    Tool program;
    try {
      program =
          Tool.builtByGo(
              RequestJudges.class, "requests.go", Files.createDirectory(folder.resolve("go-req")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return of(Versions.go(), request -> program.run(request).exit() == 0);
  }

  private Judge gnuTls() {
    Tool certtool = Tool.named("certtool");
    return of(
        Versions.gnuTls(),
        request -> {
          Tool.Outcome outcome = certtool.run("--crq-info", "--infile", request);
          return outcome.exit() == 0 && outcome.everything().contains("Self signature: verified");
        });
  }

  private Judge keytool() {
    Tool keytool = Tool.ofThisJdk("keytool");
    return of(
        Versions.java("keytool"),
        request -> keytool.run("-printcertreq", "-file", request).exit() == 0);
  }

  private Judge bouncyCastle() {
    return new Judge(
        Versions.bouncyCastle(),
        (defect, specimen) -> verdict(isSigned(((Specimen.Requested) specimen).request().get(0))));
  }

  private static boolean isSigned(byte[] der) {
    try {
      PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
      return request.isSignatureValid(
          new JcaContentVerifierProviderBuilder()
              .setProvider(new BouncyCastleProvider())
              .build(request.getSubjectPublicKeyInfo()));
    } catch (IOException | OperatorException | PKCSException | RuntimeException refused) {
      return false;
    }
  }

  private interface Program {
    boolean accepts(Path request);
  }

  private Judge of(String name, Program program) {
    return new Judge(
        name,
        (defect, specimen) ->
            verdict(program.accepts(files.of(defect, specimen).resolve("request.pem"))));
  }
}
