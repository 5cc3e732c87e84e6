/**
 * Files that other tools for TLS read and write: key logs (RFC 9850) and captures of packets
 * (pcapng, pcap).
 */
@NullMarked
package dev.minica.tls.format;

import org.jspecify.annotations.NullMarked;
