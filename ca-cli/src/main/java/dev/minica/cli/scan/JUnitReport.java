package dev.minica.cli.scan;

import dev.minica.Escaped;
import dev.minica.scan.Finding;
import dev.minica.scan.ScanReport;
import dev.minica.scan.ScannedFile;
import java.math.BigDecimal;
import java.nio.file.FileSystems;
import java.time.Duration;
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
    attribute("time", seconds(took()));
    xml.append(">\n");
    report.files().forEach(this::file);
    report.unread().forEach(this::unread);
    return xml.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private Duration took() {
    return report.files().stream().map(ScannedFile::took).reduce(Duration.ZERO, Duration::plus);
  }

  private void file(ScannedFile file) {
    test(file.path(), file.took());
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
    test(unread.path(), Duration.ZERO);
    xml.append("      <skipped");
    attribute("message", "cannot read it: " + unread.reason());
    xml.append("/>\n    </testcase>\n");
  }

  /** The path is no {@code Path}: it may have had octets that are no characters here. */
  private void test(String path, Duration took) {
    int end = path.lastIndexOf(FileSystems.getDefault().getSeparator());
    xml.append("    <testcase");
    attribute("classname", end < 0 ? "." : path.substring(0, Math.max(1, end)));
    attribute("name", path.substring(end + 1));
    attribute("time", seconds(took));
    xml.append(">\n");
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).toString();
  }

  /** In one line. */
  private static String words(Finding finding) {
    String inside = finding.place().inside();
    return Escaped.of(
        finding.problem().id()
            + ": "
            + (inside.isEmpty() ? "" : inside + ": ")
            + (finding.subject().isEmpty() ? "" : finding.subject() + ": ")
            + finding.message());
  }

  private void attribute(String name, String value) {
    xml.append(' ').append(name).append("=\"").append(escaped(Escaped.of(value))).append('"');
  }

  /** What XML 1.0 cannot hold at all was escaped before, as for a terminal. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
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
