// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The instruments of a loop. One that fails is reported, and asked again all the same. */
final class Probes {
  private final EventLoop loop;
  private Instrument[] all = new Instrument[0];

  Probes(EventLoop loop) {
    this.loop = loop;
  }

  /** Whether there is somebody to tell: asked first, so that nothing is made for nobody. */
  boolean isAny() {
    return all.length > 0;
  }

  void add(Instrument instrument) {
    Instrument[] more = Arrays.copyOf(all, all.length + 1);
    more[all.length] = instrument;
    all = more;
  }

  void remove(Instrument instrument) {
    List<Instrument> fewer = new ArrayList<>(List.of(all));
    fewer.remove(instrument);
    all = fewer.toArray(new Instrument[0]);
  }

  void tell(Consumer<Instrument> what) {
    for (Instrument each : all) {
      try {
        what.accept(each);
      } catch (Throwable failure) {
        loop.report(failure, "an instrument: " + each);
      }
    }
  }
}
