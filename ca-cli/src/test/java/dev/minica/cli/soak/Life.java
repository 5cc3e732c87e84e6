package dev.minica.cli.soak;

import dev.minica.cli.Cli;
import dev.minica.cli.Crls;
import dev.minica.cli.Served;
import dev.minica.cli.soak.LifeLog.Deed;
import dev.minica.cli.soak.LifeLog.Entry;
import dev.minica.encoding.Pem;
import dev.minica.revocation.Crl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who issues, signs, renews, revokes, makes CRLs, lists, and asks the server, in a random
 * order, and keeps a log. As a program it does so for a while, and prints the log.
 *
 * <pre>
 * CA HOME NUMBER SECONDS SEED URL
 * </pre>
 */
final class Life {

  private static final Pattern PEM = Pattern.compile("\"pem\": \"([^\"]*)\"");
  private static final Pattern NUMBER = Pattern.compile("\"number\": (\\d+)");

  /** How many openssl is to ask for at once. */
  private static final int MOST_ASKED = 12;

  private final int number;
  private final Random random;
  private final Deque<String> revocable = new ArrayDeque<>();
  private final List<String> certified = new ArrayList<>();

  /** The folders that it may renew, with the serial number that each holds. */
  private final Map<String, String> folders = new LinkedHashMap<>();

  private int issued;

  /**
   * @param number which of several it is
   */
  Life(int number, long seed) {
    this.number = number;
    this.random = new Random(seed + number);
  }

  public static void main(String[] arguments) throws Exception {
    Life life = new Life(Integer.parseInt(arguments[2]), Long.parseLong(arguments[4]));
    Cli cli = new Cli().in(Path.of(arguments[1])).variable("MINICA_CA", arguments[0]);
    Path root = Path.of(arguments[0], "root.pem");
    Served server = new Served(arguments[5]);
    long end = System.nanoTime() + 1_000_000_000L * Long.parseLong(arguments[3]);
    while (System.nanoTime() < end) {
      List<String> command = life.next();
      if (isQuestion(command)) {
        System.out.println(life.ask(command, server, root));
        continue;
      }
      long begin = System.nanoTime();
      Cli.Ran ran = cli.run(command.toArray(String[]::new));
      if (ran.exit() != 0) {
        System.err.println(command + " ended with " + ran.exit() + ": " + ran.err());
        System.exit(ran.exit());
      }
      life.done(command, ran.out(), begin).ifPresent(System.out::println);
    }
  }

  /** What to do next: a command, or a question for the server. */
  List<String> next() {
    int lot = random.nextInt(20);
    if (lot < 6 || revocable.isEmpty()) {
      return List.of("issue", number + "-" + issued++ + ".example", "--json");
    } else if (lot < 7) {
      return List.of("sign", "../" + Scene.REQUEST, "--json");
    } else if (lot < 9 && !folders.isEmpty()) {
      return List.of("renew", folders.keySet().iterator().next(), "--json");
    } else if (lot < 12) {
      return List.of("revoke", revocable.peek(), "--json");
    } else if (lot < 15) {
      return List.of("crl", "--json");
    }
    return lot < 17 ? List.of("list", "--json") : List.of(lot < 19 ? "ocsp" : "fetch");
  }

  static boolean isQuestion(List<String> command) {
    return command.size() == 1;
  }

  /**
   * Asks the server, of the certificates that it was given last; each must be known.
   *
   * @param root the file of the root, who has issued everything
   */
  Entry ask(List<String> question, Served server, Path root) throws IOException {
    long begin = System.nanoTime();
    if (question.get(0).equals("fetch")) {
      X509CRL crl = server.crl("root");
      return new Entry(
          Deed.FETCH,
          begin,
          System.nanoTime(),
          Crls.number(crl) + "",
          Crls.serials(crl),
          List.of());
    }
    int known = certified.size();
    List<String> asked = List.copyOf(certified.subList(Math.max(0, known - MOST_ASKED), known));
    Map<String, String> status = server.status(root, root, asked);
    List<String> revoked = new ArrayList<>(asked);
    revoked.removeIf(serial -> status.get(serial).equals("good"));
    if (!revoked.stream().allMatch(serial -> status.get(serial).equals("revoked"))) {
      throw new AssertionError("what was issued is not known: " + status);
    }
    return new Entry(Deed.OCSP, begin, System.nanoTime(), "", revoked, asked);
  }

  /**
   * Takes note of an answer, or of as much as was there before its process was killed.
   *
   * @param begin when the command began
   * @return nothing if the answer is not whole
   */
  Optional<Entry> done(List<String> command, String answer, long begin) {
    Deed deed = Deed.valueOf(command.get(0).toUpperCase(Locale.ROOT));
    String what = command.get(1);
    if (deed == Deed.REVOKE) {
      revocable.poll(); // also if it was killed: a second time would be refused
      folders.values().remove(what); // what is revoked is not renewed
    } else if (deed == Deed.RENEW) {
      folders.remove(what);
    }
    if (!answer.endsWith("\n}\n")) {
      return Optional.empty();
    }
    List<String> serials = deed == Deed.CRL ? revoked(crl(answer)) : Scene.serials(answer);
    if (deed == Deed.ISSUE || deed == Deed.SIGN || deed == Deed.RENEW) {
      revocable.addAll(serials);
      certified.addAll(serials);
      if (deed != Deed.SIGN) {
        folders.put(what, serials.get(0));
      }
    }
    Matcher matcher = NUMBER.matcher(answer);
    String crlNumber = deed == Deed.CRL && matcher.find() ? matcher.group(1) : "";
    return Optional.of(new Entry(deed, begin, System.nanoTime(), crlNumber, serials, List.of()));
  }

  private static Crl crl(String answer) {
    Matcher matcher = PEM.matcher(answer);
    if (!matcher.find()) {
      throw new AssertionError("no CRL in " + answer);
    }
    String text = matcher.group(1).replace("\\n", "\n");
    return Crl.decode(Pem.decode(text.getBytes(StandardCharsets.US_ASCII)).get(0).content());
  }

  private static List<String> revoked(Crl crl) {
    List<String> serials = new ArrayList<>();
    crl.entries().forEach(entry -> serials.add(entry.serialNumber().hex()));
    return serials;
  }
}
