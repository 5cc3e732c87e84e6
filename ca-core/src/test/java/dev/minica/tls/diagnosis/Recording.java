package dev.minica.tls.diagnosis;

import dev.minica.tls.analysis.OwnSecrets;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.format.KeyLog;

/**
 * One client that met one fault.
 *
 * @param complaint what the client said
 * @param own what the client knows beyond that
 * @param port of the server itself, which is not recorded
 */
record Recording(
    Fault fault,
    String client,
    Conversation conversation,
    KeyLog keyLog,
    OwnSecrets own,
    String complaint,
    int port) {}
