package dev.minica.tls;

import java.util.List;

/** Which page answers which request. */
final class DemoSite {

  private DemoSite() {}

  static HttpResponse answer(
      HttpRequest request, NegotiatedConnection connection, List<ServedHosts.Host> hosts) {
    if (!request.path().equals("/") && !request.path().equals("/json")) {
      return HttpResponse.text(404, "there are / and /json");
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return HttpResponse.text(405, "only GET and HEAD").with("Allow: GET, HEAD");
    }
    return request.path().equals("/")
        ? HttpResponse.of(200, "text/html; charset=utf-8", ConnectionPage.of(connection, hosts))
        : HttpResponse.of(200, "application/json", ConnectionJson.of(connection, hosts));
  }
}
