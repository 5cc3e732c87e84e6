package dev.minica.cli.option;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gets passphrases from their sources. */
public final class PassphraseReader {

  /** openssl's own bound on a line of a passphrase file. */
  private static final int MAX_BYTES = 1024;

  private final Surroundings surroundings;
  private final InputStream in;

  public PassphraseReader(Surroundings surroundings, InputStream in) {
    this.surroundings = surroundings;
    this.in = in;
  }

  /**
   * The passphrase that something is protected with already; it may be empty.
   *
   * @param option the option that names the source, for messages
   * @param purpose what it opens, such as {@code the CA key}
   * @param source as given; without one the user is asked
   * @throws MinicaException of kind USAGE when there is none to be had, BAD_INPUT when the source
   *     cannot be read, is longer than 1024 bytes or not UTF-8
   */
  public Passphrase existing(String option, String purpose, Optional<PassphraseSource> source) {
    return new Reading(option, purpose).read(source.orElseGet(PassphraseSource.Prompt::new));
  }

  /**
   * A passphrase to protect something with from now on: asked for twice, and never empty.
   *
   * @throws MinicaException as {@link #existing}; of kind USAGE when it is empty or typed
   *     differently
   */
  public Passphrase fresh(String option, String purpose, Optional<PassphraseSource> source) {
    Reading reading = new Reading(option, purpose);
    PassphraseSource from = source.orElseGet(PassphraseSource.Prompt::new);
    Passphrase passphrase = reading.read(from);
    if (passphrase.isEmpty()) {
      throw reading.usage("the passphrase is empty");
    }
    if (from instanceof PassphraseSource.Prompt) {
      reading.confirm(passphrase);
    }
    return passphrase;
  }

  /** One passphrase, for one option. */
  private final class Reading {

    private final String option;
    private final String purpose;

    Reading(String option, String purpose) {
      this.option = option;
      this.purpose = purpose;
    }

    Passphrase read(PassphraseSource source) {
      if (source instanceof PassphraseSource.Literal literal) {
        return new Passphrase(literal.text().toCharArray());
      }
      if (source instanceof PassphraseSource.Variable variable) {
        return variable(variable.name());
      }
      if (source instanceof PassphraseSource.InFile file) {
        Path path = surroundings.workingDirectory().resolve(file.path());
        return firstLine(path, path.toString());
      }
      if (source instanceof PassphraseSource.Descriptor descriptor) {
        int number = descriptor.number();
        return firstLine(Path.of("/dev/fd/" + number), "file descriptor " + number);
      }
      if (source instanceof PassphraseSource.Prompt) {
        return ask("Passphrase of " + purpose + ": ");
      }
      return standardInput();
    }

    private Passphrase variable(String name) {
      String value = surroundings.variables().get(name);
      if (value == null) {
        throw usage("the environment variable '" + name + "' is not set");
      }
      return new Passphrase(value.toCharArray());
    }

    private Passphrase firstLine(Path path, String name) {
      try (InputStream file = Files.newInputStream(path)) {
        return firstLine(file, name);
      } catch (NoSuchFileException e) {
        throw unreadable(name + " does not exist", e);
      } catch (AccessDeniedException e) {
        throw unreadable("cannot read " + name + ": permission denied", e);
      } catch (IOException e) {
        throw unreadable("cannot read " + name + ": " + e.getMessage(), e);
      }
    }

    private Passphrase standardInput() {
      try {
        return firstLine(in, "standard input");
      } catch (IOException e) {
        throw unreadable("cannot read standard input", e);
      }
    }

    /** Byte by byte: what follows the line is for others. */
    private Passphrase firstLine(InputStream stream, String name) throws IOException {
      byte[] line = new byte[MAX_BYTES];
      try {
        int length = 0;
        for (int next = stream.read(); next >= 0 && next != '\n'; next = stream.read()) {
          if (length == MAX_BYTES) {
            throw unreadable("the first line of " + name + " is over 1024 bytes", null);
          }
          line[length++] = (byte) next;
        }
        boolean crlf = length > 0 && line[length - 1] == '\r';
        return decode(ByteBuffer.wrap(line, 0, crlf ? length - 1 : length), name);
      } finally {
        Arrays.fill(line, (byte) 0);
      }
    }

    private Passphrase decode(ByteBuffer line, String name) {
      try {
        CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(line);
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        Arrays.fill(decoded.array(), '\0');
        return new Passphrase(characters);
      } catch (CharacterCodingException e) {
        throw unreadable("the first line of " + name + " is not UTF-8", e);
      }
    }

    private Passphrase ask(String prompt) {
      return surroundings
          .terminal()
          .askSecret(prompt)
          .map(Passphrase::new)
          .orElseThrow(
              () ->
                  usage("there is no terminal to ask for the passphrase of " + purpose)
                      .withHint(
                          "say where it is: "
                              + option
                              + " env:VAR, file:PATH, fd:N, stdin or pass:TEXT"));
    }

    private void confirm(Passphrase first) {
      try (Passphrase second = ask("The same again: ")) {
        if (!first.equalTo(second)) {
          first.close();
          throw usage("the two passphrases differ");
        }
      }
    }

    private MinicaException usage(String message) {
      return new MinicaException(Kind.USAGE, option + ": " + message);
    }

    private MinicaException unreadable(String message, @Nullable Throwable cause) {
      return new MinicaException(Kind.BAD_INPUT, option + ": " + message, cause);
    }
  }
}
