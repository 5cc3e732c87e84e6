package dev.minica.keystore;

import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.security.cert.PKIXParameters;
import javax.net.ssl.KeyManagerFactory;

/** What a Java program says that makes use of a key store. */
final class JavaReport {

  private JavaReport() {}

  /** All that goes wrong when it is loaded, its keys are taken out, and it is trusted. */
  static String of(String type, byte[] octets, String password) {
    StringBuilder report = new StringBuilder();
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(new ByteArrayInputStream(octets), password.toCharArray());
      report.append(store.size()).append(" entries; ");
      note(report, () -> keys(store, password));
      note(report, () -> new PKIXParameters(store));
    } catch (Exception e) {
      report.append(e);
    }
    return report.toString();
  }

  private static Object keys(KeyStore store, String password) throws Exception {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
    factory.init(store, password.toCharArray());
    return factory;
  }

  private interface Use {
    Object of() throws Exception;
  }

  private static void note(StringBuilder report, Use use) {
    try {
      use.of();
    } catch (Exception e) {
      report.append(e).append("; ");
    }
  }
}
