// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.bridge.OnLoop;
import io.github.stallgate.bridge.RecordingSink;
import io.github.stallgate.options.NamePattern;
import io.github.stallgate.options.RegionPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class UserRegionsTest {
  private static final String TYPE = Monitors.class.getName();

  private final List<String> notices = new ArrayList<>();
  private final HookTable table = new HookTable();
  private final RecordingSink sink = new RecordingSink();

  @Test
  void method_thatAPatternNames_isAHookOfItsOwn() throws Exception {
    Callable<?> rewritten = rewritten("method");
    OnLoop.run(sink, loop -> rewritten.call());
    assertThat(sink.seen)
        .extracting(seen -> table.of(seen.hook()).api())
        .containsExactly(TYPE + ".method");
    assertThat(notices).isEmpty();
  }

  @Test
  void pattern_thatFindsNoMethod_isOneLine() throws Exception {
    rewritten("method", "absent");
    assertThat(notices)
        .containsExactly(
            "region="
                + TYPE
                + "#absent: "
                + TYPE
                + " has no such method, nothing of it is rerouted; name one of its methods");
  }

  @Test
  void pattern_ofManyClasses_isNotMissedInOneOfThem() throws Exception {
    rewritten(regions(TYPE + "*", "absent"));
    assertThat(notices).isEmpty();
  }

  @Test
  void unmet_patternsThatMetNothing_areALineEach() throws Exception {
    UserRegions regions = regions(TYPE + "*", "method", "absent");
    rewritten(regions);
    assertThat(regions.unmet())
        .containsExactly(
            "region="
                + TYPE
                + "*#absent: no class with such a method was loaded, nothing of it was rerouted;"
                + " name one as com.acme.Native#call");
  }

  @Test
  void unmet_patternThatWasComplainedOf_isNotToldAgain() throws Exception {
    UserRegions regions = regions(TYPE, "absent");
    rewritten(regions);
    assertThat(notices).hasSize(1);
    assertThat(regions.unmet()).isEmpty();
  }

  private Callable<?> rewritten(String... methods) throws Exception {
    return rewritten(regions(TYPE, methods));
  }

  private UserRegions regions(String type, String... methods) {
    List<RegionPattern> patterns =
        Arrays.stream(methods)
            .map(each -> new RegionPattern(new NamePattern(type), new NamePattern(each)))
            .toList();
    return new UserRegions(patterns, table, notices::add);
  }

  private static Callable<?> rewritten(UserRegions regions) throws Exception {
    return (Callable<?>)
        new RewritingLoader(
                TYPE,
                (name, loader, file) -> name.contains("$") ? null : regions.rewrite(name, file))
            .loadClass(TYPE)
            .getDeclaredConstructor()
            .newInstance();
  }
}
