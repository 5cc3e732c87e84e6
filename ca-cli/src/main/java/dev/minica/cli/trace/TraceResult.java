package dev.minica.cli.trace;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.tls.narration.Narration;

/**
 * A traced connection, to be shown.
 *
 * @param disclosure whether with the secrets, as far as they are known
 */
public record TraceResult(TracedConnection connection, Disclosure disclosure) implements Result {

  @Override
  public void writeTo(TextWriter text) {
    Narration narration =
        Narration.of(connection.trace(), connection.operations(), connection.complaint());
    new TraceText(narration, disclosure == Disclosure.WITH_SECRETS).writeTo(text);
    connection.diagnoses().forEach(each -> new DiagnosisView(each).writeTo(text));
  }

  @Override
  public Json toJson() {
    return new TraceJson(connection, disclosure).document();
  }
}
