package dev.minica.server;

import dev.minica.MinicaException;
import dev.minica.revocation.Repository;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.URIUtil;

/** From a request of HTTP to its reply. */
final class RepositoryHandler extends Handler.Abstract {

  private static final String READING = "GET, HEAD";
  private static final String ASKING = "GET, HEAD, POST";

  private final Pages pages;
  private final OcspExchange ocsp;
  private final Consumer<MinicaException> troubles;

  RepositoryHandler(Repository repository, Consumer<MinicaException> troubles) {
    this.pages = new Pages(repository);
    this.ocsp = new OcspExchange(repository);
    this.troubles = troubles;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = String.valueOf(request.getHttpURI().getPath());
    boolean isOcsp = path.equals(OcspExchange.PATH) || path.startsWith(OcspExchange.PATH + "/");
    if (isOcsp && HttpMethod.POST.is(request.getMethod())) {
      post(request, response, callback);
    } else {
      reply(() -> get(request, path, isOcsp)).write(response, callback);
    }
    return true;
  }

  private Reply get(Request request, String path, boolean isOcsp) {
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      return Reply.wrongMethod(isOcsp ? ASKING : READING);
    }
    if (path.equals(OcspExchange.PATH)) {
      return Reply.refusal(400, "no request: it is posted, or its base64 follows " + path + "/");
    }
    return isOcsp ? ocsp.get(path) : pages.get(URIUtil.decodePath(path));
  }

  /**
   * The body comes in while no thread waits for it, so that half a request costs none; what is
   * answered reads files and signs, so that is for a thread of the pool.
   */
  private void post(Request request, Response response, Callback callback) {
    String type =
        MimeTypes.getContentTypeWithoutCharset(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
    if (!OcspExchange.REQUEST_TYPE.equalsIgnoreCase(type)) {
      Reply.refusal(415, "a request is of the type " + OcspExchange.REQUEST_TYPE)
          .write(response, callback);
      return;
    }
    if (request.getLength() > Limits.BODY_OCTETS) {
      tooLong().write(response, callback);
      return;
    }
    Content.Source.asByteArrayAsync(
        request,
        Limits.BODY_OCTETS,
        Promise.Invocable.from(
            InvocationType.BLOCKING,
            body -> reply(() -> ocsp.post(body)).write(response, callback),
            failure -> broken(failure).write(response, callback)));
  }

  private static Reply broken(Throwable failure) {
    return failure instanceof IllegalStateException
        ? tooLong()
        : Reply.refusal(400, "the request broke off");
  }

  private static Reply tooLong() {
    return Reply.refusal(413, "a request has at most " + Limits.BODY_OCTETS + " octets");
  }

  /** What went wrong is for who runs the server, not for who asks. */
  private Reply reply(Supplier<Reply> step) {
    try {
      return step.get();
    } catch (MinicaException e) {
      troubles.accept(e);
      return Reply.refusal(500, "this cannot be had at present");
    }
  }
}
