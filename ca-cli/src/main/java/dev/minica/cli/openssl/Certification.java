package dev.minica.cli.openssl;

import dev.minica.issuance.IssuanceRequest;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps from a subject and a key to a certificate. */
final class Certification {

  private static final ShellWord REQUEST = ShellWord.temporary("request.pem");
  private static final ShellWord EXTENSIONS = ShellWord.temporary("certificate.cnf");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * Who signs.
   *
   * @param certificate the CA's; absent for what signs itself
   */
  record Signer(Optional<ShellWord> certificate, ScriptKey key) {}

  private final OpensslScript.Builder script;
  private final CertificateTemplate template;
  private final boolean isTimed;

  /**
   * @param request what the template is made of
   */
  Certification(
      OpensslScript.Builder script, CertificateTemplate template, IssuanceRequest request) {
    this.script = script;
    this.template = template;
    this.isTimed =
        request.notBefore().isPresent()
            || request.notAfter().isPresent()
            || !seconds().equals(Duration.ofDays(seconds().toDays()));
  }

  /** Both ends of a validity are part of it (RFC 5280 section 4.1.2.5). */
  private Duration seconds() {
    return Duration.between(template.validity().notBefore(), template.validity().notAfter())
        .plusSeconds(1);
  }

  /**
   * A request for a certificate, which carries subject and key to the CA.
   *
   * @param out absent for standard output
   */
  static void request(
      OpensslScript.Builder script,
      ScriptKey key,
      ShellWord subject,
      List<Extension> extensions,
      Optional<ShellWord> out) {
    ExtensionSection section = ExtensionSection.of("extensions", extensions);
    script.says("A request: the subject and the public key, signed by the private key.");
    section.variables().forEach(script::line);
    List<String> lines = new ArrayList<>(List.of("[req]", "distinguished_name = subject"));
    lines.add("[subject]");
    lines.addAll(extensions.isEmpty() ? List.of() : section.lines());
    script.file("request.cnf", lines);
    ShellCommand command =
        new ShellCommand("openssl", "req", "-new", "-utf8")
            .add("-config", ShellWord.temporary("request.cnf"))
            .add("-key", key.word());
    key.opening().toOpenssl(command, "-passin");
    key.digest().ifPresent(command::add);
    command.add("-subj", subject);
    if (!extensions.isEmpty()) {
      command.add("-reqexts", "extensions");
    }
    out.ifPresent(file -> command.add("-out", file));
    script.run(command);
  }

  /** The certificate of a key, which the request is made of here. */
  void ofKey(ScriptKey key, ShellWord subject, Signer signer, Optional<ShellWord> out) {
    request(script, key, subject, List.of(), Optional.of(REQUEST));
    ofRequest(REQUEST, Optional.empty(), signer, out);
  }

  /**
   * The certificate of a request.
   *
   * @param subject instead of the request's
   * @param out absent for standard output
   */
  void ofRequest(
      ShellWord request,
      Optional<DistinguishedName> subject,
      Signer signer,
      Optional<ShellWord> out) {
    extensions();
    serialNumber();
    Optional<String> other = subject.map(SubjectArgument::of);
    // openssl x509 3.0 takes the octets of its -subj for ISO 8859-1
    boolean isForeign = other.filter(name -> name.chars().anyMatch(c -> c > '~')).isPresent();
    ShellCommand command = isTimed || isForeign ? ca(signer, isForeign) : x509(signer);
    command.add("-in", request);
    signer.key().opening().toOpenssl(command, "-passin");
    other.ifPresent(name -> command.add("-subj", name));
    command.add("-extfile", EXTENSIONS).add("-extensions", "certificate");
    out.ifPresent(file -> command.add("-out", file));
    script.run(command);
  }

  private void extensions() {
    ExtensionSection section = ExtensionSection.of("certificate", template.extensions());
    script.says("What the certificate says of its use (RFC 5280 section 4.2).");
    section.variables().forEach(script::line);
    script.file("certificate.cnf", section.lines());
  }

  private void serialNumber() {
    script
        .says("Its serial number: 20 octets, positive, of which 158 bits are random.")
        .line("serial=$(openssl rand -hex 20)")
        .line("case $serial in")
        .line("  [048c]*) serial=4${serial#?} ;;")
        .line("  [159d]*) serial=5${serial#?} ;;")
        .line("  [26ae]*) serial=6${serial#?} ;;")
        .line("  *) serial=7${serial#?} ;;")
        .line("esac");
  }

  private ShellCommand x509(Signer signer) {
    script.says("The certificate.");
    ShellCommand command = new ShellCommand("openssl", "x509", "-req");
    signer.certificate().ifPresent(certificate -> command.add("-CA", certificate));
    command.add(signer.certificate().isPresent() ? "-CAkey" : "-signkey", signer.key().word());
    command.add("-set_serial", ShellWord.quoting("0x", "serial", ""));
    command.add("-days", Long.toString(seconds().toDays()));
    signer.key().digest().ifPresent(command::add);
    return command;
  }

  private ShellCommand ca(Signer signer, boolean isForeign) {
    script
        .says(
            "The certificate. Unlike openssl x509, openssl ca can be told its times to the second,",
            "and reads subjects in UTF-8; the records it keeps go with the temporary folder.")
        .line(": >\"$work/index.txt\"")
        .line("printf '%s\\n' \"$serial\" >\"$work/serial\"")
        .file(
            "ca.cnf",
            List.of(
                "[ca]",
                "default_ca = once",
                "[once]",
                "database = $ENV::work/index.txt",
                "serial = $ENV::work/serial",
                "new_certs_dir = $ENV::work",
                "default_md = default",
                "policy = any",
                "[any]"));
    ShellCommand command =
        new ShellCommand("openssl", "ca", "-batch", "-notext", "-preserveDN")
            .add("-config", ShellWord.temporary("ca.cnf"));
    if (isForeign) {
      command.add("-utf8");
    }
    signer.certificate().ifPresent(certificate -> command.add("-cert", certificate));
    if (signer.certificate().isEmpty()) {
      command.add("-selfsign");
    }
    command.add("-keyfile", signer.key().word());
    command.add("-startdate", time(template.validity().notBefore()));
    command.add("-enddate", time(template.validity().notAfter()));
    signer.key().digest().ifPresent(digest -> command.add("-md", digest.substring(1)));
    return command;
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
