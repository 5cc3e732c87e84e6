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
  public boolean knowsCrls() {
    return true;
  }

  @Override
  public boolean accepts(Shown shown) {
    List<Object> arguments = new ArrayList<>(List.of("verify", "-x509_strict", "-policy_check"));
    arguments.addAll(List.of("-no-CApath", "-no-CAstore", "-purpose", "sslserver"));
    arguments.addAll(List.of("-CAfile", shown.file("root.pem")));
    if (!shown.untrusted().isEmpty()) { // it takes no empty file
      arguments.addAll(List.of("-untrusted", shown.file("untrusted.pem")));
    }
    shown.host().ifPresent(host -> arguments.addAll(List.of("-verify_hostname", host)));
    if (!shown.crls().isEmpty()) {
      arguments.addAll(List.of("-crl_check_all", "-CRLfile", shown.file("crls.pem")));
    }
    arguments.add(shown.file("leaf.pem"));
    return openssl.run(arguments.toArray()).exit() == 0;
  }
}
