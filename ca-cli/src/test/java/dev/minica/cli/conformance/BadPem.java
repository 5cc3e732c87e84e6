package dev.minica.cli.conformance;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;

/** Texts that are nearly PEM (RFC 7468), or not at all. */
final class BadPem {

  private final String good;

  /**
   * @param good a private key in PEM, to be damaged
   */
  BadPem(String good) {
    this.good = good;
  }

  Stream<BadInput> all() {
    return Stream.concat(damaged(), foreign());
  }

  private Stream<BadInput> damaged() {
    String begin = good.lines().findFirst().orElseThrow();
    String end = good.lines().reduce((one, next) -> next).orElseThrow();
    return Stream.of(
        text("cut off in the middle", good.substring(0, good.length() / 2)),
        text("cut off before the end line", good.substring(0, good.indexOf(end))),
        text("without its first line", good.substring(begin.length() + 1)),
        text("only a first line", begin + "\n"),
        text("only a last line", end + "\n"),
        text("ends as something else", good.replace(end, "-----END CERTIFICATE-----")),
        text("begins twice", begin + "\n" + good),
        text("two keys", good + good),
        text("an empty block", begin + "\n" + end + "\n"),
        text("a letter that is not base64", good.replaceFirst("\nM", "\n!")),
        text("too little padding", begin + "\nMAA=\n" + end + "\n"),
        text("padding in the middle", begin + "\nMA==MAAA\n" + end + "\n"),
        text("bits set in the padding", begin + "\nMAB=\n" + end + "\n"),
        text("four dashes", good.replace("-----BEGIN", "----BEGIN")),
        text("a label of 300 characters", block("K".repeat(300) + " PRIVATE KEY", new byte[9])),
        text("a label that moves the cursor", block("\u001b[2J PRIVATE KEY", new byte[9])),
        text("a label from right to left", block("\u202ePRIVATE KEY", new byte[9])),
        text("zeros as a key", block("PRIVATE KEY", new byte[100])),
        text("noise as a key", block("PRIVATE KEY", noise(100))),
        text("noise as an encrypted key", block("ENCRYPTED PRIVATE KEY", noise(100))),
        text("noise as a certificate", block("CERTIFICATE", noise(100))),
        text("a line of a million characters", begin + "\n" + "M".repeat(1_000_001) + "\n" + end),
        text("10,000 blocks of noise", block("CERTIFICATE", noise(30)).repeat(10_000)),
        text("100,000 first lines", (begin + "\n").repeat(100_000)),
        text("UTF-16 without a byte order mark", good, UTF_16LE),
        text("a NUL in each line", good.replace("\n", "\u0000\n")));
  }

  private static Stream<BadInput> foreign() {
    return Stream.of(
        text("nothing", ""),
        text("a new line", "\n"),
        text("blanks", " \t \r\n ".repeat(100)),
        text("prose", "It was a bright cold day in April.\n"),
        text("a web page", "<!DOCTYPE html><title>404 Not Found</title>\n"),
        text("a request", block("CERTIFICATE REQUEST", noise(200))),
        text("parameters", block("EC PARAMETERS", new byte[] {6, 1, 42})),
        text("an OpenSSH key", block("OPENSSH PRIVATE KEY", noise(200))),
        text("a PGP key", block("PGP PRIVATE KEY BLOCK", noise(200))),
        text(
            "a key encrypted in the old way",
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,00\n\n"
                + "AAAA\n-----END RSA PRIVATE KEY-----\n"));
  }

  private static String block(String label, byte[] content) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  /** The same at each run: what fails can be repeated. */
  private static byte[] noise(int octets) {
    byte[] noise = new byte[octets];
    new Random(octets).nextBytes(noise);
    return noise;
  }

  private static BadInput text(String what, String text) {
    return text(what, text, UTF_8);
  }

  private static BadInput text(String what, String text, Charset charset) {
    return new BadInput(what, place -> Files.write(place, text.getBytes(charset)));
  }
}
