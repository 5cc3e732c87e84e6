package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.encoding.PemBlock;
import java.util.ArrayList;
import java.util.List;

/** What a server showed: the connection, then its certificates, then stapled OCSP responses. */
final class ServerDescription {

  private final ServerAnswer answer;
  private final ArtefactReaders readers;

  ServerDescription(ServerAnswer answer, ArtefactReaders readers) {
    this.answer = answer;
    this.readers = readers;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.of(connection()));
    for (int i = 0; i < answer.chain().size(); i++) {
      String place = "certificate " + (i + 1);
      findings.addAll(read(Artefact.CERTIFICATE, answer.chain().get(i), place));
    }
    for (byte[] staple : answer.staples()) {
      findings.addAll(read(Artefact.OCSP_RESPONSE, staple, "stapled"));
    }
    return List.copyOf(findings);
  }

  private Description connection() {
    Description.Builder description =
        Description.builder()
            .shown("type", "type", Value.of("server"), List.of("TLS server"))
            .shown("address", "address", answer.address())
            .shown("protocol", "protocol", answer.protocol())
            .shown("cipherSuite", "cipher suite", answer.cipherSuite());
    answer
        .trouble()
        .ifPresent(
            why ->
                description.shown(
                    "trouble",
                    "handshake",
                    Value.of(why),
                    List.of(Lines.bounded("not completed: " + why))));
    int certificates = answer.chain().size();
    return description
        .shown(
            "certificates",
            "certificates",
            Value.of(certificates),
            List.of(certificates + ", not verified: that takes 'minica verify'"))
        .shown(
            "staples",
            "OCSP staple",
            Value.of(answer.staples().size()),
            List.of(answer.staples().isEmpty() ? "none" : "yes"))
        .hidden("verified", Value.of(false))
        .build();
  }

  /** One that is malformed hides none of the others. */
  private List<Finding> read(Artefact artefact, byte[] octets, String place) {
    PemBlock block = new PemBlock(place, octets);
    try {
      return readers.read(artefact, block).stream().map(finding -> finding.at(place)).toList();
    } catch (MinicaException e) {
      MinicaException failure = e.restated(e.kind(), place + ": " + e.getMessage());
      return List.of(Finding.failed(UnreadableDescription.of(block, e), failure).at(place));
    }
  }
}
