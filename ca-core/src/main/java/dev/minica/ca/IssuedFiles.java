package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.ca.DeliveredFile.Audience;
import dev.minica.encoding.KubernetesSecret;
import dev.minica.encoding.Pem;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.file.DeliveredName;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.OutputFile;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The files of one act of issuing: which there are, for whom, and what is in them. */
final class IssuedFiles {

  /** Makes a file's content from what was issued. */
  private interface Content {
    byte[] of(PrivateKeyInfo key, Certificate certificate, Environment environment);
  }

  private record Planned(DeliveredFile file, Content content) {}

  private static final String TRUSTED_ALIAS = "ca";

  private final List<Planned> plan = new ArrayList<>();
  private final Delivery delivery;
  private final List<Certificate> intermediates;
  private final Certificate root;

  private IssuedFiles(Delivery delivery, List<Certificate> intermediates, Certificate root) {
    this.delivery = delivery;
    this.intermediates = intermediates;
    this.root = root;
  }

  /** Everything that is to be written for what this CA issues. */
  static IssuedFiles of(Delivery delivery, List<Certificate> intermediates, Certificate root) {
    IssuedFiles files = new IssuedFiles(delivery, intermediates, root);
    files.planPem();
    delivery.keyStores().forEach(files::planKeyStores);
    if (delivery.kubernetes()) {
      files.planSecret();
    }
    return files;
  }

  private void planPem() {
    secret(DeliveredName.KEY, (key, certificate, environment) -> text(Pem.encode(key)));
    open(DeliveredName.CERTIFICATE, Audience.SUBJECT, (key, cert, env) -> text(Pem.encode(cert)));
    if (!intermediates.isEmpty()) {
      open(
          DeliveredName.CHAIN,
          Audience.SUBJECT,
          (key, cert, env) -> text(Pem.encode(intermediates)));
    }
    open(
        DeliveredName.FULL_CHAIN,
        Audience.SUBJECT,
        (key, cert, env) -> text(Pem.encode(chain(cert))));
    open(DeliveredName.ROOT, Audience.VERIFIER, (key, cert, env) -> text(Pem.encode(root)));
  }

  private void planKeyStores(KeyStoreFormat format) {
    secret(
        DeliveredName.KEY_STORE + format.fileExtension(),
        (key, cert, env) -> keyStore(format, key, cert, env));
    open(
        DeliveredName.TRUST_STORE + format.fileExtension(),
        Audience.VERIFIER,
        (key, cert, env) -> trustStore(format, env));
  }

  private void planSecret() {
    secret(
        DeliveredName.SECRET,
        (key, certificate, environment) ->
            text(
                new KubernetesSecret(
                        KubernetesSecret.nameOf(delivery.alias()),
                        key,
                        chain(certificate),
                        List.of(root))
                    .encode()));
  }

  private void secret(String name, Content content) {
    plan.add(new Planned(new DeliveredFile(name, Audience.SUBJECT, true), content));
  }

  private void open(String name, Audience audience, Content content) {
    plan.add(new Planned(new DeliveredFile(name, audience, false), content));
  }

  List<String> names() {
    return plan.stream().map(planned -> planned.file().name()).toList();
  }

  List<DeliveredFile> described() {
    return plan.stream().map(Planned::file).toList();
  }

  List<OutputFile> contents(PrivateKeyInfo key, Certificate certificate, Environment environment) {
    return plan.stream()
        .map(
            planned ->
                new OutputFile(
                    planned.file().name(),
                    planned.content().of(key, certificate, environment),
                    planned.file().secret() ? Access.SECRET : Access.PUBLIC))
        .toList();
  }

  private byte[] keyStore(
      KeyStoreFormat format, PrivateKeyInfo key, Certificate certificate, Environment environment) {
    Instant now = environment.now();
    return encode(
        format, new KeyStoreEntry.Key(delivery.alias(), now, key, chain(certificate)), environment);
  }

  private byte[] trustStore(KeyStoreFormat format, Environment environment) {
    return encode(
        format, new KeyStoreEntry.Trusted(TRUSTED_ALIAS, environment.now(), root), environment);
  }

  private byte[] encode(KeyStoreFormat format, KeyStoreEntry entry, Environment environment) {
    return format.encode(
        KeyStoreContents.of(entry), delivery.password(), delivery.pkcs12(), environment.random());
  }

  /** What a server presents (RFC 8446 section 4.4.2): its own certificate first, no root. */
  private List<Certificate> chain(Certificate certificate) {
    List<Certificate> chain = new ArrayList<>();
    chain.add(certificate);
    chain.addAll(intermediates);
    return chain;
  }

  private static byte[] text(String pem) {
    return pem.getBytes(StandardCharsets.US_ASCII);
  }
}
