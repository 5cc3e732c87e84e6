package dev.minica.tls.wrong;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.defect.Defect;
import dev.minica.defect.Defects;
import dev.minica.defect.Setting;
import dev.minica.defect.Specimen;
import dev.minica.key.KeyPair;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.tls.ServedHosts;
import dev.minica.tls.ServedIdentity;
import dev.minica.tls.TlsIdentity;
import dev.minica.x509.GeneralName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A host for each way to be wrong. */
public final class WrongHosts {

  /** RFC 6761 section 6.3: it and what is below it are the machine that asks. */
  public static final String DOMAIN = "localhost";

  private static final String CONTROL = "sound";

  /**
   * Of a key that signs in TLS 1.3: SHA-256, a salt as long, and two octets more (RFC 8446 section
   * 4.2.3, RFC 8017 section 9.1.1).
   */
  private static final int LEAST_BITS = (32 + 32 + 2) * 8;

  private WrongHosts() {}

  /**
   * A server with a host for each name of each defect: what is wrong, and how it is called
   * elsewhere, below a domain. Where the way to be wrong takes more labels, {@code www} comes
   * before. Who asks for another name sees the domain's own certificate: the one defect if there is
   * one and it can be had, and otherwise one that nothing is wrong with.
   *
   * @throws MinicaException USAGE if one is of a request or of a key store, or the domain is none
   */
  public static ServedHosts of(List<Defect> defects, String domain, Environment environment) {
    Map<String, Defect> names = new LinkedHashMap<>();
    for (Defect defect : defects) {
      for (String name : names(defect)) {
        String prefix = defect.labels() > 2 ? "www." : "";
        names.putIfAbsent(prefix + name + "." + domain, defect);
      }
    }
    List<ServedHosts.Host> hosts = new ArrayList<>();
    names.forEach((name, defect) -> hosts.add(host(name, defect, environment)));
    Defect others = defects.size() == 1 ? defects.get(0) : Defects.of(CONTROL);
    Defect shown = others.labels() == 1 ? others : Defects.of(CONTROL);
    ServedIdentity otherwise = identity(shown, new Setting(domain, environment));
    return new ServedHosts(otherwise, hosts, List.of());
  }

  /** A name has its place once, however it came to it. */
  private static Set<String> names(Defect defect) {
    Set<String> names = new TreeSet<>(defect.aliases());
    names.add(defect.what());
    return names;
  }

  private static ServedHosts.Host host(String name, Defect defect, Environment environment) {
    ServedIdentity identity = identity(defect, new Setting(name, environment));
    String words = defect.sentence() + " [" + defect.clause() + "]" + bounds(identity);
    return new ServedHosts.Host(name, words, identity);
  }

  /** What cannot be had of a host, if anything. */
  private static String bounds(ServedIdentity identity) {
    SubjectPublicKeyInfo key = identity.privateKey().publicKey();
    return key.isRsa() && key.modulusBits() < LEAST_BITS
        ? " (in TLS 1.2 alone: a signature of 1.3 has no room in the key)"
        : "";
  }

  /**
   * A server with key, subject, names and usages of another whose certificate is wrong in this way
   * and no other. It is issued by CAs that are made here and whose keys are dropped again. Which
   * clients the server believes stays as it is.
   *
   * @throws MinicaException USAGE if the defect is of a request or of a key store
   */
  public static ServedHosts like(TlsIdentity sound, Defect defect, Environment environment) {
    Setting.Server server = new Setting.Server(KeyPair.of(sound.privateKey()), sound.certificate());
    Setting setting = new Setting(nameOf(sound), environment, Optional.of(server));
    return new ServedHosts(identity(defect, setting), List.of(), sound.roots());
  }

  private static String nameOf(TlsIdentity sound) {
    return sound.certificate().subjectAltNames().stream()
        .filter(name -> name.kind() == GeneralName.Kind.DNS && !name.value().startsWith("*"))
        .map(GeneralName::value)
        .findFirst()
        .orElse(Setting.HOST);
  }

  private static ServedIdentity identity(Defect defect, Setting setting) {
    if (defect.specimen(setting) instanceof Specimen.Served served) {
      return new ServedIdentity(
          served.key().privateKey(), served.chain(), served.anchors(), served.crls());
    }
    throw new MinicaException(Kind.USAGE, defect.id() + " is of nothing that a server shows")
        .withHint("minica fixture defects " + defect.id() + " makes its files");
  }
}
