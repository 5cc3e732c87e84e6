package dev.minica.cli.soak;

import dev.minica.cli.Cli;
import dev.minica.cli.soak.LifeLog.Deed;
import dev.minica.cli.soak.LifeLog.Entry;
import dev.minica.encoding.Pem;
import dev.minica.revocation.Crl;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who issues, revokes, makes CRLs and lists in a random order, and keeps a log. As a
 * program it does so for a while, and prints the log.
 *
 * <pre>
 * CA HOME NUMBER SECONDS SEED
 * </pre>
 */
final class Life {

  private static final Pattern PEM = Pattern.compile("\"pem\": \"([^\"]*)\"");
  private static final Pattern NUMBER = Pattern.compile("\"number\": (\\d+)");

  private final int number;
  private final Random random;
  private final Deque<String> revocable = new ArrayDeque<>();
  private int issued;

  /**
   * @param number which of several it is
   */
  Life(int number, long seed) {
    this.number = number;
    this.random = new Random(seed + number);
  }

  public static void main(String[] arguments) {
    Life life = new Life(Integer.parseInt(arguments[2]), Long.parseLong(arguments[4]));
    Cli cli = new Cli().in(Path.of(arguments[1])).variable("MINICA_CA", arguments[0]);
    long end = System.nanoTime() + 1_000_000_000L * Long.parseLong(arguments[3]);
    while (System.nanoTime() < end) {
      List<String> command = life.next();
      long begin = System.nanoTime();
      Cli.Ran ran = cli.run(command.toArray(String[]::new));
      if (ran.exit() != 0) {
        System.err.println(command + " ended with " + ran.exit() + ": " + ran.err());
        System.exit(ran.exit());
      }
      life.done(command, ran.out(), begin).ifPresent(System.out::println);
    }
  }

  /** What to do next. */
  List<String> next() {
    int lot = random.nextInt(20);
    if (lot < 8 || revocable.isEmpty()) {
      String name = number + "-" + issued++ + ".example";
      return List.of("issue", name, "--json");
    } else if (lot < 14) {
      return List.of("revoke", revocable.peek(), "--json");
    }
    return lot < 18 ? List.of("crl", "--json") : List.of("list", "--json");
  }

  /**
   * Takes note of an answer, or of as much as was there before its process was killed.
   *
   * @param begin when the command began
   * @return nothing if the answer is not whole
   */
  Optional<Entry> done(List<String> command, String answer, long begin) {
    Deed deed = Deed.valueOf(command.get(0).toUpperCase(Locale.ROOT));
    if (deed == Deed.REVOKE) {
      revocable.poll(); // also if it was killed: a second time would be refused
    }
    if (!answer.endsWith("\n}\n")) {
      return Optional.empty();
    }
    List<String> serials = deed == Deed.CRL ? revoked(crl(answer)) : Scene.serials(answer);
    if (deed == Deed.ISSUE) {
      revocable.addAll(serials);
    }
    Matcher matcher = NUMBER.matcher(answer);
    String crlNumber = deed == Deed.CRL && matcher.find() ? matcher.group(1) : "";
    return Optional.of(new Entry(deed, begin, System.nanoTime(), crlNumber, serials));
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
