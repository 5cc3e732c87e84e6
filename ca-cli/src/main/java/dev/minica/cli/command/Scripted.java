package dev.minica.cli.command;

import dev.minica.cli.openssl.OpensslScript;

/**
 * A command that openssl and keytool can do as well, and which says how: {@code --show-openssl}.
 */
interface Scripted extends Command {

  /**
   * A script that does what {@link #run} does. Nothing is changed, though what the command reads
   * may be read.
   *
   * @throws dev.minica.MinicaException where the command would refuse
   */
  OpensslScript openssl(Session session);
}
