package dev.minica.revocation.http;

import dev.minica.revocation.Repository;
import java.util.Optional;

/** What is fetched with GET, by its path; and nothing is a file. */
final class Pages {

  private static final String CRLS = "/crl/";
  private static final String CERTIFICATE = ".crt";
  private static final String CRL = ".crl";

  private final Repository repository;

  Pages(Repository repository) {
    this.repository = repository;
  }

  /**
   * @param path as it stands in the request, not percent-decoded
   * @throws dev.minica.MinicaException if a CRL cannot be had
   */
  Reply get(String path) {
    Optional<Reply> found = path.equals("/") ? Optional.of(Reply.page(contents())) : decoded(path);
    return found.orElseGet(() -> Reply.refusal(404, "nothing here; / lists what there is"));
  }

  private Optional<Reply> decoded(String path) {
    try {
      return find(PercentEncoding.decode(path));
    } catch (IllegalArgumentException nothingIsCalledSo) {
      return Optional.empty();
    }
  }

  private Optional<Reply> find(String path) {
    if (path.startsWith(CRLS)) {
      return name(path, CRLS, CRL).flatMap(repository::crl).map(Reply::of);
    }
    return name(path, "/", CERTIFICATE).flatMap(repository::certificate).map(Reply::of);
  }

  private static Optional<String> name(String path, String before, String after) {
    boolean between =
        path.startsWith(before)
            && path.endsWith(after)
            && path.length() > before.length() + after.length();
    return between
        ? Optional.of(path.substring(before.length(), path.length() - after.length()))
        : Optional.empty();
  }

  private String contents() {
    StringBuilder lines = new StringBuilder("minica: what is published here\n\n");
    for (String name : repository.names()) {
      line(lines, "/" + name + CERTIFICATE, "certificate of " + name + " (DER)");
      line(lines, CRLS + name + CRL, "certificates of " + name + " that are revoked (DER)");
    }
    line(lines, OcspExchange.PATH, "OCSP responder (RFC 6960, GET and POST)");
    return lines.toString();
  }

  private static void line(StringBuilder lines, String path, String what) {
    lines.append(path).append("  ").append(what).append('\n');
  }
}
