package dev.minica.cli.openssl;

import dev.minica.key.KeyAlgorithm;
import dev.minica.verification.Purpose;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code minica verify} by openssl.
 *
 * @param file the certificate, as typed; {@code -} is standard input
 * @param roots at least one
 * @param at when; absent for when the script runs
 * @param maxDepth how many intermediates there may be
 * @param algorithms of the keys in the certificates
 */
public record VerifyScript(
    Path file,
    List<Path> roots,
    List<Path> untrusted,
    Optional<String> host,
    Purpose purpose,
    Optional<Instant> at,
    List<Path> crls,
    int maxDepth,
    Set<KeyAlgorithm> algorithms) {

  /** Writes the script. */
  public OpensslScript write() {
    OpensslScript.Builder script =
        new OpensslScript.Builder(
            "Whether a certificate would be accepted: exit 0 for yes, 1 for no.");
    algorithms.forEach(algorithm -> script.using(Optional.of(algorithm)));
    List<ShellWord> trusted = inputs(script, roots, "root");
    List<ShellWord> others = inputs(script, untrusted, "untrusted");
    List<ShellWord> revocations = inputs(script, crls, "crl");
    ShellWord certificate = Inputs.of(script, file, "certificate");
    script.says(
        "The certificate is the first in its file; those after it serve as intermediates.",
        "A root that is given is trusted whether it signs itself or not.");
    ShellCommand command = new ShellCommand("openssl", "verify", "-x509_strict", "-partial_chain");
    trusted.forEach(root -> command.add("-trusted", root));
    command.add("-untrusted", certificate);
    others.forEach(other -> command.add("-untrusted", other));
    purposeAndHost(command);
    at.ifPresent(time -> command.add("-attime", Long.toString(time.getEpochSecond())));
    if (!crls.isEmpty()) {
      command.add("-crl_check_all");
      revocations.forEach(crl -> command.add("-CRLfile", crl));
    }
    command.add("-verify_depth", Integer.toString(maxDepth));
    return script.run(command.add(certificate).raw("|| exit 1")).build();
  }

  private static List<ShellWord> inputs(
      OpensslScript.Builder script, List<Path> files, String name) {
    return files.stream().map(file -> Inputs.of(script, file, name)).toList();
  }

  private void purposeAndHost(ShellCommand command) {
    switch (purpose) {
      case SERVER -> command.add("-purpose", "sslserver");
      case CLIENT -> command.add("-purpose", "sslclient");
      case EMAIL -> command.add("-purpose", "smimesign");
      default -> command.add("-purpose", "any");
    }
    host.ifPresent(name -> command.add(option(name), ShellWord.of(name)));
  }

  private static String option(String name) {
    if (name.indexOf('@') >= 0) {
      return "-verify_email";
    }
    boolean isAddress =
        name.indexOf(':') >= 0 || name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    return isAddress ? "-verify_ip" : "-verify_hostname";
  }
}
