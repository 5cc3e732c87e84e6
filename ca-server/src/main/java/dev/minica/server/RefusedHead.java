package dev.minica.server;

import dev.minica.revocation.http.Reply;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses by itself, in a line of text that repeats nothing of the request. */
final class RefusedHead extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Replies.write(Reply.refusal(status, HttpStatus.getMessage(status)), response, callback);
    return true;
  }
}
