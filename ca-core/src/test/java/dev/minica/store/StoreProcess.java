package dev.minica.store;

import dev.minica.MinicaException;
import dev.minica.crash.CrashWalk;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.OutputFile;
import dev.minica.internal.io.OutputSet;
import dev.minica.internal.io.StateDirectory;
import dev.minica.internal.io.Writing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A process that writes to a store, for tests with several of them or with one that is killed.
 *
 * <pre>
 * record CA COUNT        records certificates with random serial numbers, and prints each number
 * contend CA COUNT       tries the serial numbers from 0, and prints those it got
 * issue CA OUT REPLACE   stages output, records a certificate, commits, and prints its number
 * hold CA                becomes a writer, prints a line, and stays one until its input ends
 * </pre>
 */
public final class StoreProcess {

  private final SampleCertificates samples = new SampleCertificates();
  private final StateDirectory state;
  private final DirectoryStore store;

  private StoreProcess(Path ca) {
    this.state = new StateDirectory(ca, new Disk(new SecureRandom()));
    this.store = new DirectoryStore(state);
  }

  /** The command line of such a process. */
  public static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(CrashWalk.STEADY_JVM);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(StoreProcess.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  public static void main(String[] arguments) throws IOException {
    try {
      new StoreProcess(Path.of(arguments[1])).run(arguments);
    } catch (MinicaException e) {
      System.err.println(e.getMessage());
      System.exit(7);
    }
  }

  private void run(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "record" -> record(Integer.parseInt(arguments[2]));
      case "contend" -> contend(Integer.parseInt(arguments[2]));
      case "issue" -> issue(Path.of(arguments[2]), Boolean.parseBoolean(arguments[3]));
      case "hold" -> hold();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private void record(int count) {
    for (int i = 0; i < count; i++) {
      IssuedCertificate issued = samples.any();
      store.record(issued);
      System.out.println(issued.serialNumber());
    }
  }

  private void contend(int count) {
    LongStream.range(0, count).filter(this::isRecorded).forEach(System.out::println);
  }

  private boolean isRecorded(long serial) {
    try {
      store.record(samples.issued(serial));
      return true;
    } catch (MinicaException e) {
      if (e.kind() == MinicaException.Kind.CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  private void issue(Path out, boolean replace) {
    IssuedCertificate issued = samples.any();
    String serial = issued.serialNumber().toString();
    List<OutputFile> files =
        List.of(
            new OutputFile("cert.pem", octets(serial), Access.PUBLIC),
            new OutputFile("key.pem", octets("key of " + serial), Access.SECRET),
            new OutputFile("ca.pem", octets("root"), Access.PUBLIC));
    try (Writing writing = state.beginWriting();
        OutputSet set = writing.stage(out, files, replace)) {
      store.record(issued);
      set.commit();
    }
    System.out.println(serial);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void hold() throws IOException {
    Writing writing = state.beginWriting();
    System.out.println("writing");
    System.in.readAllBytes();
    writing.close();
  }
}
