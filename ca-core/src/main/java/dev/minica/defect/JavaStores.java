package dev.minica.defect;

import static dev.minica.defect.Octets.join;
import static dev.minica.defect.Verdict.ACCEPT;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.encoding.keystore.KeyStoreFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SHA1Digest;

/** Key stores of JKS and BCFKS. To accept one is to open it, with its integrity checked. */
final class JavaStores {

  /** Where the version is in JKS: after four octets of magic, the last of four. */
  private static final int VERSION = 7;

  private static final int DIGEST = 20;

  private JavaStores() {}

  static List<Defect> all() {
    return Stream.of(
            of(KeyStoreFormat.JKS).stream(), ofJks().stream(), of(KeyStoreFormat.BCFKS).stream())
        .flatMap(each -> each)
        .toList();
  }

  private static List<Defect> of(KeyStoreFormat format) {
    return List.of(
        of(format, "nothing-wrong", ACCEPT, "Nothing is wrong with this store.", d -> d),
        of(
            format,
            "check-value-broken",
            REJECT,
            "One bit of the check value over the contents is another than it was.",
            d -> d.then(KeysAndSignatures::flipped)),
        of(
            format,
            "another-password",
            REJECT,
            "It is locked with another password than the one that comes with it.",
            d -> d.lockedWith("another")),
        of(
            format,
            "truncated",
            REJECT,
            "The last ten octets are missing.",
            d -> d.then(all -> Arrays.copyOf(all, all.length - 10))),
        of(
            format,
            "octets-after-store",
            EITHER,
            "An octet follows the store and belongs to nothing.",
            d -> d.then(all -> join(all, new byte[1]))),
        of(
            format,
            "chain-incomplete",
            EITHER,
            "The CA that issued the certificate is not in the store.",
            d ->
                d.holding(
                    d.sound().serverKey().privateKey(), List.of(d.sound().serverCertificate()))),
        of(
            format,
            "key-of-another-certificate",
            EITHER,
            "The key is not the one of the certificate beside it.",
            d ->
                d.holding(
                    d.sound().intermediateKey().privateKey(),
                    List.of(d.sound().serverCertificate(), d.sound().intermediateCertificate()))));
  }

  private static List<Defect> ofJks() {
    return List.of(
        of(
            KeyStoreFormat.JKS,
            "version-3",
            REJECT,
            "It says that it is of version 3, and there are 1 and 2.",
            d -> d.then(all -> checked(with(all, VERSION, 3)))),
        of(
            KeyStoreFormat.JKS,
            "alias-twice",
            EITHER,
            "Two keys have the same alias, of which a reader finds one.",
            d -> d.alsoAs("servex").then(JavaStores::withAliasTwice)));
  }

  private static Defect of(
      KeyStoreFormat format,
      String what,
      Verdict verdict,
      String sentence,
      UnaryOperator<StoreDraft> change) {
    String id = "keystore/" + format.label().toLowerCase(Locale.ROOT) + "-" + what;
    return Defect.of(id, verdict, sentence, s -> change.apply(StoreDraft.of(s, format)).specimen());
  }

  private static byte[] with(byte[] store, int index, int octet) {
    byte[] changed = store.clone();
    changed[index] = (byte) octet;
    return changed;
  }

  private static byte[] withAliasTwice(byte[] store) {
    String text = new String(store, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("servex") + "servex".length();
    return checked(with(store, end - 1, 'r'));
  }

  /** What ends a JKS: SHA-1 of the password in UTF-16, the two words, and all before it. */
  private static byte[] checked(byte[] store) {
    byte[] body = Arrays.copyOf(store, store.length - DIGEST);
    SHA1Digest sha1 = new SHA1Digest();
    for (byte[] part :
        List.of(
            StoreDraft.PASSWORD.getBytes(StandardCharsets.UTF_16BE),
            "Mighty Aphrodite".getBytes(StandardCharsets.US_ASCII),
            body)) {
      sha1.update(part, 0, part.length);
    }
    byte[] digest = new byte[DIGEST];
    sha1.doFinal(digest, 0);
    return join(body, digest);
  }
}
