package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.Cookie;
import dev.minica.tls.wire.extension.KeyShareEntry;
import dev.minica.tls.wire.extension.KeyShares;
import dev.minica.tls.wire.extension.RetryGroup;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.MessageHash;
import java.util.List;
import java.util.Optional;

/** The server wants to be asked again (RFC 8446 section 4.1.4). */
record AwaitSecondClientHello(Connection connection, Hellos retry) implements Phase {

  private static final String CLAUSE = "RFC 8446 section 4.1.2";

  /** With message_hash in place of the first ClientHello (RFC 8446 section 4.4.1). */
  static Phase after(Connection connection, Hellos retry, Message message) {
    PskBinders.check(connection, retry);
    MessageHash first =
        new MessageHash(Octets.of(retry.suite().hash().hash(connection.transcript().octets())));
    connection.transcript().replaceByMessageHash(retry.suite().hash());
    message
        .step(Topic.SERVER_HELLO)
        .remark(
            "the transcript begins anew with message_hash "
                + first.encode().hex()
                + " in place of the first ClientHello");
    connection.add(message);
    connection.agreed().retried();
    refuseEarlyData(connection, retry);
    return new AwaitSecondClientHello(connection, retry);
  }

  /** RFC 8446 section 4.2.10: no early data after a HelloRetryRequest. */
  private static void refuseEarlyData(Connection connection, Hellos retry) {
    Direction client = connection.client();
    if (client.isHeld()) {
      connection.agreed().earlyData(false);
      client.mayBeRefusedEarly(EarlyKeys.ofRefused(connection, retry));
      client.release();
    }
  }

  @Override
  public Phase handshake(Message message) {
    if (message.isFromServer() || !(message.value() instanceof ClientHello hello)) {
      return connection.unexpected(message, awaits());
    }
    compare(hello, message.step(Topic.CLIENT_HELLO));
    connection.add(message);
    return new AwaitServerHello(connection, hello, message.draft(), true);
  }

  private void compare(ClientHello second, StepDraft step) {
    ClientHello first = retry.client();
    boolean isSame =
        second.random().equals(first.random())
            && second.legacySessionId().equals(first.legacySessionId())
            && second.cipherSuites().equals(first.cipherSuites());
    step.check(isSame, "random, session id and suites of the first", "they differ", CLAUSE);
    wantedGroup().ifPresent(group -> compareGroup(second, group, step));
    Optional<Cookie> cookie = retry.server().allExtensions().find(Cookie.class);
    if (cookie.isPresent()) {
      boolean isBack = second.allExtensions().find(Cookie.class).equals(cookie);
      step.check(isBack, "the cookie", "it is not what the server sent", CLAUSE);
    }
  }

  private Optional<Integer> wantedGroup() {
    return retry.server().allExtensions().find(RetryGroup.class).map(RetryGroup::group);
  }

  private static void compareGroup(ClientHello second, int group, StepDraft step) {
    List<Integer> sent =
        second
            .allExtensions()
            .find(KeyShares.class)
            .map(KeyShares::entries)
            .orElse(List.of())
            .stream()
            .map(KeyShareEntry::group)
            .toList();
    String name = NamedGroups.name(group);
    step.check(sent.equals(List.of(group)), "a key share in " + name, "others were sent", CLAUSE);
  }

  @Override
  public Phase cipherChange(Sender sender, Draft draft) {
    return this;
  }

  @Override
  public String awaits() {
    return "the second ClientHello";
  }
}
