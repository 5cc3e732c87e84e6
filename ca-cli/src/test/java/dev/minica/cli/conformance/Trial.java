package dev.minica.cli.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A question to a judge about a certificate.
 *
 * @param specimen the certificate
 * @param root whom the judge is to trust
 * @param use for what: one of server, client, email, code-signing
 * @param question about its names
 * @param expected the right answer
 */
record Trial(Specimen specimen, Path root, String use, Question question, boolean expected) {

  /** All that is asked about one certificate. */
  static List<Trial> of(Specimen specimen) {
    String use = specimen.isForServers() ? "server" : specimen.profile();
    Path root = specimen.file("ca.pem");
    List<Trial> trials = new ArrayList<>();
    specimen.names().accepted().forEach(q -> trials.add(new Trial(specimen, root, use, q, true)));
    specimen.names().refused().forEach(q -> trials.add(new Trial(specimen, root, use, q, false)));
    trials.add(new Trial(specimen, root, use, Question.path(), true));
    trials.add(new Trial(specimen, specimen.stranger(), use, Question.path(), false));
    trials.add(new Trial(specimen, root, misuse(use), Question.path(), false));
    return trials;
  }

  private static String misuse(String use) {
    return use.equals("email") ? "server" : "email";
  }
}
