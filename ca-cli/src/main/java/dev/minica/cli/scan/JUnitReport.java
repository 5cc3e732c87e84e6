package dev.minica.cli.scan;

import dev.minica.Escaped;
import dev.minica.scan.Finding;
import dev.minica.scan.ScanReport;
import dev.minica.scan.ScannedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scan found as XML in the form of JUnit's reports, which CI shows beside tests: each file
 * that holds something is a test, and fails if there is trouble in it. It is in ASCII.
 */
public final class JUnitReport {

  private final ScanReport report;
  private final StringBuilder xml = new StringBuilder();

  public JUnitReport(ScanReport report) {
    this.report = report;
  }

  /** The document; once. */
  public String toXml() {
    int tests = report.files().size() + report.unread().size();
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite");
    attribute("name", "minica scan");
    attribute("tests", Integer.toString(tests));
    attribute("failures", Integer.toString(report.files(true).size()));
    attribute("errors", "0");
    attribute("skipped", Integer.toString(report.unread().size()));
    attribute("time", "0");
    xml.append(">\n");
    report.files().forEach(this::file);
    report.unread().forEach(this::unread);
    return xml.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private void file(ScannedFile file) {
    test(file.path());
    List<String> troubles = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Finding finding : file.findings()) {
      (finding.problem().isTrouble() ? troubles : notes).add(words(finding));
    }
    if (!troubles.isEmpty()) {
      xml.append("      <failure");
      attribute("type", idOfFirstTrouble(file));
      attribute("message", troubles.get(0));
      xml.append('>').append(escaped(String.join("\n", troubles))).append("</failure>\n");
    }
    if (!notes.isEmpty()) {
      xml.append("      <system-out>").append(escaped(String.join("\n", notes)));
      xml.append("</system-out>\n");
    }
    xml.append("    </testcase>\n");
  }

  private static String idOfFirstTrouble(ScannedFile file) {
    return file.findings().stream()
        .filter(finding -> finding.problem().isTrouble())
        .map(Finding::id)
        .findFirst()
        .orElseThrow();
  }

  private void unread(ScanReport.Unread unread) {
    test(unread.path());
    xml.append("      <skipped");
    attribute("message", "cannot read it: " + unread.reason());
    xml.append("/>\n    </testcase>\n");
  }

  private void test(String path) {
    Path parent = Path.of(path).getParent();
    xml.append("    <testcase");
    attribute("classname", parent == null ? "." : parent.toString());
    attribute("name", String.valueOf(Path.of(path).getFileName()));
    attribute("time", "0");
    xml.append(">\n");
  }

  private static String words(Finding finding) {
    String inside = finding.place().inside();
    return finding.problem().id()
        + ": "
        + (inside.isEmpty() ? "" : inside + ": ")
        + (finding.subject().isEmpty() ? "" : finding.subject() + ": ")
        + finding.message();
  }

  private void attribute(String name, String value) {
    xml.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
  }

  /** Characters that XML 1.0 cannot hold at all are escaped as for a terminal before. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    String shown = text.lines().map(Escaped::of).reduce((a, b) -> a + "\n" + b).orElse("");
    shown
        .codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> ascii(escaped, character);
              }
            });
    return escaped.toString();
  }

  private static void ascii(StringBuilder text, int character) {
    if (character < 0x7f) {
      text.append((char) character);
    } else {
      text.append("&#").append(character).append(';');
    }
  }
}
