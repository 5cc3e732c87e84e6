package dev.minica.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.issuance.Profile;
import dev.minica.testing.SchemaJudge;
import dev.minica.testing.SchemaText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema that editors use and the reader know the same keys and types. */
class ProfileSchemaTest {

  private static final Path SCHEMA = SampleProfiles.FOLDER.resolve("profile.schema.json");

  private static final SchemaJudge JUDGE = new SchemaJudge(SCHEMA);

  /** What is wrong in form. */
  private static final List<String> MISTAKES =
      List.of(
          "name: x",
          "extends: server",
          "name: x\nextends: servr",
          "name: x\nextends: server\nkey: [ec-p256]",
          "name: x\nextends: server\nkeys: [ec-p257]",
          "name: x\nextends: server\nkeys: []",
          "name: x\nextends: server\nkeys: ec-p256",
          "name: x\nextends: server\nmust-staple: 'yes'",
          "name: x\nextends: server\nlifetime: 90",
          "name: x\nextends: server\nnames: {min: 0}",
          "name: x\nextends: server\nnames: {max: 1001}",
          "name: x\nextends: server\nkey-usage: {critical: true}",
          "name: x\nextends: server\nkey-usage: {usages: [digitalSignatur]}",
          "name: x\nextends: server\nextensions: [{oid: 1.2.3.4}]",
          "name: x\nextends: server\nextensions: [{oid: 1.2.3.4, hex: '0500', utf8: a}]",
          "name: x\nextends: server\npolicies: [{cps: 'http://a.example/'}]",
          "- name: x");

  @TempDir Path folder;

  @Test
  void theSchemaIsWrittenFromTheReadersTable() throws IOException {
    String schema = SchemaText.of("A profile of minica", ProfileKeys.file());
    Path written = Files.writeString(Path.of("target", "profile.schema.json"), schema);

    assertThat(SCHEMA)
        .as("what it should be is in %s now: copy it", written.toAbsolutePath())
        .hasContent(schema);
  }

  @Test
  void eachSampleIsValid() throws IOException {
    List<Path> samples = SampleProfiles.files();
    for (Path sample : samples) {
      assertThat(SampleProfiles.read(sample).name() + ".yaml")
          .isEqualTo(sample.getFileName().toString());
    }
    assertThat(JUDGE.verdicts(samples))
        .hasSameSizeAs(samples)
        .allMatch(line -> line.startsWith("True"));
  }

  @Test
  void whatIsWrongInFormBothRefuse() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String text : MISTAKES) {
      assertThatThrownBy(
              () ->
                  ProfileFile.read("x.yaml", text.getBytes(StandardCharsets.UTF_8), Profile::named))
          .isInstanceOf(MinicaException.class)
          .hasMessageStartingWith("x.yaml:");
      files.add(Files.writeString(folder.resolve(files.size() + ".yaml"), text));
    }
    assertThat(JUDGE.verdicts(files))
        .hasSameSizeAs(files)
        .allMatch(line -> line.startsWith("False"));
  }
}
