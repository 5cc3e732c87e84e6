package dev.minica.cli.command;

import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** {@code minica} without a command: its version. */
final class RootCommand implements Command {

  private record Version(String version) implements Result {

    @Override
    public void writeTo(TextWriter text) {
      text.line("minica " + version);
    }

    @Override
    public Json toJson() {
      return Json.object().put("version", version).build();
    }
  }

  private final Syntax syntax = new Syntax();
  private final Argument<Boolean> version =
      syntax.flag(List.of("-V", "--version"), "the version of minica, and nothing else");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "A private certificate authority, and the tools around it.",
            "'minica help COMMAND' explains a command, with examples.")
        .example("minica init", "makes a CA, once")
        .example("minica issue server.example", "a key and a certificate, in ./server.example")
        .example(
            "minica verify server.example/cert.pem --host server.example",
            "asks whether a client would take it")
        .exits(ExitCode.values());
  }

  @Override
  public ExitCode run(Session session) throws IOException {
    if (!version.value()) {
      throw GroupCommand.needsCommand("");
    }
    session.show(new Version(readVersion()));
    return ExitCode.DONE;
  }

  /** The version of minica, which the build writes beside this class. */
  static String readVersion() throws IOException {
    try (InputStream resource = RootCommand.class.getResourceAsStream("version.txt")) {
      byte[] text = Objects.requireNonNull(resource, "version.txt").readAllBytes();
      return new String(text, StandardCharsets.UTF_8).strip();
    }
  }
}
