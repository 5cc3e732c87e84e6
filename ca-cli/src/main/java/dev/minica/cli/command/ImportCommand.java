package dev.minica.cli.command;

import dev.minica.ca.takeover.ForeignTool;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import java.nio.file.Path;
import java.util.Optional;

/** {@code minica import openssl-ca} and the like: takes over a CA that another program made. */
final class ImportCommand implements Command {

  private final ForeignTool tool;
  private final Syntax syntax = new Syntax();
  private final Argument<Path> directory;
  private final Optional<Argument<Optional<Path>>> configuration;
  private final ImportOptions options;

  ImportCommand(ForeignTool tool) {
    this.tool = tool;
    directory = syntax.operand("DIR", Paths::parse, "the folder that it keeps its CA in");
    configuration =
        tool == ForeignTool.OPENSSL_CA
            ? Optional.of(
                syntax.option("--config", "FILE", Paths::parse, "its configuration, if not in DIR"))
            : Optional.empty();
    options = new ImportOptions(syntax);
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return ImportOptions.exits(
        examples(Manual.of(words(), ImportOptions.WORDS, ImportOptions.ROOT_WORDS)));
  }

  private String words() {
    return switch (tool) {
      case OPENSSL_CA ->
          "Makes a CA directory out of a CA of openssl ca: its certificate and key, all certificates"
              + " of index.txt, what is revoked of them, and the CRL number, so that the next CRL"
              + " comes after the last. Where these are says openssl.cnf in DIR, or --config; else"
              + " they are called cacert.pem, private/cakey.pem, index.txt, newcerts and crlnumber."
              + " The days and the policy of the configuration become the profile openssl-ca.";
      case EASY_RSA ->
          "Makes a CA directory out of a CA of easy-rsa 3: its certificate and key, all certificates"
              + " of index.txt and what is revoked of them. DIR is the folder pki, or the one it is"
              + " in. EASYRSA_CERT_EXPIRE in vars becomes the profile easy-rsa.";
      case MKCERT ->
          "Makes a CA directory out of the CA of mkcert, which keeps no record of what it issues: only"
              + " its certificate and key are taken over. Its certificate lets it make no CRL.";
      case MINICA_GO ->
          "Makes a CA directory out of a CA of one of the two small programs in Go that are called"
              + " minica as well: minica.pem, minica-key.pem and NAME/cert.pem, or cacert.crt,"
              + " cakey.key and NAME.crt. Their CAs can make no CRL.";
    };
  }

  private Manual examples(Manual manual) {
    return switch (tool) {
      case OPENSSL_CA ->
          manual
              .example("minica import openssl-ca ./demoCA", "into your own CA directory")
              .example(
                  "minica import openssl-ca /root/ca --password prompt --ca-password prompt",
                  "one whose key is encrypted, and stays so")
              .example(
                  "minica import openssl-ca ./sub --root ./root/cacert.pem", "a CA below a root");
      case EASY_RSA ->
          manual
              .example("minica import easy-rsa /etc/openvpn/easy-rsa", "into your own CA directory")
              .example(
                  "minica import easy-rsa ./pki --ca ./ca --password env:PW",
                  "one whose key is encrypted, into another directory")
              .example("minica import easy-rsa ./pki --json", "with what is lost, for a script");
      case MKCERT ->
          manual
              .example("minica import mkcert \"$(mkcert -CAROOT)\"", "into your own CA directory")
              .example(
                  "minica import mkcert ~/.local/share/mkcert --ca ./ca", "into another directory")
              .example(
                  "minica import mkcert ./root --ca-password prompt",
                  "and encrypts the key, which mkcert does not");
      case MINICA_GO ->
          manual
              .example("minica import minica-go .", "into your own CA directory")
              .example("minica import minica-go ./certs --ca ./ca", "into another directory")
              .example(
                  "minica import minica-go . --ca-password prompt",
                  "and encrypts the key, which the other minica does not");
    };
  }

  @Override
  public ExitCode run(Session session) {
    Optional<Path> file = configuration.flatMap(Argument::value).map(session::resolve);
    return options.takeOver(session, tool.read(session.resolve(directory.value()), file));
  }
}
