package dev.minica.cli.trace.page;

import dev.minica.testing.Tool;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Chromium without a window that is told what to do over the Chrome DevTools Protocol, and tells
 * what it sees. Its window can be narrower than that of a desktop may be.
 */
final class Browser implements AutoCloseable {

  private static final int LIMIT = 30;
  private static final Pattern LISTENS = Pattern.compile("DevTools listening on ws://([^/]+)/");
  private static final Pattern PAGE =
      Pattern.compile("\"webSocketDebuggerUrl\": \"(ws://[^\"]+/page/[^\"]+)\"");
  private static final Pattern VALUE =
      Pattern.compile("\"type\":\"string\",\"value\":\"([^\"]*)\"");
  private static final Pattern DATA = Pattern.compile("\"data\":\"([^\"]*)\"");

  private final Process process;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final List<String> events = new ArrayList<>();
  private final WebSocket socket;
  private int sent;

  private Browser(Process process) throws IOException, InterruptedException {
    this.process = process;
    HttpClient client = HttpClient.newHttpClient();
    this.socket =
        client
            .newWebSocketBuilder()
            .buildAsync(page(client, address(process)), new Listener(heard))
            .orTimeout(LIMIT, TimeUnit.SECONDS)
            .join();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      command(domain + ".enable", "");
    }
  }

  /**
   * @param folder for what it keeps between runs
   */
  static Browser start(Path folder) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Tool.named("chromium").path().toString(),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--remote-debugging-port=0",
            "--user-data-dir=" + folder,
            "about:blank");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HOME", folder.toString());
    return new Browser(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
  }

  private static String address(Process process) throws IOException {
    BufferedReader lines = process.errorReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        drain(lines);
        return listens.group(1);
      }
    }
    throw new IOException("chromium has ended");
  }

  /** So that it never waits for somebody to read its complaints. */
  private static void drain(BufferedReader lines) {
    Thread drain = new Thread(() -> lines.lines().forEach(line -> {}), "chromium-talk");
    drain.setDaemon(true);
    drain.start();
  }

  private static URI page(HttpClient client, String address)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/json")).build();
    String pages = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    Matcher page = PAGE.matcher(pages);
    if (!page.find()) {
      throw new IOException("no page in " + pages);
    }
    return URI.create(page.group(1));
  }

  /** Opens a file in a window of this size, and forgets what happened before. */
  void open(Path file, int width, int height) throws InterruptedException {
    resize(width, height);
    events.clear();
    command("Page.navigate", "\"url\":\"" + file.toUri() + "\"");
    while (events.stream().noneMatch(event -> event.contains("Page.loadEventFired"))) {
      events.add(next());
    }
  }

  void resize(int width, int height) throws InterruptedException {
    command(
        "Emulation.setDeviceMetricsOverride",
        "\"width\":"
            + width
            + ",\"height\":"
            + height
            + ",\"deviceScaleFactor\":1,\"mobile\":false");
  }

  void prefer(String colorScheme) throws InterruptedException {
    command(
        "Emulation.setEmulatedMedia",
        "\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + colorScheme + "\"}]");
  }

  /**
   * What an expression is in the page, as text.
   *
   * @param script without double quotes and line ends
   */
  String evaluate(String script) throws InterruptedException {
    String answer =
        command(
            "Runtime.evaluate", "\"expression\":\"encodeURIComponent(String(" + script + "))\"");
    Matcher value = VALUE.matcher(answer);
    if (!value.find()) {
      throw new AssertionError(script + ": " + answer);
    }
    return URLDecoder.decode(value.group(1), StandardCharsets.UTF_8);
  }

  /** The texts of all elements that a selector finds. */
  List<String> texts(String selector) throws InterruptedException {
    String all =
        evaluate(
            "Array.from(document.querySelectorAll('"
                + selector
                + "')).map(e => e.textContent).join('\\\\n')");
    return all.isEmpty() ? List.of() : List.of(all.split("\n", -1));
  }

  /** What the window shows, as PNG. */
  byte[] screenshot() throws InterruptedException {
    Matcher data = DATA.matcher(command("Page.captureScreenshot", "\"format\":\"png\""));
    if (!data.find()) {
      throw new AssertionError("no picture");
    }
    return Base64.getDecoder().decode(data.group(1));
  }

  /** What has happened since the page was opened, of this kind. */
  List<String> events(String kind) {
    return events.stream().filter(event -> event.contains("\"method\":\"" + kind)).toList();
  }

  private String command(String method, String parameters) throws InterruptedException {
    int id = ++sent;
    String text =
        "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + parameters + "}}";
    socket.sendText(text, true).orTimeout(LIMIT, TimeUnit.SECONDS).join();
    String answer = next();
    while (!answer.startsWith("{\"id\":" + id + ",")) {
      events.add(answer);
      answer = next();
    }
    return answer;
  }

  private String next() throws InterruptedException {
    String message = heard.poll(LIMIT, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("chromium says nothing");
    }
    return message;
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static final class Listener implements WebSocket.Listener {

    private final BlockingQueue<String> heard;
    private final StringBuilder part = new StringBuilder();

    Listener(BlockingQueue<String> heard) {
      this.heard = heard;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        heard.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
