package dev.minica.cli.docs;

import java.io.IOException;
import java.net.URI;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;

/** A Java program that knows nothing of minica: it visits a URL with the settings of its JVM. */
final class Visit {

  private Visit() {}

  /** Exit 0: the server was believed, and answered with 200. Exit 1: it was not believed. */
  public static void main(String[] args) throws IOException {
    HttpsURLConnection connection =
        (HttpsURLConnection) URI.create(args[0]).toURL().openConnection();
    try {
      System.exit(connection.getResponseCode() == 200 ? 0 : 2);
    } catch (SSLHandshakeException refused) {
      System.exit(1);
    }
  }
}
