package dev.minica.junit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

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

  private final AtomicReference<Setting> setting;
  private final ZoneId zone;

  private SettableClock(AtomicReference<Setting> setting, ZoneId zone) {
    this.setting = setting;
    this.zone = zone;
  }

  static SettableClock following(InstantSource base) {
    return new SettableClock(
        new AtomicReference<>(new Setting(base, Duration.ZERO)), ZoneOffset.UTC);
  }

  void advance(Duration by) {
    setting.updateAndGet(now -> now.advanced(by));
  }

  void stopAt(Instant moment) {
    setting.set(new Setting(() -> moment, Duration.ZERO));
  }

  @Override
  public Instant instant() {
    return setting.get().instant();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public SettableClock withZone(ZoneId other) {
    return new SettableClock(setting, other);
  }
}
