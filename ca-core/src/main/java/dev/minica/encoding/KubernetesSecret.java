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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
   * Another Secret with this chain in it, all else as it was, line by line.
   *
   * @param key absent where the old one is kept
   * @throws MinicaException BAD_INPUT if it has no line of base64 for the one or the other
   */
  public static String replacing(
      String yaml, Optional<PrivateKeyInfo> key, List<Certificate> chain) {
    String certified = replacing(yaml, "tls.crt", Pem.encode(chain));
    return key.isPresent() ? replacing(certified, "tls.key", Pem.encode(key.get())) : certified;
  }

  private static String replacing(String yaml, String file, String pem) {
    String base64 = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    Matcher line =
        Pattern.compile(
                "^( *\"?" + Pattern.quote(file) + "\"?: *)\"?[A-Za-z0-9+/=]{4,}\"? *$",
                Pattern.MULTILINE)
            .matcher(yaml);
    if (!line.find()) {
      throw new MinicaException(
          Kind.BAD_INPUT, "it has no line with " + file + " and its value in base64");
    }
    return yaml.substring(0, line.end(1)) + base64 + yaml.substring(line.end());
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
