package dev.minica.defect.judge;

import dev.minica.defect.Defect;
import dev.minica.defect.Specimen;
import dev.minica.verification.judge.CertPathJudge;
import dev.minica.verification.judge.GnuTlsPaths;
import dev.minica.verification.judge.GoPaths;
import dev.minica.verification.judge.NssPaths;
import dev.minica.verification.judge.OpenSslPaths;
import dev.minica.verification.judge.PathJudge;
import dev.minica.verification.judge.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Who is shown a certificate by a server, and believes it. */
public final class PathJudges {

  private final Path folder;
  private final Map<String, Shown> written = new HashMap<>();

  private PathJudges(Path folder) {
    this.folder = folder;
  }

  /** Those that are there, with an empty folder for their files. */
  public static List<Judge> in(Path folder) {
    PathJudges judges = new PathJudges(folder);
    return Judge.present(
        Judge.list(
            () -> judges.of(Versions.openSsl(), new OpenSslPaths()),
            () -> judges.of(Versions.go(), new GoPaths(judges.empty("go"))),
            () -> judges.of(Versions.gnuTls(), new GnuTlsPaths()),
            () -> judges.of(Versions.NSS, new NssPaths(judges.empty("nss"))),
            () ->
                judges.of(
                    Versions.java("JDK"), new CertPathJudge("JDK", Security.getProvider("SUN"))),
            () ->
                judges.of(
                    Versions.bouncyCastle(), new CertPathJudge("BC", new BouncyCastleProvider()))));
  }

  private Path empty(String name) {
    try {
      return Files.createDirectory(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Judge of(String name, PathJudge judge) {
    return new Judge(
        name,
        (defect, specimen) -> {
          Shown shown = shown(defect, (Specimen.Served) specimen);
          return knows(judge, defect, shown)
              ? Judge.verdict(judge.accepts(shown))
              : Judge.NOT_ASKED;
        });
  }

  private static boolean knows(PathJudge judge, Defect defect, Shown shown) {
    boolean ofNames = defect.clause().source().equals("rfc9525");
    return (judge.knowsHosts() || !ofNames) && (judge.knowsCrls() || shown.crls().isEmpty());
  }

  private Shown shown(Defect defect, Specimen.Served served) throws IOException {
    Shown known = written.get(defect.id());
    if (known != null) {
      return known;
    }
    Shown shown =
        new Shown(
                served.chain(),
                served.anchors(),
                served.crls(),
                Optional.of(served.host()),
                served.time(),
                Files.createTempDirectory(folder, "shown").resolve("files"))
            .write();
    written.put(defect.id(), shown);
    return shown;
  }
}
