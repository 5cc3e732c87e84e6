package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.issuance.IssuingCa;
import dev.minica.revocation.Repository;
import dev.minica.server.CaServer;
import dev.minica.tls.Endpoint;
import java.net.InetSocketAddress;

/** {@code minica serve}: what a CA publishes, over HTTP, until it is interrupted. */
final class ServeCommand implements Command {

  private record Listening(InetSocketAddress address) implements Result {

    String url() {
      return "http://" + Endpoint.text(address) + "/";
    }

    @Override
    public void writeTo(TextWriter text) {
      text.line(url());
    }

    @Override
    public Json toJson() {
      return Json.object().put("url", url()).build();
    }
  }

  private static final String ALL = "certificate, CRL, OCSP";
  private static final String WITHOUT_CRL =
      "certificate, OCSP; the key usage of its certificate lets it make no CRL";
  private static final String SILENT =
      "certificate, last CRL; it does not sign: its key is not here, or it has expired";

  private final Syntax syntax = new Syntax();
  private final Argument<InetSocketAddress> listen =
      syntax.option(
          "--listen",
          "HOST:PORT",
          Endpoint::parse,
          "where to listen; port 0 is any free one",
          "127.0.0.1:8080");
  private final CaPassword caPassword = new CaPassword(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Serves what clients have to know of the CA until it is interrupted: its certificates"
                + " (/root.crt, /NAME.crt), its CRLs (/crl/NAME.crl) and an OCSP responder (/ocsp,"
                + " GET and POST). The first line on stdout is its URL; / lists what there is."
                + " Clients find it by themselves in certificates of a CA that was made with"
                + " --url.",
            "A revocation is in the next answer and in the next CRL. Of a serial number that the CA"
                + " never gave to a certificate the responder says unknown, never good. Answers are"
                + " signed by a certificate that is issued for it, lasts a week and is replaced in"
                + " time; the key is in memory only. The CA's keys are opened at the start, and"
                + " that of an intermediate that is created later when it is there, by the same"
                + " passphrase, which stays in memory as the keys do; of a CA whose key is"
                + " elsewhere only the certificate and the last CRL are served.",
            "Only programs on this machine can connect unless --listen says otherwise. What is"
                + " served is signed, and public. SOURCE is prompt, env:VAR, file:PATH, fd:N, stdin"
                + " or pass:TEXT.")
        .example("minica serve", "serves on http://127.0.0.1:8080/")
        .example("minica serve --listen 127.0.0.1:0", "on a free port, which it prints")
        .example(
            "minica serve --listen 0.0.0.0:80 --ca-password file:/run/secrets/ca",
            "to everybody who can reach this machine")
        .exits(ExitCode.BAD_INPUT, ExitCode.UNUSABLE_CA, ExitCode.BUSY, ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public ExitCode run(Session session) {
    CertificateAuthority authority =
        CertificateAuthority.open(session.caDirectory(), session.environment());
    Talk talk = new Talk(session);
    try (CaServer server = CaServer.listen(listen.value())) {
      Repository repository = authority.repository(caPassword.opening(session), talk::trouble);
      server.serve(repository, talk::trouble);
      awaitEnd(server, session, () -> talk.introduce(repository, server.address()));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.DONE;
  }

  private static void awaitEnd(CaServer server, Session session, Runnable introduction)
      throws InterruptedException {
    Runnable takenBack = session.whenToldToEnd(server::close);
    try {
      introduction.run();
      server.awaitClose();
    } finally {
      takenBack.run();
    }
  }

  /** What is said, on stderr from whichever thread. */
  private record Talk(Session session) {

    void introduce(Repository repository, InetSocketAddress address) {
      Listening listening = new Listening(address);
      session.show(listening);
      session.say(
          "serving " + session.caDirectory() + " on " + listening.url() + ", until interrupted");
      for (String name : repository.names()) {
        session.say("  " + name + ": " + served(repository, name));
      }
      if (!address.getAddress().isLoopbackAddress()) {
        session.say(
            "whoever can reach this machine can ask; --listen 127.0.0.1:8080 keeps it here");
      }
    }

    void trouble(MinicaException e) {
      synchronized (session) {
        session.warn(String.valueOf(e.getMessage()));
      }
    }
  }

  private static String served(Repository repository, String name) {
    boolean makesCrls =
        repository
            .certificate(name)
            .map(IssuingCa::ofRoot)
            .filter(IssuingCa::maySignCrls)
            .isPresent();
    return !repository.answersFor(name) ? SILENT : makesCrls ? ALL : WITHOUT_CRL;
  }
}
