package dev.minica.tls.observed;

import dev.minica.MinicaException;
import dev.minica.tls.crypto.Group;
import dev.minica.tls.crypto.KeyShare;
import dev.minica.tls.crypto.NamedGroup;
import java.security.Key;
import java.security.PrivateKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.XECKey;
import java.security.interfaces.XECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;
import javax.crypto.interfaces.DHKey;
import javax.crypto.interfaces.DHPrivateKey;
import javax.crypto.spec.DHParameterSpec;

/** The group to which a key of Java's belongs. */
final class JavaGroup {

  private JavaGroup() {}

  /** As IANA calls it; of keys that belong to none, their algorithm. */
  static String name(Key key) {
    return of(key).map(Group::name).orElseGet(key::getAlgorithm);
  }

  /** The share whose private key this is; empty if the key does not leave where it is kept. */
  static Optional<KeyShare> share(PrivateKey key) {
    return of(key).flatMap(group -> octets(key).flatMap(octets -> restored(group, octets)));
  }

  private static Optional<KeyShare> restored(Group group, byte[] privateKey) {
    try {
      return Optional.of(group.restore(privateKey));
    } catch (MinicaException notOfThisGroup) {
      return Optional.empty();
    }
  }

  private static Optional<Group> of(Key key) {
    if (key instanceof XECKey xec && xec.getParams() instanceof NamedParameterSpec named) {
      return Optional.of(
          (named.getName().equals("X448") ? NamedGroup.X448 : NamedGroup.X25519).group());
    }
    if (key instanceof ECKey ec) {
      return curve(ec.getParams().getCurve().getField().getFieldSize());
    }
    return key instanceof DHKey dh ? field(dh.getParams()) : Optional.empty();
  }

  /** Java's TLS has one curve over a prime field of each size. */
  private static Optional<Group> curve(int bits) {
    return switch (bits) {
      case 256 -> Optional.of(NamedGroup.SECP256R1.group());
      case 384 -> Optional.of(NamedGroup.SECP384R1.group());
      case 521 -> Optional.of(NamedGroup.SECP521R1.group());
      default -> Optional.empty();
    };
  }

  private static Optional<Group> field(DHParameterSpec parameters) {
    try {
      return Optional.of(
          Group.finiteField(parameters.getP().toByteArray(), parameters.getG().toByteArray()));
    } catch (MinicaException refused) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> octets(PrivateKey key) {
    if (key instanceof XECPrivateKey xec) {
      return xec.getScalar();
    }
    if (key instanceof ECPrivateKey ec) {
      return Optional.of(ec.getS().toByteArray());
    }
    return key instanceof DHPrivateKey dh ? Optional.of(dh.getX().toByteArray()) : Optional.empty();
  }
}
