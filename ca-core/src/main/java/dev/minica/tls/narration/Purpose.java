package dev.minica.tls.narration;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.NamedOctets;
import java.util.Locale;
import java.util.Map;

/** What computed values are for, in a few words. */
final class Purpose {

  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry("shared secret", "what both sides compute and nobody else can"),
          Map.entry("pre_master_secret", "what the key schedule begins with"),
          Map.entry("session_hash", "binds the master secret to this very handshake"),
          Map.entry("master_secret", "from which all keys of the session follow"),
          Map.entry("key_block", "cut into the keys below"),
          Map.entry("Early Secret", "first stage: a pre-shared key goes in, or zeros"),
          Map.entry("Derived Secret", "the salt of the next stage"),
          Map.entry("Handshake Secret", "second stage: what the key exchange gave goes in"),
          Map.entry("Master Secret", "third stage: nothing new goes in"),
          Map.entry("client_early_traffic_secret", "for data before the server's answer"),
          Map.entry("client_handshake_traffic_secret", "for what the client sends up to Finished"),
          Map.entry("server_handshake_traffic_secret", "for what the server sends up to Finished"),
          Map.entry("client_application_traffic_secret_0", "for the client's data"),
          Map.entry("server_application_traffic_secret_0", "for the server's data"),
          Map.entry("exporter_master_secret", "for protocols above that want keys of their own"),
          Map.entry("resumption_master_secret", "from which tickets get their keys"),
          Map.entry("client_write_MAC_key", "the client authenticates its records with it"),
          Map.entry("server_write_MAC_key", "the server authenticates its records with it"),
          Map.entry("finished_key", "made for this one message"),
          Map.entry("verify_data", "what Finished must hold"),
          Map.entry("signed content", "what the signature is over"),
          Map.entry("binder_key", "proves that the client knows the pre-shared key"),
          Map.entry("PskBinderEntry", "what the binder must be"),
          Map.entry("PSK", "what the ticket stands for"));

  private Purpose() {}

  static String of(Derivation derivation) {
    String name = derivation.name();
    if (name.endsWith("_write_key")) {
      return "the " + sender(name) + " encrypts its " + what(derivation) + " with it";
    }
    if (name.toLowerCase(Locale.ROOT).endsWith("_write_iv")) {
      return "goes into the nonces of the " + sender(name) + "'s " + what(derivation);
    }
    return BY_NAME.getOrDefault(name, "");
  }

  private static String sender(String name) {
    return name.substring(0, name.indexOf('_'));
  }

  /** By the traffic secret that it is made of; TLS 1.2 has one set of keys for all. */
  private static String what(Derivation derivation) {
    String from = derivation.inputs().stream().findFirst().map(NamedOctets::name).orElse("");
    if (from.contains("_handshake_")) {
      return "handshake records";
    }
    if (from.contains("_early_")) {
      return "early data";
    }
    return from.contains("_application_") ? "data" : "records";
  }
}
