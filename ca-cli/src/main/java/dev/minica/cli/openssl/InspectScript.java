package dev.minica.cli.openssl;

import dev.minica.cli.option.PassphraseSource;
import dev.minica.key.KeyAlgorithm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code minica inspect} by openssl and keytool. A key's secret is not shown, as by minica.
 *
 * @param sources in their order
 * @param password opens what is encrypted
 */
public record InspectScript(List<Source> sources, Optional<PassphraseSource> password) {

  /**
   * What is looked at.
   *
   * @param path as typed; absent for a server
   * @param server its address as openssl takes it, HOST:PORT; empty for a file
   * @param host of the server; empty for a file
   * @param der whether a file is DER, not PEM
   * @param artefacts what is in a file
   * @param algorithms of the keys in it
   */
  public record Source(
      Optional<Path> path,
      String server,
      String host,
      boolean der,
      List<Artefact> artefacts,
      Set<KeyAlgorithm> algorithms) {}

  /**
   * Something in a file.
   *
   * @param type as {@code minica inspect --json} says
   * @param format of a key store; else empty
   */
  public record Artefact(String type, String format) {}

  /** Writes the script. */
  public OpensslScript write() {
    OpensslScript.Builder script =
        new OpensslScript.Builder("Shows what is in files, or what a server sends.");
    Secret secret = script.using(Secret.of("--password", password));
    for (Source source : sources) {
      source.algorithms().forEach(algorithm -> script.using(Optional.of(algorithm)));
      if (source.path().isEmpty()) {
        server(script, source);
      } else {
        ShellWord file = Inputs.of(script, source.path().get(), "input");
        new Shown(script, source, file, secret).write();
      }
    }
    return script.build();
  }

  private static void server(OpensslScript.Builder script, Source source) {
    script
        .says("What the server sends, whether it would be trusted or not.")
        .run(
            new ShellCommand("openssl", "s_client", "-showcerts")
                .add("-connect", ShellWord.of(source.server()))
                .add("-servername", ShellWord.of(source.host()))
                .raw("</dev/null"));
  }

  /** One file. */
  private record Shown(OpensslScript.Builder script, Source source, ShellWord file, Secret secret) {

    /** A container's own program shows its contents, too. */
    void write() {
      List<Artefact> distinct = source.artefacts().stream().distinct().toList();
      Optional<Artefact> container =
          distinct.stream()
              .filter(a -> List.of("keyStore", "pkcs7").contains(a.type()))
              .findFirst();
      for (Artefact artefact : container.map(List::of).orElse(distinct)) {
        script.says("In this file: " + words(artefact) + ".");
        if (BouncyCastle.isNeededFor(artefact.format())) {
          script.line(BouncyCastle.REQUIRED);
        }
        if (isOneOfMany(artefact)) {
          eachOf(artefact);
        } else {
          script.run(command(artefact));
        }
      }
    }

    /** openssl reads the first of its kind in a file, and takes no notice of the others. */
    private boolean isOneOfMany(Artefact artefact) {
      return !blockLabel(artefact).isEmpty()
          && source.artefacts().stream().filter(artefact::equals).count() > 1;
    }

    private void eachOf(Artefact artefact) {
      String name = artefact.type();
      ShellWord one = ShellWord.quoting("", "one", "");
      script
          .line("rm -f -- \"$work\"/" + name + "-*")
          .line("awk '")
          .line("  /^-----BEGIN " + blockLabel(artefact) + "-----/ {")
          .line("    file = sprintf(\"%s/" + name + "-%04d.pem\", ENVIRON[\"work\"], ++n)")
          .line("  }")
          .line("  file { print >file }")
          .line("  /^-----END/ { close(file); file = \"\" }' <" + file.written())
          .line("for one in \"$work\"/" + name + "-*; do")
          .line("  " + new Shown(script, source, one, secret).command(artefact))
          .line("done");
    }

    /** A pattern for the labels of such blocks; empty where openssl shows all in a file. */
    private static String blockLabel(Artefact artefact) {
      return switch (artefact.type()) {
        case "request" -> "(NEW )?CERTIFICATE REQUEST";
        case "crl" -> "(X509 )?CRL";
        case "privateKey" -> "([A-Z]+ )?PRIVATE KEY";
        case "publicKey" -> "(RSA )?PUBLIC KEY";
        case "parameters" -> "[A-Z]+ PARAMETERS";
        default -> "";
      };
    }

    private static String words(Artefact artefact) {
      return switch (artefact.type()) {
        case "certificate" -> "a certificate";
        case "request" -> "a certification request";
        case "crl" -> "a certificate revocation list";
        case "privateKey" -> "a private key, of which the public half is shown";
        case "publicKey" -> "a public key";
        case "pkcs7" -> "certificates in PKCS#7";
        case "keyStore" -> "a key store";
        case "ocspResponse" -> "an OCSP response";
        case "parameters" -> "parameters of keys";
        default -> "ASN.1 of another kind";
      };
    }

    private ShellCommand command(Artefact artefact) {
      return switch (artefact.type()) {
        case "certificate" -> certificates();
        case "request" -> openssl("req", "-noout", "-text");
        case "crl" -> openssl("crl", "-noout", "-text");
        case "privateKey" -> secret.toOpenssl(openssl("pkey", "-noout", "-text_pub"), "-passin");
        case "publicKey" -> openssl("pkey", "-pubin", "-noout", "-text_pub");
        case "pkcs7" -> openssl("pkcs7", "-noout", "-print_certs", "-text");
        case "keyStore" -> keyStore(artefact.format());
        case "ocspResponse" ->
            new ShellCommand("openssl", "ocsp", "-noverify", "-resp_text").add("-respin", file);
        case "parameters" -> openssl("pkeyparam", "-noout", "-text");
        default -> openssl("asn1parse");
      };
    }

    private ShellCommand certificates() {
      boolean isOne =
          source.artefacts().stream().filter(a -> a.type().equals("certificate")).count() == 1;
      return isOne
          ? openssl("x509", "-noout", "-text")
          : new ShellCommand("openssl", "crl2pkcs7", "-nocrl")
              .add("-certfile", file)
              .raw("| openssl pkcs7 -noout -print_certs -text");
    }

    private ShellCommand openssl(String... words) {
      List<String> all = new ArrayList<>(List.of("openssl"));
      all.addAll(List.of(words));
      ShellCommand command = new ShellCommand(all.toArray(String[]::new)).add("-in", file);
      return source.der() ? command.add("-inform", "DER") : command;
    }

    private ShellCommand keyStore(String format) {
      ShellCommand command = new ShellCommand("keytool", "-list", "-v").add("-keystore", file);
      boolean isForeign = BouncyCastle.isNeededFor(format);
      if (isForeign || format.equals("JCEKS")) {
        command.add("-storetype", format);
      }
      if (isForeign) {
        BouncyCastle.addTo(command);
      }
      return secret.toKeytool(command, "-storepass");
    }
  }
}
