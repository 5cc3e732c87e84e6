package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.order.IntermediateOrder;
import dev.minica.ca.order.IssuerName;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.OutputSet;
import dev.minica.internal.io.Writing;
import dev.minica.key.SigningKey;
import dev.minica.store.AuditEvent;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Supplier;

/** One act of making an issuing CA below the root. */
final class IntermediateCreation {

  private IntermediateCreation() {}

  /** What {@link CertificateAuthority#createIntermediate} promises. */
  static void run(
      IntermediateOrder order,
      IssuingCas members,
      Environment environment,
      Supplier<char[]> source) {
    CaDirectory directory = members.directory();
    directory.state().sweep();
    requireFree(directory, order.name());
    try (OncePassphrase passphrase = new OncePassphrase(source)) {
      SigningKey rootKey = members.signingKey(IssuerName.ROOT, passphrase::get, environment);
      NewIntermediate made =
          NewIntermediate.of(
              order, members.member(IssuerName.ROOT), rootKey, directory, environment);
      write(
          made,
          CaKey.encode(made.pair().privateKey(), passphrase.ifAsked(), environment.random()),
          directory);
      log(made, directory, environment);
    }
  }

  private static void log(NewIntermediate made, CaDirectory directory, Environment environment) {
    AuditEvent event =
        AuditEvent.ofIntermediate(environment.now(), made.issued(), made.name().value());
    AfterRecord.run(
        "the issuing CA \"" + made.name() + "\" is made", () -> directory.audit().append(event));
  }

  private static void requireFree(CaDirectory directory, IssuerName name) {
    for (Path file : new Path[] {directory.keyFile(name), directory.certificateFile(name)}) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw taken(new MinicaException(Kind.CONFLICT, Disk.shown(file) + " exists already"), name);
      }
    }
  }

  /** Whether it was there before, or somebody else was faster. */
  private static MinicaException taken(MinicaException conflict, IssuerName name) {
    return conflict
        .restated(
            Kind.CONFLICT,
            "there is an issuing CA \"" + name + "\" already: " + conflict.getMessage())
        .withHint("choose another name");
  }

  private static void write(NewIntermediate made, byte[] key, CaDirectory directory) {
    try (Writing writing = directory.state().beginWriting();
        OutputSet set = writing.stage(directory.path(), made.files(key), false)) {
      set.commit();
    } catch (MinicaException e) {
      throw e.kind() == Kind.CONFLICT ? taken(e, made.name()) : e;
    }
  }
}
