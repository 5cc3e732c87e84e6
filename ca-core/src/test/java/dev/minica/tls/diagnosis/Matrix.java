package dev.minica.tls.diagnosis;

import dev.minica.Environment;
import dev.minica.tls.analysis.OwnSecrets;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.capture.Recorder;
import dev.minica.tls.capture.RecordingListener;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.format.KeyLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Has each client meet each fault, and takes down what they say to each other. The servers stay, to
 * be asked again.
 */
record Matrix(Path folder, List<Fault> faults, List<Client> clients, Queue<Server> servers)
    implements AutoCloseable {

  private static final int AT_ONCE = 8;

  List<Recording> record() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<List<Recording>>> tasks = new ArrayList<>();
      faults.forEach(fault -> tasks.add(() -> record(fault)));
      List<Recording> all = new ArrayList<>();
      for (Future<List<Recording>> done : workers.invokeAll(tasks)) {
        all.addAll(done.get());
      }
      return all;
    } finally {
      workers.shutdownNow();
    }
  }

  private List<Recording> record(Fault fault) throws Exception {
    Path serverLog = Files.createTempFile(folder, "server", ".log");
    BlockingQueue<Conversation> ended = new LinkedBlockingQueue<>();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    List<Recording> recordings = new ArrayList<>();
    Server server = fault.server().start(serverLog);
    servers.add(server);
    try (Recorder recorder =
        Recorder.start(
            Environment.system(),
            new InetSocketAddress(loopback, 0),
            new InetSocketAddress(loopback, server.port()),
            listener(ended))) {
      for (Client client : clients) {
        if (client.can(fault.wish()) && !fault.unmoved().contains(client.name())) {
          Path keyLog = Files.createTempFile(folder, client.name(), ".log");
          Client.Report said = client.connect(recorder.address().getPort(), fault.wish(), keyLog);
          Conversation conversation = ended.poll(20, TimeUnit.SECONDS);
          if (conversation == null) {
            throw new IOException(
                "no end of " + fault.name() + " with " + client.name() + ": " + said.complaint());
          }
          recordings.add(
              new Recording(
                  fault,
                  client.name(),
                  said.capture().map(Capture::conversation).orElse(conversation),
                  said.capture().map(Capture::keyLog).orElse(keys(keyLog, serverLog)),
                  said.capture().map(Capture::own).orElse(OwnSecrets.NONE),
                  said.complaint(),
                  server.port()));
        }
      }
    }
    return recordings;
  }

  @Override
  public void close() throws IOException {
    for (Server server : servers) {
      server.close();
    }
  }

  /** The client's own, or of one that writes none the server's. */
  private static KeyLog keys(Path client, Path server) throws IOException {
    KeyLog own = KeyLog.parse(Files.readAllBytes(client));
    return own.entries().isEmpty() ? KeyLog.parse(Files.readAllBytes(server)) : own;
  }

  private static RecordingListener listener(BlockingQueue<Conversation> ended) {
    return new RecordingListener() {
      @Override
      public void ended(Conversation conversation) {
        ended.add(conversation);
      }

      @Override
      public void unreachable(InetSocketAddress client, String reason) {
        throw new AssertionError(reason);
      }
    };
  }
}
