package dev.minica.cli.configuration;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;

/** A program that is told where its keys and certificates are. TLS 1.2 and 1.3 only. */
public interface Target {

  /** As in {@code --config nginx}. */
  String name();

  /** Whether it takes key stores, which have to be opened for their aliases, or else PEM alone. */
  default boolean readsKeyStores() {
    return false;
  }

  /**
   * What makes it a server of TLS, whole and valid as it is printed.
   *
   * @throws MinicaException BAD_INPUT if it needs a file that there is not, USAGE if it cannot be
   *     told of one because of its name or format
   */
  String server(ServerSide side);

  /**
   * What makes it a client of such a server, which it verifies, the name included.
   *
   * @throws MinicaException as {@link #server}; USAGE also where it is a server only
   */
  default String client(ClientSide side) {
    throw new MinicaException(Kind.USAGE, name() + " has no client to be configured")
        .withHint("leave --connect away, or choose the program that connects");
  }
}
