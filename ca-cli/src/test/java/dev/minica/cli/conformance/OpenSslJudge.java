package dev.minica.cli.conformance;

import dev.minica.testing.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code openssl verify}, as strict as it can be; many certificates of one question at once. */
final class OpenSslJudge implements Judge {

  private record Group(Path root, String use, Question question) {
    static Group of(Trial trial) {
      return new Group(trial.root(), trial.use(), trial.question());
    }
  }

  private final Tool openssl = Tool.named("openssl");

  /** ML-DSA came with OpenSSL 3.5, a check for the purpose of signing code with 3.2. */
  @Override
  public boolean takes(Trial trial) {
    return !trial.specimen().involves("ML_DSA") && !trial.use().equals("code-signing");
  }

  @Override
  public List<Boolean> judge(List<Trial> trials) {
    Map<Group, Set<String>> accepted =
        trials.stream()
            .collect(Collectors.groupingBy(Group::of, Collectors.toList()))
            .entrySet()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> accepted(e.getKey(), e.getValue())));
    return trials.stream().map(t -> accepted.get(Group.of(t)).contains(file(t))).toList();
  }

  private Set<String> accepted(Group group, List<Trial> trials) {
    List<String> arguments = new ArrayList<>(List.of("verify", "-x509_strict", "-no-CApath"));
    arguments.addAll(List.of("-no-CAstore", "-CAfile", group.root().toString()));
    arguments.addAll(List.of("-purpose", purpose(group.use())));
    arguments.addAll(name(group.question()));
    trials.forEach(trial -> arguments.add(file(trial)));
    return openssl
        .run(arguments.toArray())
        .text()
        .lines()
        .filter(line -> line.endsWith(": OK"))
        .map(line -> line.substring(0, line.length() - ": OK".length()))
        .collect(Collectors.toSet());
  }

  private static String file(Trial trial) {
    return trial.specimen().file("cert.pem").toString();
  }

  private static String purpose(String use) {
    return switch (use) {
      case "server" -> "sslserver";
      case "client" -> "sslclient";
      case "email" -> "smimesign";
      default -> throw new IllegalArgumentException(use);
    };
  }

  private static List<String> name(Question question) {
    return switch (question.kind()) {
      case PATH -> List.of();
      case HOST -> List.of("-verify_hostname", question.name());
      case ADDRESS -> List.of("-verify_ip", question.name());
      case MAILBOX -> List.of("-verify_email", question.name());
    };
  }
}
