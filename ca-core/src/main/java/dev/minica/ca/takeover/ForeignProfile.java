package dev.minica.ca.takeover;

import dev.minica.MinicaException;
import dev.minica.issuance.Profile;
import dev.minica.profile.ProfileFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the settings of another program say of certificates to be issued, as a profile file.
 *
 * @param name of the profile and, with {@code .yaml}, of the file
 * @param text YAML
 */
public record ForeignProfile(String name, String text) {

  /** What a profile of another program extends: most certificates are those of servers. */
  private static final Profile BASE = Profile.SERVER;

  /** The file as octets. */
  public byte[] encode() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A profile that differs from that of servers in some keys.
   *
   * @param source the file that said so, for people
   * @param lines further lines of the file
   * @throws MinicaException BAD_INPUT if it would be no profile
   */
  static ForeignProfile of(String name, String source, List<String> lines) {
    List<String> all = new ArrayList<>();
    all.add("# What " + source + " said, as far as a profile can say it.");
    all.add("name: " + name);
    all.add("extends: " + BASE.name());
    all.addAll(lines);
    ForeignProfile profile = new ForeignProfile(name, String.join("\n", all) + "\n");
    ProfileFile.read(source, profile.encode(), Profile::named);
    return profile;
  }

  /** A text as YAML has it where nothing in it is to mean anything. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
