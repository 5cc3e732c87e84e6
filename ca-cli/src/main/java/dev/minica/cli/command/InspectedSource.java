package dev.minica.cli.command;

import dev.minica.cli.openssl.InspectScript;
import dev.minica.cli.option.Paths;
import dev.minica.encoding.Pem;
import dev.minica.file.InputFile;
import dev.minica.inspection.Finding;
import dev.minica.inspection.Inspection;
import dev.minica.key.KeyAlgorithm;
import dev.minica.tls.ServerAddress;
import dev.minica.tls.ServerProbe;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where something to be looked at is.
 *
 * @param name as typed
 * @param reading what is found there
 */
record InspectedSource(String name, Function<Inspection, List<Finding>> reading) {

  /** A file, standard input, or a server if there is no file of that name. Nothing is read yet. */
  static InspectedSource of(String text, Session session) {
    Path path = Paths.parse(text);
    Optional<ServerAddress> address = ServerAddress.of(text);
    if (address.isEmpty() || Files.exists(session.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      InputFile file = session.input(path);
      return new InspectedSource(text, file::findings);
    }
    return new InspectedSource(
        text,
        inspection ->
            inspection.of(new ServerProbe(session.environment().random()).ask(address.get())));
  }

  /** How openssl looks at it. A file is read, to see what it is; a server is not asked. */
  static InspectScript.Source script(String text, Session session, Inspection inspection) {
    Path path = Paths.parse(text);
    Optional<ServerAddress> address = ServerAddress.of(text);
    if (address.isPresent() && !Files.exists(session.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      String host = address.get().host();
      String bracketed = host.indexOf(':') < 0 ? host : "[" + host + "]";
      return new InspectScript.Source(
          Optional.empty(),
          bracketed + ":" + address.get().port(),
          host,
          false,
          List.of(),
          Set.of());
    }
    InputFile file = session.input(path);
    byte[] octets = file.read();
    List<Finding> findings = file.naming(() -> inspection.of(octets));
    List<InspectScript.Artefact> artefacts =
        findings.stream().map(InspectedSource::artefact).toList();
    Set<KeyAlgorithm> algorithms =
        findings.stream()
            .flatMap(finding -> finding.key().stream())
            .flatMap(key -> key.algorithm().stream())
            .collect(Collectors.toSet());
    return new InspectScript.Source(
        Optional.of(path), "", "", Pem.isBinary(octets), artefacts, algorithms);
  }

  private static InspectScript.Artefact artefact(Finding finding) {
    return new InspectScript.Artefact(
        finding.description().text("type"), finding.description().text("format"));
  }

  List<Finding> findings(Inspection inspection) {
    return reading.apply(inspection);
  }
}
