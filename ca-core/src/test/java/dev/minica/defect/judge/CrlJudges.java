package dev.minica.defect.judge;

import static dev.minica.defect.judge.Judge.verdict;

import dev.minica.defect.Defect;
import dev.minica.defect.Specimen;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.testing.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Who reads the CRL of the CA that issued a certificate, and finds that this CA signed it. */
public final class CrlJudges {

  private final Path folder;

  private CrlJudges(Path folder) {
    this.folder = folder;
  }

  /** Those that are there, with an empty folder for their files. */
  public static List<Judge> in(Path folder) {
    CrlJudges judges = new CrlJudges(folder.resolve("crls"));
    return Judge.present(
        Judge.list(
            judges::openSsl,
            judges::go,
            judges::gnuTls,
            judges::nss,
            () -> of(Versions.java("JDK"), Security.getProvider("SUN")),
            () -> of(Versions.bouncyCastle(), new BouncyCastleProvider())));
  }

  private Judge openSsl() {
    Tool openssl = Tool.named("openssl");
    return of(
        Versions.openSsl(),
        own -> { // its exit status is of other things
          Tool.Outcome outcome =
              openssl.run("crl", "-noout", "-CAfile", own.caPem(), "-in", own.crlPem());
          return outcome.everything().contains("verify OK");
        });
  }

  private Judge go() {
    Tool program;
    try {
      Path build = Files.createDirectories(folder.resolve("go"));
      program = Tool.builtByGo(CrlJudges.class, "crls.go", build);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(Versions.go(), own -> program.run(own.crl(), own.ca()).exit() == 0);
  }

  private Judge gnuTls() {
    Tool certtool = Tool.named("certtool");
    return of(
        Versions.gnuTls(),
        own ->
            certtool
                    .run(
                        "--verify-crl",
                        "--load-ca-certificate",
                        own.caPem(),
                        "--infile",
                        own.crlPem())
                    .exit()
                == 0);
  }

  private Judge nss() {
    Tool certutil = Tool.named("certutil");
    Tool crlutil = Tool.named("crlutil");
    return of(
        Versions.NSS,
        own -> {
          Path database = Files.createDirectory(own.folder().resolve("nss"));
          certutil.run("-N", "-d", database, "--empty-password").succeeded();
          certutil.run("-A", "-d", database, "-n", "ca", "-t", "C,,", "-i", own.ca()).succeeded();
          return crlutil.run("-I", "-d", database, "-i", own.crl()).exit() == 0;
        });
  }

  private static Judge of(String name, Provider provider) {
    return new Judge(
        name, (defect, specimen) -> verdict(isSigned((Specimen.Served) specimen, provider)));
  }

  private static boolean isSigned(Specimen.Served served, Provider provider) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509", provider);
      X509Certificate ca =
          (X509Certificate)
              factory.generateCertificate(new ByteArrayInputStream(served.chain().get(1)));
      X509CRL crl = (X509CRL) factory.generateCRL(new ByteArrayInputStream(served.crls().get(0)));
      crl.verify(ca.getPublicKey());
      return crl.getIssuerX500Principal().equals(ca.getSubjectX500Principal());
    } catch (GeneralSecurityException | RuntimeException refused) {
      return false;
    }
  }

  /** The files of one specimen. */
  private record Written(Path folder) {

    Path ca() {
      return folder.resolve("ca.der");
    }

    Path caPem() {
      return folder.resolve("ca.pem");
    }

    Path crl() {
      return folder.resolve("crl.der");
    }

    Path crlPem() {
      return folder.resolve("crl.pem");
    }
  }

  private interface Program {
    boolean accepts(Written own) throws IOException;
  }

  private Judge of(String name, Program program) {
    return new Judge(
        name,
        (defect, specimen) ->
            verdict(program.accepts(written(defect, (Specimen.Served) specimen))));
  }

  private Written written(Defect defect, Specimen.Served served) throws IOException {
    Written own = new Written(folder.resolve(defect.id()));
    if (Files.notExists(own.folder())) {
      Files.createDirectories(own.folder());
      byte[] ca = served.chain().get(1);
      byte[] crl = served.crls().get(0);
      Files.write(own.ca(), ca);
      Files.write(own.crl(), crl);
      Files.writeString(own.caPem(), Pem.encode(new PemBlock(PemBlock.CERTIFICATE, ca)));
      Files.writeString(own.crlPem(), Pem.encode(new PemBlock(PemBlock.CRL, crl)));
    }
    return own;
  }
}
