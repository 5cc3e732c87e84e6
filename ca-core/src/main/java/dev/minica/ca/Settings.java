package dev.minica.ca;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.order.CaOrder;
import dev.minica.ca.order.IssuerName;
import dev.minica.ca.order.PublicationUrl;
import dev.minica.ca.order.RootKeyPlace;
import dev.minica.internal.io.Disk;
import dev.minica.issuance.Publication;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * The one small file of settings in a CA directory: {@code settings.properties}.
 *
 * <pre>
 * format=1          the layout's number
 * issuer=issuing    which CA issues, if nobody says another; absent for the root
 * root-key=out      kept, out or destroyed; absent for kept
 * url=http://...    where CRLs, OCSP and CA certificates are served; absent for nowhere
 * </pre>
 */
record Settings(IssuerName issuer, RootKeyPlace rootKey, Optional<PublicationUrl> url) {

  static final String FILE = "settings.properties";

  /** The layout that this version writes, and the newest it understands. */
  private static final int FORMAT = 1;

  private static final String FORMAT_KEY = "format";
  private static final String ISSUER_KEY = "issuer";
  private static final String ROOT_KEY_KEY = "root-key";
  private static final String URL_KEY = "url";
  private static final int MAX_OCTETS = 1 << 16;

  static Settings of(CaOrder order) {
    return new Settings(order.issuer(), order.rootKey().place(), order.url());
  }

  /** Where clients find what they have to know of an issuing CA. */
  Optional<Publication> publication(IssuerName name) {
    return url.map(base -> base.publication(name, rootKey));
  }

  byte[] encode() {
    StringBuilder text = new StringBuilder();
    line(text, FORMAT_KEY, Integer.toString(FORMAT));
    if (!issuer.isRoot()) {
      line(text, ISSUER_KEY, issuer.value());
    }
    if (rootKey != RootKeyPlace.KEPT) {
      line(text, ROOT_KEY_KEY, rootKey.name().toLowerCase(Locale.ROOT));
    }
    url.ifPresent(base -> line(text, URL_KEY, base.value()));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key).append('=').append(value).append('\n');
  }

  /**
   * @throws MinicaException UNUSABLE_CA if there are none, they are damaged, or a newer version
   *     wrote the directory
   */
  static Settings read(Path directory, Disk disk) {
    Path file = directory.resolve(FILE);
    CaFile settings = new CaFile(file, MAX_OCTETS, disk);
    byte[] content =
        settings.readIfPresent().orElseThrow(() -> unusable(Disk.shown(file) + " is missing"));
    Properties properties = parse(file, new String(content, StandardCharsets.UTF_8));
    requireUnderstood(file, properties.getProperty(FORMAT_KEY, ""));
    return settings.decode(content, octets -> of(properties));
  }

  private static Properties parse(Path file, String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new MinicaException(Kind.UNUSABLE_CA, Disk.shown(file) + " is damaged", e);
    }
    return properties;
  }

  private static void requireUnderstood(Path file, String format) {
    if (!format.equals(Integer.toString(FORMAT))) {
      throw unusable(
              Disk.shown(file) + " says format " + format + ", this version knows format " + FORMAT)
          .withHint("use the version of minica that made the CA, or a newer one");
    }
  }

  private static Settings of(Properties properties) {
    try {
      return new Settings(
          new IssuerName(properties.getProperty(ISSUER_KEY, IssuerName.ROOT.value())),
          place(properties.getProperty(ROOT_KEY_KEY, "kept")),
          Optional.ofNullable(properties.getProperty(URL_KEY)).map(PublicationUrl::parse));
    } catch (MinicaException e) {
      throw e.restated(Kind.BAD_INPUT, String.valueOf(e.getMessage()));
    }
  }

  private static RootKeyPlace place(String word) {
    return switch (word) {
      case "kept" -> RootKeyPlace.KEPT;
      case "out" -> RootKeyPlace.OUT;
      case "destroyed" -> RootKeyPlace.DESTROYED;
      default -> throw new MinicaException(Kind.BAD_INPUT, "an unknown " + ROOT_KEY_KEY);
    };
  }

  private static MinicaException unusable(String message) {
    return new MinicaException(Kind.UNUSABLE_CA, message);
  }
}
