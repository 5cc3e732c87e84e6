package dev.minica.junit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/** The time of a PKI, which goes on as another clock does until it is stopped. */
final class SettableClock extends Clock {

  /**
   * @param base what goes on
   * @param ahead of it
   */
  private record Setting(InstantSource base, Duration ahead) {

    Instant instant() {
      return base.instant().plus(ahead);
    }

    Setting advanced(Duration by) {
      return new Setting(base, ahead.plus(by));
    }
  }

  /** Shared by the same clock in every zone. */
  private static final class Hands {

    private Setting setting;

    Hands(Setting setting) {
      this.setting = setting;
    }

    synchronized Setting get() {
      return setting;
    }

    synchronized void set(UnaryOperator<Setting> change) {
      setting = change.apply(setting);
    }
  }

  private final Hands hands;
  private final ZoneId zone;

  private SettableClock(Hands hands, ZoneId zone) {
    this.hands = hands;
    this.zone = zone;
  }

  static SettableClock following(InstantSource base) {
    return new SettableClock(new Hands(new Setting(base, Duration.ZERO)), ZoneOffset.UTC);
  }

  void advance(Duration by) {
    hands.set(now -> now.advanced(by));
  }

  void stopAt(Instant moment) {
    hands.set(before -> new Setting(() -> moment, Duration.ZERO));
  }

  @Override
  public Instant instant() {
    return hands.get().instant();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public SettableClock withZone(ZoneId other) {
    return new SettableClock(hands, other);
  }
}
