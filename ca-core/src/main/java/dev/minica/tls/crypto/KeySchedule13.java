package dev.minica.tls.crypto;

/**
 * The key schedule of TLS 1.3 (RFC 8446 section 7.1). Who has the stage has all that comes after
 * it; each stage is asked for what hangs on it, with the hash of the transcript so far.
 *
 * <pre>
 *          0
 *          |
 *  PSK -> HKDF-Extract = Early Secret
 *          +--> Derive-Secret(., "ext binder" | "res binder", "")  = binder_key
 *          +--> Derive-Secret(., "c e traffic", ClientHello)       = client_early_traffic_secret
 *          +--> Derive-Secret(., "e exp master", ClientHello)      = early_exporter_master_secret
 *    Derive-Secret(., "derived", "")
 *          |
 *  (EC)DHE -> HKDF-Extract = Handshake Secret
 *          +--> Derive-Secret(., "c hs traffic", ClientHello...ServerHello)
 *          +--> Derive-Secret(., "s hs traffic", ClientHello...ServerHello)
 *    Derive-Secret(., "derived", "")
 *          |
 *  0 -> HKDF-Extract = Master Secret
 *          +--> Derive-Secret(., "c ap traffic", ClientHello...server Finished)
 *          +--> Derive-Secret(., "s ap traffic", ClientHello...server Finished)
 *          +--> Derive-Secret(., "exp master", ClientHello...server Finished)
 *          +--> Derive-Secret(., "res master", ClientHello...client Finished)
 * </pre>
 *
 * @param suite of TLS 1.3
 */
public record KeySchedule13(CipherSuite suite) {

  /** Where the pre-shared key comes from: its binder says which. */
  public enum PskKind {
    /** Given to both beforehand. */
    EXTERNAL("ext binder"),
    /** From a ticket of an earlier connection. */
    RESUMPTION("res binder");

    private final String label;

    PskKind(String label) {
      this.label = label;
    }
  }

  /** The first stage of a connection without a pre-shared key. */
  public Early early() {
    return early(zeros());
  }

  /** The first stage of a connection with this pre-shared key. */
  public Early early(NamedOctets psk) {
    Hkdf hkdf = suite.hkdf();
    return new Early(suite, hkdf.extract("Early Secret", NamedOctets.empty("0"), psk));
  }

  private NamedOctets zeros() {
    return zeros(suite.hash());
  }

  /** Hash.length octets of zero, where there is no key: secret from nobody. */
  private static NamedOctets zeros(HashAlgorithm hash) {
    return NamedOctets.open("0", new byte[hash.length()]);
  }

  private static NamedOctets hashOfNothing(HashAlgorithm hash) {
    return NamedOctets.open("\"\"", hash.hash());
  }

  /** Derive-Secret(., "derived", ""): the salt of the next stage. */
  private static Derivation derived(CipherSuite suite, Derivation secret) {
    return suite
        .hkdf()
        .deriveSecret("Derived Secret", secret.output(), "derived", hashOfNothing(suite.hash()));
  }

  /**
   * What both have before the server answers.
   *
   * @param suite of TLS 1.3
   * @param secret the Early Secret
   */
  public record Early(CipherSuite suite, Derivation secret) {

    /** binder_key: its Finished key makes the PSK binder (RFC 8446 section 4.2.11.2). */
    public Derivation binderKey(PskKind kind) {
      return suite
          .hkdf()
          .deriveSecret("binder_key", secret.output(), kind.label, hashOfNothing(suite.hash()));
    }

    /** client_early_traffic_secret, over ClientHello. */
    public Derivation clientTraffic(NamedOctets transcriptHash) {
      return derive("client_early_traffic_secret", "c e traffic", transcriptHash);
    }

    /** early_exporter_master_secret, over ClientHello. */
    public Derivation exporterMaster(NamedOctets transcriptHash) {
      return derive("early_exporter_master_secret", "e exp master", transcriptHash);
    }

    /** The salt of the Handshake Secret. */
    public Derivation derived() {
      return KeySchedule13.derived(suite, secret);
    }

    /** The next stage, with what the key shares agreed on. */
    public Handshake handshake(NamedOctets sharedSecret) {
      return new Handshake(
          suite, suite.hkdf().extract("Handshake Secret", derived().output(), sharedSecret));
    }

    /** The next stage of a resumption without key shares (psk_ke). */
    public Handshake handshake() {
      return handshake(zeros(suite.hash()));
    }

    private Derivation derive(String name, String label, NamedOctets transcriptHash) {
      return suite.hkdf().deriveSecret(name, secret.output(), label, transcriptHash);
    }
  }

  /**
   * What both have once the server answered.
   *
   * @param suite of TLS 1.3
   * @param secret the Handshake Secret
   */
  public record Handshake(CipherSuite suite, Derivation secret) {

    /** client_ or server_handshake_traffic_secret, over ClientHello...ServerHello. */
    public Derivation traffic(Sender sender, NamedOctets transcriptHash) {
      return suite
          .hkdf()
          .deriveSecret(
              sender + "_handshake_traffic_secret",
              secret.output(),
              sender == Sender.CLIENT ? "c hs traffic" : "s hs traffic",
              transcriptHash);
    }

    /** The salt of the Master Secret. */
    public Derivation derived() {
      return KeySchedule13.derived(suite, secret);
    }

    /** The last stage: nothing more goes in. */
    public Master master() {
      return new Master(
          suite, suite.hkdf().extract("Master Secret", derived().output(), zeros(suite.hash())));
    }
  }

  /**
   * What both have once the server sent its Finished.
   *
   * @param suite of TLS 1.3
   * @param secret the Master Secret
   */
  public record Master(CipherSuite suite, Derivation secret) {

    /** client_ or server_application_traffic_secret_0, over ClientHello...server Finished. */
    public Derivation traffic(Sender sender, NamedOctets transcriptHash) {
      return derive(
          sender + "_application_traffic_secret_0",
          sender == Sender.CLIENT ? "c ap traffic" : "s ap traffic",
          transcriptHash);
    }

    /** exporter_master_secret, over ClientHello...server Finished. */
    public Derivation exporterMaster(NamedOctets transcriptHash) {
      return derive("exporter_master_secret", "exp master", transcriptHash);
    }

    /** resumption_master_secret, over ClientHello...client Finished. */
    public Derivation resumptionMaster(NamedOctets transcriptHash) {
      return derive("resumption_master_secret", "res master", transcriptHash);
    }

    private Derivation derive(String name, String label, NamedOctets transcriptHash) {
      return suite.hkdf().deriveSecret(name, secret.output(), label, transcriptHash);
    }
  }
}
