package dev.minica.cli.configuration;

import dev.minica.tls.ServerAddress;

/**
 * A client that verifies a server.
 *
 * @param server to connect to
 * @param authenticates whether it shows a certificate of its own
 */
public record ClientSide(TlsFiles files, ServerAddress server, boolean authenticates) {}
