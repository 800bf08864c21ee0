// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.premain;

import java.lang.reflect.InvocationTargetException;

/** {@code java -jar stallgate-agent.jar COMMAND}: the command line, run from the core's loader. */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] arguments) throws Exception {
    Class<?> main = new CoreLoader(AgentJar.own()).loadClass("io.github.stallgate.cli.Main");
    try {
      main.getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (InvocationTargetException failure) {
      System.err.println("[stallgate] " + failure.getCause());
      System.exit(2);
    }
  }
}
