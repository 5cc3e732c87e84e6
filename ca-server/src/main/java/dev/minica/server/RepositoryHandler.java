package dev.minica.server;

import dev.minica.revocation.http.HttpRepository;
import dev.minica.revocation.http.Reply;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/** From a request of Jetty's to its reply. */
final class RepositoryHandler extends Handler.Abstract {

  private final HttpRepository repository;

  RepositoryHandler(HttpRepository repository) {
    this.repository = repository;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = String.valueOf(request.getHttpURI().getPath());
    if (repository.isPosted(request.getMethod(), path)) {
      post(request, response, callback);
    } else {
      Replies.write(repository.got(request.getMethod(), path), response, callback);
    }
    return true;
  }

  /**
   * The body comes in while no thread waits for it, so that half a request costs none; what is
   * answered reads files and signs, so that is for a thread of the pool.
   */
  private void post(Request request, Response response, Callback callback) {
    Optional<Reply> refusal =
        repository.refusal(request.getHeaders().get(HttpHeader.CONTENT_TYPE), request.getLength());
    if (refusal.isPresent()) {
      Replies.write(refusal.get(), response, callback);
      return;
    }
    Content.Source.asByteArrayAsync(
        request,
        HttpRepository.BODY_OCTETS,
        Promise.Invocable.from(
            InvocationType.BLOCKING,
            body -> Replies.write(repository.posted(body), response, callback),
            failure -> Replies.write(broken(failure), response, callback)));
  }

  private static Reply broken(Throwable failure) {
    return failure instanceof IllegalStateException
        ? HttpRepository.tooLong()
        : Reply.refusal(400, "the request broke off");
  }
}
