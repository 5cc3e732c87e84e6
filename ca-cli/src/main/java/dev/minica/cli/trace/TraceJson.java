package dev.minica.cli.trace;

import dev.minica.cli.output.AnswerJson;
import dev.minica.cli.output.Json;
import dev.minica.tls.Endpoint;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.engine.Operation;
import dev.minica.tls.trace.Finding;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A traced connection as a document for programs. Its format has a version; what is added later
 * does not change it, what is renamed or means something else does.
 */
public final class TraceJson {

  /** The value of {@code format}. */
  public static final String FORMAT = "minica-trace/1";

  private final TracedConnection connection;
  private final Trace trace;
  private final Disclosure disclosure;

  public TraceJson(TracedConnection connection, Disclosure disclosure) {
    this.connection = connection;
    this.trace = connection.trace();
    this.disclosure = disclosure;
  }

  /** The document; the long parts of it are made as it is written. */
  public Json document() {
    List<RecordView> records = trace.records();
    EventJson events = new EventJson(records, disclosure);
    RecordJson record = new RecordJson(disclosure);
    return Json.object()
        .put("format", FORMAT)
        .put("client", Endpoint.text(connection.conversation().client()))
        .put("server", Endpoint.text(connection.conversation().server()))
        .put("began", time(connection.began()))
        .put("ended", time(connection.ended()))
        .put("verdict", Names.of(trace.verdict()))
        .put("because", trace.because())
        .put("complaint", connection.complaint())
        .put("diagnoses", diagnoses())
        .put("secrets", disclosure == Disclosure.WITH_SECRETS)
        .put("negotiation", NegotiationJson.of(trace.negotiation()))
        .put("certificates", certificates())
        .put("checks", counts())
        .put("findings", Json.array(trace.findings().stream().map(TraceJson::of).toList()))
        .put("unopened", Json.strings(trace.unopened()))
        .put("gaps", Json.strings(trace.gaps()))
        .put("operations", Json.array(connection.operations().stream().map(this::of).toList()))
        .put("events", Json.series(trace.events(), events::of))
        .put("records", Json.series(records, record::of))
        .build();
  }

  private Json diagnoses() {
    return Json.array(
        connection.diagnoses().stream().map(each -> new DiagnosisView(each).json()).toList());
  }

  private static Json time(Optional<Instant> time) {
    return Json.of(time.map(Instant::toString));
  }

  /** Null where it was not asked, or there was none. */
  private Json certificates() {
    Json.ObjectBuilder json = Json.object();
    for (Sender sender : Sender.values()) {
      json.put(
          sender.label(),
          Optional.ofNullable(trace.answers().get(sender)).map(AnswerJson::of).orElse(Json.NULL));
    }
    return json.build();
  }

  private Json counts() {
    Json.ObjectBuilder json = Json.object();
    for (Outcome outcome : Outcome.values()) {
      json.put(Names.of(outcome), trace.checks(outcome).size());
    }
    return json.build();
  }

  private static Json of(Finding finding) {
    return Json.object()
        .put("sender", finding.sender().label())
        .put("offset", finding.offset())
        .put("words", finding.words())
        .build();
  }

  private Json of(Operation operation) {
    return Json.object()
        .put("name", operation.name())
        .put("asymmetric", operation.isAsymmetric())
        .put("coldNanoseconds", operation.cold().toNanos())
        .put(
            "warmNanoseconds",
            operation.warm().map(Duration::toNanos).map(Json::of).orElse(Json.NULL))
        .build();
  }
}
