package dev.minica.cli.command;

import dev.minica.defect.Defects;
import java.util.ArrayList;
import java.util.List;

/**
 * One way in which {@code minica tls serve} serves. Help, documentation and tests come from this
 * table.
 *
 * @param options as they are typed
 * @param key of the server, as {@code minica issue --key} takes it
 * @param outcome what a client then meets
 */
record TlsServeMode(String options, String key, String outcome) {

  private static final String EC = "ec-p256";
  private static final String RSA = "rsa-2048";

  /** All of them: the kinds of connections, then the servers that are wrong on purpose. */
  static List<TlsServeMode> table() {
    List<TlsServeMode> table = new ArrayList<>();
    table.add(new TlsServeMode("--kx rsa", RSA, "TLS 1.2, RSA key exchange: no forward secrecy"));
    table.add(new TlsServeMode("--kx ecdhe", RSA, "TLS 1.2, ECDHE signed by an RSA key"));
    table.add(new TlsServeMode("--kx ecdhe", EC, "TLS 1.2, ECDHE signed by an EC key"));
    table.add(new TlsServeMode("--kx dhe", RSA, "TLS 1.2, DHE signed by an RSA key"));
    table.add(new TlsServeMode("--tls 1.3", EC, "TLS 1.3"));
    table.add(new TlsServeMode("--client-auth want", EC, "a client may show a certificate"));
    table.add(new TlsServeMode("--client-auth require", EC, "a client has to show one"));
    for (String way : WrongServer.FAMILIAR) {
      table.add(new TlsServeMode("--wrong " + way, EC, Defects.of(way).sentence()));
    }
    return table;
  }

  /** The command line for a server whose files are in a folder. */
  String commandLine(String folder) {
    return "minica tls serve " + folder + " " + options;
  }
}
