package dev.minica.cli;

import dev.minica.cli.output.Terminal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A terminal with a person who types what the test says, or nobody at all. */
public final class FakeTerminal implements Terminal {

  private final boolean interactive;
  private final boolean pipe;
  private final Deque<char[]> typed = new ArrayDeque<>();

  private FakeTerminal(boolean interactive, boolean pipe, List<String> typed) {
    this.interactive = interactive;
    this.pipe = pipe;
    typed.forEach(line -> this.typed.add(line.toCharArray()));
  }

  /** Nobody is there, and stdout is a file. */
  public static FakeTerminal absent() {
    return new FakeTerminal(false, false, List.of());
  }

  /** Nobody is there, and stdout is a pipe. */
  public static FakeTerminal piped() {
    return new FakeTerminal(false, true, List.of());
  }

  /** Somebody answers each question with the next of these lines. */
  public static FakeTerminal typing(String... lines) {
    return new FakeTerminal(true, false, List.of(lines));
  }

  @Override
  public boolean isInteractive(Stream stream) {
    return interactive;
  }

  @Override
  public boolean outputIsPipe() {
    return pipe;
  }

  @Override
  public Optional<char[]> askSecret(String prompt) {
    return Optional.ofNullable(typed.poll());
  }

  @Override
  public Runnable whenToldToEnd(Runnable last) {
    return () -> {};
  }
}
