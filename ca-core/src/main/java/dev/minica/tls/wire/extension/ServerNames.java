package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.CodePoints;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * server_name of a ClientHello: whom the client wants to talk to (RFC 6066 section 3).
 *
 * <pre>
 * struct {
 *     NameType name_type;
 *     select (name_type) {
 *         case host_name: HostName;
 *     } name;
 * } ServerName;
 *
 * enum { host_name(0), (255) } NameType;
 * opaque HostName&lt;1..2^16-1&gt;;
 *
 * struct {
 *     ServerName server_name_list&lt;1..2^16-1&gt;
 * } ServerNameList;
 * </pre>
 *
 * @param names mostly one
 */
public record ServerNames(List<ServerName> names) implements Extension {

  private static final int MAX = 0xffff;

  /** The number of host_name. */
  private static final int HOST_NAME = 0;

  /**
   * One name. Types other than host_name have the same form, which RFC 6066 asks of those to come.
   *
   * @param nameType 0 for a host's name
   * @param name the octets; of a host's name in ASCII, without a dot at the end, if its sender
   *     keeps to RFC 6066
   */
  public record ServerName(int nameType, Octets name) {

    public ServerName {
      Bounds.unsigned("name_type", 1, nameType);
      Bounds.length("HostName", name, 1, MAX);
    }

    private static ServerName decode(Cursor in) throws WireException {
      return in.structure(
          "ServerName",
          each ->
              new ServerName(
                  each.uint8("name_type", CodePoints::nameType),
                  each.opaqueVector("HostName", 2, 1, MAX, ServerNames::text)),
          ServerName::text);
    }

    /** The name as text: in UTF-8, or if it is not that, one character for each octet. */
    public String text() {
      return ServerNames.text(name);
    }
  }

  public ServerNames {
    names = List.copyOf(names);
    long length = names.stream().mapToLong(each -> 3 + each.name().length()).sum();
    Bounds.range("the length of server_name_list", length, 1, MAX);
  }

  /** The usual one, of a host's name in ASCII. */
  public static ServerNames ofHost(String host) {
    Octets name = Octets.of(host.getBytes(StandardCharsets.US_ASCII));
    return new ServerNames(List.of(new ServerName(HOST_NAME, name)));
  }

  static ServerNames decode(Cursor in) throws WireException {
    return new ServerNames(in.list("server_name_list", 2, 1, MAX, ServerName::decode));
  }

  /** The first host's name, as the client spelt it. */
  public Optional<String> host() {
    return names.stream()
        .filter(each -> each.nameType() == HOST_NAME)
        .map(ServerName::text)
        .findFirst();
  }

  @Override
  public int type() {
    return ExtensionTypes.SERVER_NAME;
  }

  @Override
  public Octets data() {
    return Encoder.encode(
        out ->
            out.list(2, names, (each, name) -> each.uint8(name.nameType()).vector(2, name.name())));
  }

  @Override
  public String summary() {
    return names.stream().map(ServerName::text).collect(Collectors.joining(", "));
  }

  private static String text(Octets name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name.toArray())).toString();
    } catch (CharacterCodingException neither) {
      return new String(name.toArray(), StandardCharsets.ISO_8859_1);
    }
  }
}
