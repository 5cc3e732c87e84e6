package dev.minica.verification.judge;

import dev.minica.testing.Tool;
import java.util.ArrayList;
import java.util.List;

/** {@code openssl verify}, as strict as it can be. */
public final class OpenSslPaths implements PathJudge {

  private final Tool openssl = Tool.named("openssl");

  @Override
  public String name() {
    return "OpenSSL";
  }

  @Override
  public boolean knowsHosts() {
    return true;
  }

  @Override
  public boolean accepts(Chain chain) {
    List<Object> arguments = new ArrayList<>(List.of("verify", "-x509_strict", "-no-CApath"));
    arguments.addAll(List.of("-no-CAstore", "-purpose", "sslserver"));
    arguments.addAll(List.of("-CAfile", chain.file("root.pem")));
    if (!chain.question().intermediates().isEmpty()) { // it takes no empty file
      arguments.addAll(List.of("-untrusted", chain.file("untrusted.pem")));
    }
    chain.host().ifPresent(host -> arguments.addAll(List.of("-verify_hostname", host)));
    arguments.add(chain.file("leaf.pem"));
    return openssl.run(arguments.toArray()).exit() == 0;
  }
}
