package dev.minica.defect;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.defect.judge.CrlJudges;
import dev.minica.defect.judge.Judge;
import dev.minica.defect.judge.PathJudges;
import dev.minica.defect.judge.RequestJudges;
import dev.minica.defect.judge.StoreJudges;
import dev.minica.revocation.Crl;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** One kind of specimen in front of all who know that kind: a table of docs/defects.md. */
enum Trial {
  OF_SERVERS("verdicts", PathJudges::in),
  OF_CRLS("verdicts of CRLs", CrlJudges::in),
  OF_REQUESTS("verdicts of requests", RequestJudges::in),
  OF_STORES("verdicts of stores", StoreJudges::in);

  /** What can be seen of a CRL alone is whether it can be read, and who signed it. */
  private static final Set<String> CRLS_OF_NOBODY =
      Set.of(
          "rfc5280/6.3.3-crl-signature-broken",
          "rfc5280/6.3.3-crl-signed-by-another-key",
          "rfc5280/5.1-crl-truncated",
          "rfc5280/5.1.2.3-crl-of-another-issuer",
          "rfc5280/5.1.1.2-crl-algorithms-differ");

  private static final Set<String> SOUND_CRLS =
      Set.of("rfc5280/6.3-nothing-revoked", "rfc5280/6.3.3-revoked");

  private final String section;
  private final Function<Path, List<Judge>> judges;

  Trial(String section, Function<Path, List<Judge>> judges) {
    this.section = section;
    this.judges = judges;
  }

  /** The name of its marks in the document. */
  String section() {
    return section;
  }

  /** Who is there to be asked, with an empty folder for their files. */
  List<Judge> judges(Path folder) {
    return judges.apply(folder);
  }

  /** What is put to the question. */
  List<Defect> defects(Setting setting) {
    Stream<Defect> ofKind = Defects.all().stream().filter(this::isOfKind);
    return this == OF_CRLS
        ? ofKind.filter(Trial::isOfCrls).filter(defect -> hasOwnCrl(defect, setting)).toList()
        : ofKind.toList();
  }

  private static boolean isOfCrls(Defect defect) {
    return defect.id().startsWith("rfc5280/5.") || defect.id().startsWith("rfc5280/6.3");
  }

  private boolean isOfKind(Defect defect) {
    boolean served = Defects.served().stream().anyMatch(each -> each.id().equals(defect.id()));
    boolean requested = defect.clause().source().equals("rfc2986");
    return switch (this) {
      case OF_SERVERS, OF_CRLS -> served;
      case OF_REQUESTS -> requested;
      case OF_STORES -> !served && !requested;
    };
  }

  private static boolean hasOwnCrl(Defect defect, Setting setting) {
    return ((Specimen.Served) defect.specimen(setting)).crls().size() > 1;
  }

  /** What the clause says to this question. */
  Verdict due(Defect defect) {
    if (this != OF_CRLS) {
      return defect.verdict();
    }
    Verdict other = SOUND_CRLS.contains(defect.id()) ? Verdict.ACCEPT : Verdict.EITHER;
    return CRLS_OF_NOBODY.contains(defect.id()) ? Verdict.REJECT : other;
  }

  /** What minica says. */
  Verdict own(Specimen specimen) {
    boolean accepted =
        this == OF_CRLS
            ? isSigned((Specimen.Served) specimen)
            : Judgement.objections(specimen).isEmpty();
    return accepted ? Verdict.ACCEPT : Verdict.REJECT;
  }

  private static boolean isSigned(Specimen.Served served) {
    try {
      Certificate ca = Certificate.decode(served.chain().get(1));
      Crl crl = Crl.decode(served.crls().get(0));
      return crl.issuer().equals(ca.subject()) && crl.isSignedBy(ca.publicKey());
    } catch (MinicaException unreadable) {
      return false;
    }
  }

  /** Everybody's answer to everything. */
  VerdictTable table(Environment environment, Path folder) throws Exception {
    Setting setting = Setting.of(environment);
    List<Judge> present = judges(folder);
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Defect defect : defects(setting)) {
      Specimen specimen = defect.specimen(setting);
      List<String> cells = new ArrayList<>();
      cells.add(due(defect).toString());
      cells.add(own(specimen).toString());
      for (Judge judge : present) {
        cells.add(judge.says(defect, specimen));
      }
      rows.put(defect.id(), cells);
    }
    return new VerdictTable(present.stream().map(Judge::name).toList(), rows);
  }
}
