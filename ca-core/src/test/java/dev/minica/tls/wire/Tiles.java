package dev.minica.tls.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Whether the leaves of a tree cover the octets of a message once, in order and without gap. */
public final class Tiles {

  private Tiles() {}

  public static void assertCovers(Decoded<?> decoded) {
    int end = 0;
    for (Field leaf : decoded.leaves()) {
      assertThat(leaf.offset()).as("where %s begins", leaf).isEqualTo(end);
      assertThat(leaf.length()).as("length of %s", leaf).isPositive();
      end = leaf.end();
    }
    assertThat(end).as("where the last field ends").isEqualTo(decoded.octets().length());
    assertHoldTheirParts(decoded.fields());
  }

  private static void assertHoldTheirParts(List<Field> fields) {
    for (Field field : fields) {
      List<Field> parts = field.children();
      if (!parts.isEmpty()) {
        assertThat(parts.get(0).offset()).as("begin of %s", field.name()).isEqualTo(field.offset());
        assertThat(parts.get(parts.size() - 1).end())
            .as("end of %s", field.name())
            .isEqualTo(field.end());
        assertHoldTheirParts(parts);
      }
    }
  }
}
