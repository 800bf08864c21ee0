// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import io.github.stallgate.runtime.fiber.Cooperation;
import java.util.Locale;

/** Turns regions on and off within one JVM. */
enum RegionSwitch {
  BY_HAND {
    @Override
    boolean turn(boolean on) {
      Object entered = Cooperation.enter();
      Cooperation.leave(entered);
      if (entered == null) {
        throw new IllegalStateException("there is no region here: this is no coroutine");
      }
      return on;
    }
  },

  /** The agent's own table of the calls that get a region. */
  BY_AGENT {
    private byte[] regions;

    @Override
    boolean turn(boolean on) {
      byte[] table = table();
      if (regions == null) {
        regions = table.clone();
      }
      System.arraycopy(on ? regions : new byte[table.length], 0, table, 0, table.length);
      return false;
    }

    private static byte[] table() {
      try {
        return (byte[]) Class.forName("java.lang.StallgateRegions").getField("WHERE").get(null);
      } catch (ReflectiveOperationException absent) {
        throw new IllegalStateException("the agent is not here, or is another one", absent);
      }
    }
  };

  /**
   * From now on. In a coroutine.
   *
   * @return whether the caller has to open them
   * @throws IllegalStateException if there can be no regions here
   */
  abstract boolean turn(boolean on);

  /** The word on the command line. */
  String argument() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RegionSwitch of(String argument) {
    return valueOf(argument.toUpperCase(Locale.ROOT));
  }
}
