package dev.minica.tls.narration;

import java.util.List;

/** Who tells what, in the order in which it is told. */
final class Tellers {

  static final List<Teller> ALL =
      List.of(
          new ClientHelloChapter(),
          new ServerHelloChapter(),
          new ServerCertificateChapter(),
          new VerificationChapter(),
          new KeyExchangeChapter(),
          new SharedSecretChapter(),
          new KeyScheduleChapter(),
          new TrafficKeysChapter(),
          new ClientCertificateChapter(),
          new FinishedChapter(),
          new RecordsChapter(),
          new ResumptionChapter(),
          new EndChapter(),
          new CostChapter());

  private Tellers() {}
}
