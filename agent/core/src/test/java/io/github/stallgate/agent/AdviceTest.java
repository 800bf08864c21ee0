// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.instrument.HookTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdviceTest {
  @Test
  void of_goodOptions_isNothing() throws Exception {
    assertThat(advice("allow=com.acme.Legacy#load:once,rule.BlockingSleep=allow", false, 17))
        .isEmpty();
  }

  @Test
  void of_widePattern_warns() throws Exception {
    assertThat(advice("allow=com.acme.*:all of it", false, 17))
        .singleElement()
        .asString()
        .startsWith("allow=com.acme.* accepts more than one package")
        .contains("name the class");
  }

  @Test
  void of_patternWithoutAReason_asksForOne() throws Exception {
    assertThat(advice("allow=com.acme.Legacy", false, 17))
        .containsExactly(
            "allow=com.acme.Legacy gives no reason; write allow=com.acme.Legacy:why it is right");
  }

  @Test
  void of_reroute_saysInOneLineWhatIsAndWhatCantBe() throws Exception {
    assertThat(advice("reroute=true,rule.BlockingFile=reroute", false, 17))
        .singleElement()
        .asString()
        .startsWith("reroute=true, on loops of the Stallgate runtime on JDK 17, for files")
        .contains("sleeps")
        .contains("It can't be done for monitors of the JDK's classes");
    assertThat(advice("rule.BlockingFile=reroute", false, 25))
        .singleElement()
        .asString()
        .startsWith("rule.BlockingFile=reroute, on loops")
        .doesNotContain("sleeps");
  }

  @Test
  void refusal_loopOfAnotherFramework_saysWhyAndWhatToDo() throws Exception {
    assertThat(Advice.refusal(OptionsOf.arguments("reroute=true"), "netty"))
        .startsWith("reroute=true is not done on netty loops: the caller needs the value")
        .endsWith("Hand the work to a worker in the source");
  }

  @Test
  void of_lateAttach_saysWhatIsNotSeenWhereThatIsSo() throws Exception {
    assertThat(advice("", true, 17))
        .singleElement()
        .asString()
        .startsWith("attached late on JDK 17");
    assertThat(advice("", true, 25)).isEmpty();
  }

  private static List<String> advice(String arguments, boolean late, int jdk) throws Exception {
    return Advice.of(OptionsOf.arguments(arguments), late, jdk);
  }

  @Test
  void startLine_anyOptions_isOneLineWithWhatIsWatched() throws Exception {
    String line =
        StartLine.of(OptionsOf.arguments("mode=throw"), new HookTable(), 6, "dir/1.jsonl");
    assertThat(line)
        .startsWith("[stallgate " + Machine.VERSION + "] throw")
        .contains("JDK " + System.getProperty("java.version"))
        .contains("watching for netty, vertx, reactor, rxjava, awt, httpclient")
        .contains("6 of 6 blocking calls hooked")
        .endsWith("dir/1.jsonl")
        .doesNotContain("\n");
  }
}
