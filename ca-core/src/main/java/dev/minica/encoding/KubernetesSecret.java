package dev.minica.encoding;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A Secret of Kubernetes of the type kubernetes.io/tls, as ingress controllers and others mount it.
 *
 * @param name of the object: a DNS subdomain (RFC 1123); {@link #nameOf} makes one
 * @param key written unencrypted: those who mount it could not open it otherwise
 * @param chain what a server shows, its own certificate first; not empty
 * @param trusted what its clients are given to trust; where there is none, the entry is left out
 */
public record KubernetesSecret(
    String name, PrivateKeyInfo key, List<Certificate> chain, List<Certificate> trusted) {

  /** Objects of Kubernetes have names of at most so many characters. */
  private static final int MAX_NAME = 253;

  public KubernetesSecret {
    chain = List.copyOf(chain);
    trusted = List.copyOf(trusted);
  }

  /** YAML with one document. All text in it is ASCII, and the name stands in quotes. */
  public String encode() {
    StringBuilder yaml =
        new StringBuilder("apiVersion: v1\nkind: Secret\nmetadata:\n  name: \"")
            .append(name)
            .append("\"\ntype: kubernetes.io/tls\ndata:\n");
    if (!trusted.isEmpty()) {
      append(yaml, "ca.crt", Pem.encode(trusted));
    }
    append(yaml, "tls.crt", Pem.encode(chain));
    append(yaml, "tls.key", Pem.encode(key));
    return yaml.toString();
  }

  /**
   * Another Secret with this key and chain in it, all else as it was, line by line.
   *
   * @throws MinicaException BAD_INPUT if it has no line for the one or the other
   */
  public static String replacing(String yaml, PrivateKeyInfo key, List<Certificate> chain) {
    return replacing(replacing(yaml, "tls.crt", Pem.encode(chain)), "tls.key", Pem.encode(key));
  }

  private static String replacing(String yaml, String file, String pem) {
    List<String> lines = new ArrayList<>();
    boolean found = false;
    for (String line : yaml.split("\n", -1)) {
      boolean isIt = line.strip().startsWith(file + ":");
      found |= isIt;
      String base64 = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
      lines.add(isIt ? line.substring(0, line.indexOf(':') + 1) + " " + base64 : line);
    }
    if (!found) {
      throw new MinicaException(Kind.BAD_INPUT, "it has no line for " + file);
    }
    return String.join("\n", lines);
  }

  private static void append(StringBuilder yaml, String file, String pem) {
    byte[] octets = pem.getBytes(StandardCharsets.US_ASCII);
    yaml.append("  ").append(file).append(": ");
    yaml.append(Base64.getEncoder().encodeToString(octets)).append('\n');
  }

  /**
   * The nearest name that an object may have: lower case, other characters than letters and digits
   * a hyphen, none of them at the ends of a label. {@code *} is {@code wildcard}, and what leaves
   * nothing is {@code tls}.
   */
  public static String nameOf(String alias) {
    List<String> labels = new ArrayList<>();
    for (String label : alias.replace("*", "wildcard").toLowerCase(Locale.ROOT).split("\\.", -1)) {
      String fit = label.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
      if (!fit.isEmpty()) {
        labels.add(fit);
      }
    }
    String name = String.join(".", labels);
    String cut = name.substring(0, Math.min(MAX_NAME, name.length())).replaceAll("[-.]$", "");
    return cut.isEmpty() ? "tls" : cut;
  }
}
