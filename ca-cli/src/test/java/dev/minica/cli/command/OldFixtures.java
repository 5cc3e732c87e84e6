package dev.minica.cli.command;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Test certificates as people make them with openssl, for one day, and then forget. */
final class OldFixtures {

  private static final String CONFIGURATION =
      """
      [req]
      distinguished_name = name
      string_mask = utf8only
      utf8 = yes
      [name]
      [root]
      basicConstraints = critical,CA:TRUE
      keyUsage = critical,keyCertSign,cRLSign
      subjectKeyIdentifier = hash
      authorityKeyIdentifier = keyid
      [inter]
      basicConstraints = critical,CA:TRUE,pathlen:0
      nameConstraints = critical,permitted;DNS:localhost,excluded;email:evil.example
      keyUsage = critical,keyCertSign,cRLSign
      subjectKeyIdentifier = hash
      authorityKeyIdentifier = keyid,issuer
      [leaf]
      subjectAltName = DNS:localhost,IP:::1,IP:127.0.0.1,URI:spiffe://a/b,\
      otherName:1.3.6.1.4.1.311.20.2.3;UTF8:u@localhost
      1.3.6.1.4.1.99999.1 = ASN1:UTF8String:unheard of
      keyUsage = critical,digitalSignature
      extendedKeyUsage = serverAuth,clientAuth
      certificatePolicies = 1.2.3.4,@policy
      basicConstraints = CA:FALSE
      subjectKeyIdentifier = hash
      authorityKeyIdentifier = keyid:always,issuer:always
      crlDistributionPoints = URI:http://crl.example/x.crl
      authorityInfoAccess = OCSP;URI:http://ocsp.example/
      nsComment = made by hand
      [policy]
      policyIdentifier = 1.3.5.8
      CPS.1 = http://cps.example/
      [critical]
      1.3.6.1.4.1.99999.1 = critical,ASN1:UTF8String:unheard of
      """;

  private final Tool openssl = Tool.named("openssl");
  private final Path folder;

  OldFixtures(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("openssl.cnf"), CONFIGURATION);
  }

  Tool openssl() {
    return openssl;
  }

  /** Runs openssl; words with a dot in them that begin with @ are files of the folder. */
  String run(String... words) {
    List<Object> arguments = new ArrayList<>();
    for (String word : words) {
      arguments.add(word.startsWith("@") ? folder.resolve(word.substring(1)) : word);
    }
    return openssl.run(arguments.toArray()).succeeded().text();
  }

  /** root.crt, inter.crt and server.crt with their keys; the leaf's text is before it. */
  void chain() {
    selfSigned("root", "/C=DE/O=\u00d6rtchen/CN=Old Root", "root", "ec");
    issued("inter", "/CN=Inter", "root", "inter");
    issued("server", "/CN=localhost", "inter", "leaf");
  }

  void selfSigned(String name, String subject, String section, String... key) {
    List<String> words = new ArrayList<>(List.of("req", "-x509", "-config", "@openssl.cnf"));
    words.addAll(List.of("-nodes", "-days", "1", "-keyout", "@" + name + ".key"));
    words.addAll(List.of("-out", "@" + name + ".crt", "-subj", subject, "-extensions", section));
    words.add("-newkey");
    words.addAll(
        List.of(key).equals(List.of("ec"))
            ? List.of("ec", "-pkeyopt", "ec_paramgen_curve:P-256")
            : List.of(key));
    run(words.toArray(String[]::new));
  }

  private void issued(String name, String subject, String issuer, String section) {
    run(
        "req",
        "-config",
        "@openssl.cnf",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-384",
        "-nodes",
        "-keyout",
        "@" + name + ".key",
        "-out",
        "@" + name + ".csr",
        "-subj",
        subject);
    run(
        "x509",
        "-req",
        "-in",
        "@" + name + ".csr",
        "-CA",
        "@" + issuer + ".crt",
        "-CAkey",
        "@" + issuer + ".key",
        "-CAcreateserial",
        "-days",
        "1",
        "-extfile",
        "@openssl.cnf",
        "-extensions",
        section,
        "-out",
        "@" + name + ".crt",
        "-text");
  }
}
