// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightEventsTest {
  private final FlightEvents events = new FlightEvents();
  @TempDir Path directory;

  @Test
  void events_whileARecordingRuns_areInIt() throws IOException {
    emitAll();
    try (Recording recording = new Recording()) {
      recording.start();
      emitAll();
      recording.stop();
      List<RecordedEvent> recorded = recorded(recording);
      assertThat(recorded)
          .extracting(event -> event.getEventType().getName())
          .containsExactlyInAnyOrder("stallgate.Turn", "stallgate.BlockingCall", "stallgate.Lag");
      for (RecordedEvent event : recorded) {
        assertThat(event.getString("loop")).isEqualTo("netty:a");
        assertThat(event.getString("kind")).isEqualTo("netty");
        assertThat(event.getEventType().getCategoryNames()).containsExactly("Event Loops");
        assertThat(event.getEventType().getLabel()).isNotBlank();
        assertThat(event.getStackTrace()).isNull();
      }
    }
    emitAll();
  }

  @Test
  void turn_recorded_hasItsMeasurements() throws IOException {
    try (Recording recording = new Recording()) {
      recording.start();
      events.turn("netty:a", "netty", "CpuHog", "com.acme.A.b", "CPU", 812_000_000, 806_000_000);
      recording.stop();
      RecordedEvent turn = recorded(recording).get(0);
      assertThat(turn.getString("rule")).isEqualTo("CpuHog");
      assertThat(turn.getString("culprit")).isEqualTo("com.acme.A.b");
      assertThat(turn.getString("cause")).isEqualTo("CPU");
      assertThat(turn.getDuration("wallTime")).isEqualTo(Duration.ofMillis(812));
      assertThat(turn.getDuration("cpuTime")).isEqualTo(Duration.ofMillis(806));
    }
  }

  @Test
  void lag_recorded_hasItsPercentiles() throws IOException {
    try (Recording recording = new Recording()) {
      recording.start();
      events.lag("netty:a", "netty", Live.lag("netty:a", 41).lag(), 3_000_000);
      recording.stop();
      RecordedEvent lag = recorded(recording).get(0);
      assertThat(lag.getLong("turns")).isEqualTo(100);
      assertThat(lag.getBoolean("ofQueue")).isTrue();
      assertThat(lag.getDuration("p999")).isEqualTo(Duration.ofMillis(41));
      assertThat(lag.getDuration("controlP999")).isEqualTo(Duration.ofMillis(3));
    }
  }

  @Test
  void events_disabledInTheRecording_areNotInIt() throws IOException {
    try (Recording recording = new Recording()) {
      recording.disable("stallgate.Turn");
      recording.start();
      emitAll();
      recording.stop();
      assertThat(recorded(recording))
          .extracting(event -> event.getEventType().getName())
          .containsExactlyInAnyOrder("stallgate.BlockingCall", "stallgate.Lag");
    }
  }

  private void emitAll() {
    events.turn("netty:a", "netty", "CpuHog", "com.acme.A.b", "CPU", 812, 806);
    events.blockingCall(
        "netty:a", "netty", "BlockingSleep", "com.acme.A.b", "Thread.sleep", "BLOCKED", 250);
    events.lag("netty:a", "netty", Live.lag("netty:a", 41).lag(), 3_000_000);
  }

  /** The agent's events: the JVM puts others beside them. */
  private List<RecordedEvent> recorded(Recording recording) throws IOException {
    Path file = directory.resolve("stalls.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().startsWith("stallgate."))
        .toList();
  }
}
