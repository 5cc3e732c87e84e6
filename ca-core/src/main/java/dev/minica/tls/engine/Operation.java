package dev.minica.tls.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that the client computed, and how long it took.
 *
 * @param name such as {@code x25519 agreement}, {@code AES_128_GCM, 16384 octets}
 * @param isAsymmetric whether it is of the kind that a handshake is there to do seldom
 * @param cold in the conversation, where its code was perhaps run for the first time
 * @param warm the median of doing the same many times afterwards; absent if it was not done again
 */
public record Operation(
    String name, boolean isAsymmetric, Duration cold, Optional<Duration> warm) {}
