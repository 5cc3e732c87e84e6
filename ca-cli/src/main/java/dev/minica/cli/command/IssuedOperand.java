package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.file.DeliveredName;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The operand of commands about a certificate that was issued: the folder that it was issued into,
 * its file, or its serial number. A path that is there is what is meant.
 */
final class IssuedOperand {

  private final Argument<String> operand;

  IssuedOperand(Syntax syntax) {
    operand =
        syntax.operand(
            "CERT",
            Function.identity(),
            "the folder that minica issue wrote, the certificate's file, or its serial number");
  }

  /** What it means: the certificate goes to the one, the serial number to the other. */
  <T> T as(
      Session session,
      Function<Certificate, T> ofCertificate,
      Function<SerialNumber, T> ofSerialNumber) {
    return as(
        session,
        folder ->
            ofCertificate.apply(certificate(session, folder.resolve(DeliveredName.CERTIFICATE))),
        file -> ofCertificate.apply(certificate(session, file)),
        ofSerialNumber);
  }

  /** The same with the paths themselves, as they were typed. */
  <T> T as(
      Session session,
      Function<Path, T> ofFolder,
      Function<Path, T> ofFile,
      Function<SerialNumber, T> ofSerialNumber) {
    Path typed = Paths.parse(operand.value());
    Path path = session.resolve(typed);
    if (Files.isDirectory(path)) {
      return ofFolder.apply(typed);
    }
    return Paths.isStandardInput(typed) || Files.exists(path)
        ? ofFile.apply(typed)
        : ofSerialNumber.apply(serialNumber());
  }

  /** The first of several is the one that was issued; the others are its issuers'. */
  private static Certificate certificate(Session session, Path path) {
    return session.input(path).certificates().get(0);
  }

  private SerialNumber serialNumber() {
    try {
      return SerialNumber.parse(operand.value());
    } catch (MinicaException e) {
      throw new MinicaException(
              Kind.BAD_INPUT,
              "'" + operand.value() + "' is no file or folder that is there, and no serial number")
          .withHint("serial numbers are hexadecimal digits, as minica list shows them");
    }
  }
}
