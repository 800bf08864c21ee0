// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import static io.github.stallgate.classify.WrittenStacks.call;
import static io.github.stallgate.classify.WrittenStacks.frames;
import static io.github.stallgate.classify.WrittenStacks.onNetty;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Effect;
import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.StackTables;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifierPlaceTest {
  private final Classifier classifier = new Classifier(StackTables.read(), type -> List.of());

  @Test
  void api_manyFramesOfTheJdk_isTheOutermost() {
    assertThat(
            api(
                "sun.nio.fs.UnixNativeDispatcher.stat",
                "sun.nio.fs.UnixFileSystemProvider.isDirectory",
                "java.nio.file.Files.isDirectory"))
        .isEqualTo("java.nio.file.Files.isDirectory");
  }

  @Test
  void api_implementation_isNamedByItsPublicType() {
    assertThat(api("sun.nio.ch.FileChannelImpl.read"))
        .isEqualTo("java.nio.channels.FileChannel.read");
  }

  @Test
  void api_framesThatOnlyPassOn_areLeftOut() {
    assertThat(
            api(
                "java.io.File.exists",
                "java.util.stream.ReferencePipeline.filter",
                "java.util.ArrayList.forEach",
                "jdk.internal.reflect.DirectMethodHandleAccessor.invoke",
                "java.lang.reflect.Method.invoke"))
        .isEqualTo("java.io.File.exists");
  }

  @Test
  void api_methodAStreamInherits_isTheStreamsOwn() {
    assertThat(api("java.io.FileInputStream.read", "java.io.InputStream.read"))
        .isEqualTo("java.io.FileInputStream.read");
    assertThat(api("java.io.FileInputStream.read", "java.io.InputStream.readAllBytes"))
        .isEqualTo("java.io.InputStream.readAllBytes");
  }

  @Test
  void api_nothingButFramesThatPassOn_isTheHookedMethod() {
    assertThat(api("java.lang.reflect.Method.invoke")).isEqualTo("java.some.Hooked.method");
    assertThat(api()).isEqualTo("java.some.Hooked.method");
  }

  @Test
  void api_callSite_isTheNativesName() {
    Call call =
        new Call(
            Family.SLEEP,
            "java.lang.Thread.sleep",
            true,
            Call.Stream.FILE,
            0,
            onNetty("java.util.concurrent.Some.thing"));
    assertThat(classifier.classify(call).api()).isEqualTo("java.lang.Thread.sleep");
  }

  private String api(String... methods) {
    return classifier.classify(call(Family.FILE, onNetty(methods))).api();
  }

  @Test
  void culprit_librariesBetween_isTheFirstApplicationFrame() {
    Classified classified =
        classify(
            "java.net.Socket.read",
            "org.springframework.web.Client.get",
            "com.acme.Service.load",
            "com.acme.Handler.handle",
            "io.netty.channel.Some.run");
    assertThat(classified.culprit().type()).isEqualTo("com.acme.Service");
    assertThat(classified.framework().type()).isEqualTo("org.springframework.web.Client");
  }

  @Test
  void culprit_noApplicationFrame_isTheFirstThatIsNotTheJdks() {
    Classified classified =
        classify("java.io.File.exists", "io.netty.util.Some.load", "io.netty.util.Other.run");
    assertThat(classified.culprit().type()).isEqualTo("io.netty.util.Some");
    assertThat(classified.framework()).isEqualTo(classified.culprit());
  }

  @Test
  void culprit_onlyFramesOfTheJdk_isTheOutermost() {
    Classified classified = classify("java.io.File.exists", "java.awt.Some.run");
    assertThat(classified.culprit().type()).isEqualTo("java.awt.Some");
    assertThat(classified.framework()).isNull();
  }

  @Test
  void culprit_emptyStack_isUnknown() {
    Classified classified = classify();
    assertThat(classified.culprit().type()).isEqualTo("unknown");
    assertThat(classified.api()).isEqualTo("java.some.Hooked.method");
    assertThat(classified.rule()).isEqualTo(Rule.BLOCKING_FILE);
    assertThat(classified.framework()).isNull();
  }

  private Classified classify(String... methods) {
    return classifier.classify(call(Family.FILE, frames(methods)));
  }

  @Test
  void excused_loopWaitsForItsTasks_isIdle() {
    List<Frame> frames =
        frames(
            "java.util.concurrent.locks.LockSupport.park",
            "java.util.concurrent.LinkedBlockingQueue.take",
            "io.netty.util.concurrent.SingleThreadEventExecutor.takeTask",
            "io.netty.util.concurrent.DefaultEventExecutor.run");
    Classified classified = classifier.classify(call(Family.PARK, frames));
    assertThat(classified.excused().effect()).isEqualTo(Effect.IDLE);
  }

  @Test
  void excused_selectOfAThreadOfTheJdk_isIdle() {
    List<Frame> own = frames("sun.nio.ch.SelectorImpl.select", "jdk.internal.net.http.Some.run");
    assertThat(classifier.classify(call(Family.SELECT, own)).excused().effect())
        .isEqualTo(Effect.IDLE);
    List<Frame> applications = onNetty("sun.nio.ch.SelectorImpl.select");
    assertThat(classifier.classify(call(Family.SELECT, applications)).excused()).isNull();
  }

  @Test
  void excused_lockOfAnExecutor_isSilentOnlyAsALock() {
    String[] handOver = {
      "java.util.concurrent.locks.LockSupport.park",
      "java.util.concurrent.locks.ReentrantLock.lock",
      "java.util.concurrent.ThreadPoolExecutor.addWorker",
      "java.util.concurrent.ThreadPoolExecutor.execute"
    };
    Classified lock = classifier.classify(call(Family.PARK, onNetty(handOver)));
    assertThat(lock.rule()).isEqualTo(Rule.BLOCKING_LOCK);
    assertThat(lock.excused()).isNotNull();
    handOver[1] = "java.util.concurrent.Some.take";
    assertThat(classifier.classify(call(Family.PARK, onNetty(handOver))).excused()).isNull();
  }

  @Test
  void frames_ofATrace_beginAboveTheBridge() {
    Throwable trace = new Throwable();
    trace.setStackTrace(
        new StackTraceElement[] {
          element(null, "io.github.stallgate.observe.Observer", "observe"),
          element("java.base", "java.lang.StallgateHooks", "exit"),
          element("java.base", "java.lang.Thread", "sleep"),
          element(null, "com.acme.Handler", "read"),
          element("java.base", "java.lang.StallgateSites", "sleep"),
          element("com.acme.module", "com.acme.Other", "run")
        });
    List<Frame> frames = Frames.of(trace);
    assertThat(frames)
        .extracting(Frame::type)
        .containsExactly("java.lang.Thread", "com.acme.Handler", "com.acme.Other");
    assertThat(frames).extracting(Frame::jdk).containsExactly(true, false, false);
    assertThat(frames.get(1).text()).isEqualTo("com.acme.Handler.read(Unknown Source)");
  }

  private static StackTraceElement element(String module, String type, String method) {
    return new StackTraceElement(null, module, null, type, method, null, -1);
  }
}
