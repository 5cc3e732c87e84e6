package dev.minica.tls;

import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What one server shows to whom: for each name that a client asks for (RFC 6066 section 3). */
public final class ServedHosts {

  /**
   * One name.
   *
   * @param name in lower case
   * @param words what there is to see, for people
   */
  public record Host(String name, String words, ServedIdentity identity) {}

  private final ServedIdentity otherwise;
  private final Map<String, Host> hosts = new LinkedHashMap<>();
  private final List<Certificate> roots;

  /**
   * @param otherwise is shown to those who ask for no name, or for none of these
   * @param hosts in the order in which they are listed
   * @param roots the CAs of clients that are believed; empty for none
   */
  public ServedHosts(ServedIdentity otherwise, List<Host> hosts, List<Certificate> roots) {
    this.otherwise = otherwise;
    this.roots = List.copyOf(roots);
    hosts.forEach(host -> this.hosts.put(host.name(), host));
  }

  /** The same for everybody, with clients of the same CA. */
  public static ServedHosts of(TlsIdentity identity) {
    return new ServedHosts(ServedIdentity.of(identity), List.of(), identity.roots());
  }

  /** What a client is shown that asks for this name, or for none. */
  public ServedIdentity of(Optional<String> name) {
    return name.map(each -> each.toLowerCase(Locale.ROOT))
        .map(hosts::get)
        .map(Host::identity)
        .orElse(otherwise);
  }

  /** What is shown to those who ask for no name, or for none of these. */
  public ServedIdentity otherwise() {
    return otherwise;
  }

  /** All names that are told apart. */
  public List<Host> hosts() {
    return List.copyOf(hosts.values());
  }

  /** Everything there is to be shown. */
  public List<ServedIdentity> all() {
    List<ServedIdentity> all = new ArrayList<>(List.of(otherwise));
    hosts.values().forEach(host -> all.add(host.identity()));
    return all;
  }

  /** The CAs of clients that are believed. */
  public List<Certificate> roots() {
    return roots;
  }
}
