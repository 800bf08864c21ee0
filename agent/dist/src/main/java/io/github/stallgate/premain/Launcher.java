// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.premain;

import java.lang.reflect.InvocationTargetException;

/** {@code java -jar stallgate-agent.jar COMMAND}: the command line, run from the core's loader. */
public final class Launcher {
  /** Tells the command line where this jar is; not a {@code stallgate.} key, those are options. */
  private static final String OWN_JAR = "io.github.stallgate.jar";

  private Launcher() {}

  public static void main(String[] arguments) throws Exception {
    AgentJar jar = AgentJar.own();
    System.setProperty(OWN_JAR, jar.path());
    Class<?> main = new CoreLoader(jar).loadClass("io.github.stallgate.cli.Main");
    try {
      main.getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (InvocationTargetException failure) {
      System.err.println("[stallgate] " + failure.getCause());
      System.exit(2);
    }
  }
}
