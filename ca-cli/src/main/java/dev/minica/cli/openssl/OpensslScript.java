package dev.minica.cli.openssl;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyAlgorithm.Family;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A script for sh, in printable ASCII, that can be read and run.
 *
 * @param text with a newline at its end
 */
public record OpensslScript(String text) implements Result {

  @Override
  public void writeTo(TextWriter writer) {
    writer.block(text);
  }

  @Override
  public Json toJson() {
    return Json.object().put("script", text).build();
  }

  /** Collects the steps of a script in their order. */
  static final class Builder {

    private static final String SECTION = "\n";

    /** Else openssl would say that there is something that it cannot load, and not why. */
    private static final String MLDSA_CHECK =
        """

        # Earlier releases do not know ML-DSA, and say nothing that tells so.
        case $(openssl list -signature-algorithms) in
          *ML-DSA*) ;;
          *)
            printf 'ML-DSA takes OpenSSL 3.5 or newer, and this is %s\\n' "$(openssl version)" >&2
            exit 3
            ;;
        esac
        """;

    private static final String KEYTOOL_MINIMUM =
        "# keytool makes no key store under a passphrase of fewer than six characters.\n";

    private static final List<String> MAKING_STORES =
        List.of("keytool -import", "keytool -storepasswd", "keytool -keypasswd");

    private final String purpose;
    private final Set<Secret> secrets = new LinkedHashSet<>();
    private final StringBuilder steps = new StringBuilder();
    private boolean needsMlDsa;
    private boolean needsFolder;
    private boolean makesStore;

    /**
     * @param purpose what it does, in one line
     */
    Builder(String purpose) {
      this.purpose = purpose;
    }

    /** A paragraph that begins with these comments. */
    Builder says(String... comments) {
      steps.append(SECTION);
      for (String comment : comments) {
        steps.append("# ").append(comment).append('\n');
      }
      return this;
    }

    Builder run(ShellCommand command) {
      return line(command.toString());
    }

    /** A line of the shell's own language. */
    Builder line(String line) {
      needsFolder |= line.contains("$work");
      makesStore |= MAKING_STORES.stream().anyMatch(line::startsWith);
      steps.append(line).append('\n');
      return this;
    }

    /** A file in the temporary folder; no line of it is {@code END}. */
    Builder file(String name, List<String> lines) {
      line("cat >" + ShellWord.temporary(name).written() + " <<'END'");
      lines.forEach(line -> steps.append(line).append('\n'));
      return line("END");
    }

    /** Says that the passphrase is used, so that the script gets it at its beginning. */
    Secret using(Secret secret) {
      secrets.add(secret);
      return secret;
    }

    /** Files that the script makes: refused if they are there, or removed. */
    Builder making(Collection<ShellWord> files, boolean replace) {
      if (files.isEmpty()) {
        return this;
      }
      if (replace) {
        return says("What is there already is replaced.")
            .run(new ShellCommand("rm", "-f", "--").add(files));
      }
      return says("What is there already is not replaced.")
          .run(new ShellCommand("set", "--").add(files))
          .line("for file; do")
          .line("  if [ -e \"$file\" ] || [ -L \"$file\" ]; then")
          .line("    printf '%s exists already\\n' \"$file\" >&2")
          .line("    exit 5")
          .line("  fi")
          .line("done");
    }

    /** The folder that a file is to be in. */
    Builder folderOf(Path file) {
      Path folder = file.getParent();
      return folder == null ? this : folder(folder);
    }

    /** A folder that is there, or made. */
    Builder folder(Path folder) {
      return line("(umask 022 && mkdir -p -- " + ShellWord.of(folder).written() + ")");
    }

    /** Lets others read what is no secret. */
    Builder opening(Collection<ShellWord> files) {
      if (files.isEmpty()) {
        return this;
      }
      return says("What is no secret is for everybody to read.")
          .run(new ShellCommand("chmod", "644", "--").add(files));
    }

    /** What it uses a key of; releases before 3.5 do not have all algorithms. */
    Builder using(Optional<KeyAlgorithm> algorithm) {
      needsMlDsa |= algorithm.filter(key -> key.family() == Family.ML_DSA).isPresent();
      return this;
    }

    OpensslScript build() {
      StringBuilder text = new StringBuilder("#!/bin/sh\n# ").append(purpose).append('\n');
      text.append("# Needs OpenSSL ").append(needsMlDsa ? "3.5, for ML-DSA," : "3.0");
      text.append(" or newer.\nset -eu\n# What is made is for its owner alone, unless opened.\n");
      text.append("umask 077\n");
      if (makesStore && secrets.stream().anyMatch(Secret::isUnknownToKeytool)) {
        text.append(KEYTOOL_MINIMUM);
      }
      if (needsMlDsa) {
        text.append(MLDSA_CHECK);
      }
      if (needsFolder) {
        text.append("\n# What is not to be kept goes with this folder.\n");
        text.append("work=$(mktemp -d)\nexport work\ntrap 'rm -rf \"$work\"' EXIT\n");
        text.append("trap 'exit 1' HUP INT TERM\n");
      }
      secrets.forEach(secret -> text.append(secret.preparation()));
      return new OpensslScript(text.append(steps).toString());
    }
  }
}
