// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.example.stalls.LoopKind;
import com.example.stalls.Starvation;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stalls and calls in a recording of Flight Recorder, with no option set. */
class FlightRecorderIT {
  private static final String APPLICATION = "com.example.stalls.";

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void turn_thatHogs_isAnEventWithItsCause(Jdk jdk) throws Exception {
    List<RecordedEvent> events = events(jdk, "SPIN", "");
    assertThat(named(events, "stallgate.Turn"))
        .extracting(
            event -> event.getString("rule"),
            event -> event.getString("cause"),
            event -> event.getString("culprit"))
        .contains(tuple("CpuHog", "CPU", APPLICATION + "Spins.spin"));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void call_thatBlocks_isAnEventWithItsLength(Jdk jdk) throws Exception {
    List<RecordedEvent> calls = named(events(jdk, "SLEEP", ""), "stallgate.BlockingCall");
    assertThat(calls)
        .extracting(event -> event.getString("rule"), event -> event.getString("api"))
        .contains(tuple("BlockingSleep", "java.lang.Thread.sleep"));
    assertThat(calls).allMatch(event -> event.getDuration("wallTime").toMillis() > 0);
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void recording_notWanted_hasNoEventOfOurs(Jdk jdk) throws Exception {
    assertThat(events(jdk, "SLEEP", "jfr=false,"))
        .noneMatch(event -> event.getEventType().getName().startsWith("stallgate."));
  }

  private List<RecordedEvent> events(Jdk jdk, String stall, String options) throws Exception {
    Path recording = directory.resolve("recording.jfr");
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("quiet=true," + options + "report=" + directory.resolve("reports"))
            .jvmArgs("-XX:StartFlightRecording:filename=" + recording)
            .classPath(TestLibs.operations(), TestLibs.applications())
            .classPath(TestLibs.loops())
            .main(Starvation.class, stall, LoopKind.NETTY_NIO.name())
            .run();
    assertThat(result.out()).as(result.err()).contains("done");
    return RecordingFile.readAllEvents(recording);
  }

  private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
    return events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
  }
}
