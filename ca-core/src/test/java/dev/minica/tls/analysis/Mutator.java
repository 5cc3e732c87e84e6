package dev.minica.tls.analysis;

import dev.minica.tls.capture.Chunk;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.RecordReader;
import dev.minica.tls.wire.TlsRecord;
import dev.minica.tls.wire.WireException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Changes octets and conversations, in ways that follow from a seed. */
final class Mutator {

  /** Where a length must not be trusted. */
  private static final int[] EXTREMES = {0, 1, 0x7f, 0x80, 0xff, 0x3fff, 0x4000, 0x4101, 0xffff};

  private static final int MOST_CHANGES = 4;

  private final Random random;

  Mutator(long seed) {
    this.random = new Random(seed);
  }

  /** Octets of any kind, changed in one place up to {@value #MOST_CHANGES}. */
  byte[] octets(byte[] original) {
    byte[] changed = original.clone();
    for (int i = random.nextInt(MOST_CHANGES); i >= 0 && changed.length > 0; i--) {
      changed = changeOnce(changed);
    }
    return changed;
  }

  private byte[] changeOnce(byte[] octets) {
    int at = random.nextInt(octets.length);
    int length = 1 + random.nextInt(Math.min(64, octets.length));
    byte[] some = Arrays.copyOfRange(octets, at, Math.min(octets.length, at + length));
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(octets, at);
      case 1 -> spliced(octets, at, some.length, new byte[0]);
      case 2 -> spliced(octets, at, 0, some);
      case 3 -> spliced(octets, at, 0, noise(length));
      case 4 -> spliced(octets, at, some.length, noise(some.length));
      case 5, 6 -> withExtreme(octets, at);
      default -> flipped(octets, at);
    };
  }

  private byte[] flipped(byte[] octets, int at) {
    byte[] changed = octets.clone();
    changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    return changed;
  }

  /** Two or four octets, in either order, since files have lengths in both. */
  private byte[] withExtreme(byte[] octets, int at) {
    int value = EXTREMES[random.nextInt(EXTREMES.length)];
    byte[] extreme =
        switch (random.nextInt(4)) {
          case 0 -> new byte[] {(byte) (value >> 8), (byte) value};
          case 1 -> new byte[] {(byte) value, (byte) (value >> 8)};
          case 2 -> ByteBuffer.allocate(4).putInt(value).array();
          default -> new byte[] {-1, -1, -1, -1};
        };
    return spliced(octets, at, Math.min(extreme.length, octets.length - at), extreme);
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  /** With others in place of {@code count} from {@code at} on. */
  private static byte[] spliced(byte[] octets, int at, int count, byte[] others) {
    return ByteBuffer.allocate(octets.length - count + others.length)
        .put(octets, 0, at)
        .put(others)
        .put(octets, at + count, octets.length - at - count)
        .array();
  }

  /**
   * Records changed, given a wrong length, left out, doubled, exchanged, given to the other side,
   * and then cut into pieces that have nothing to do with them.
   */
  List<Chunk> chunks(List<Chunk> original) {
    List<Chunk> changed = new ArrayList<>(records(original));
    for (int i = random.nextInt(MOST_CHANGES); i >= 0 && !changed.isEmpty(); i--) {
      changeOnce(changed);
    }
    return random.nextBoolean() ? changed : resplit(changed);
  }

  private void changeOnce(List<Chunk> records) {
    int index = random.nextInt(records.size());
    Chunk record = records.get(index);
    switch (random.nextInt(8)) {
      case 0 -> records.remove(index);
      case 1 -> records.add(random.nextInt(records.size() + 1), record);
      case 2 -> records.set(index, records.set(random.nextInt(records.size()), record));
      case 3 ->
          records.set(index, new Chunk(record.sender().other(), record.at(), record.octets()));
      case 4 -> records.set(index, with(record, ofWrongLength(record.octets().toArray())));
      default -> records.set(index, with(record, octets(record.octets().toArray())));
    }
  }

  /** The length of the record itself, or of the message that it begins with. */
  private byte[] ofWrongLength(byte[] record) {
    int field = random.nextBoolean() ? 3 : 7;
    return record.length < field + 2
        ? record
        : spliced(record, field, 2, Arrays.copyOf(withExtreme(new byte[2], 0), 2));
  }

  static Chunk with(Chunk chunk, byte[] octets) {
    return new Chunk(chunk.sender(), chunk.at(), Octets.of(octets));
  }

  private List<Chunk> resplit(List<Chunk> chunks) {
    return chunks.stream().flatMap(this::split).toList();
  }

  private Stream<Chunk> split(Chunk chunk) {
    Octets all = chunk.octets();
    if (all.length() < 2) {
      return Stream.of(chunk);
    }
    int middle = 1 + random.nextInt(all.length() - 1);
    return Stream.of(all.range(0, middle), all.range(middle, all.length()))
        .map(part -> new Chunk(chunk.sender(), chunk.at(), part));
  }

  /** A chunk for each record. */
  static List<Chunk> records(List<Chunk> chunks) {
    Map<Sender, RecordReader> readers = new EnumMap<>(Sender.class);
    List<Chunk> records = new ArrayList<>();
    for (Chunk chunk : chunks) {
      RecordReader reader = readers.computeIfAbsent(chunk.sender(), sender -> new RecordReader());
      reader.accept(chunk.octets());
      for (Optional<TlsRecord> next = next(reader); next.isPresent(); next = next(reader)) {
        records.add(new Chunk(chunk.sender(), chunk.at(), next.get().encode()));
      }
    }
    return records;
  }

  private static Optional<TlsRecord> next(RecordReader reader) {
    try {
      return reader.next();
    } catch (WireException e) {
      throw new IllegalStateException("what is changed must be whole to begin with", e);
    }
  }
}
