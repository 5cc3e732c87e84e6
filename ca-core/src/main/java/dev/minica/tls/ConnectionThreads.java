package dev.minica.tls;

import java.lang.reflect.Method;
import java.util.concurrent.ThreadFactory;

/**
 * The thread of each connection: virtual where the JDK has such (21 and later), else of the system.
 */
final class ConnectionThreads {

  private static final String NAME = "minica-tls";

  private ConnectionThreads() {}

  /** Makes daemon threads: connections do not keep a process alive. */
  static ThreadFactory factory() {
    try {
      // by reflection, since the code is compiled for Java 17:
      // Thread.ofVirtual().name(..).factory()
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Method name = builder.getMethod("name", String.class);
      Object virtual = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory) builder.getMethod("factory").invoke(name.invoke(virtual, NAME));
    } catch (ReflectiveOperationException none) { // or only as a preview, in 19 and 20
      return ConnectionThreads::systemThread;
    }
  }

  private static Thread systemThread(Runnable task) {
    Thread thread = new Thread(task, NAME);
    thread.setDaemon(true);
    return thread;
  }
}
