// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.List;

/** Selecting inside a callback, on a selector that is not the loop's own. */
final class SelectorOperations {

  private SelectorOperations() {}

  static List<Operation> all() {
    return OperationList.reportedAs("BlockingWait")
        .on("java.nio.channels.Selector")
        .call("select()", SelectorOperations::waker, SelectorOperations::select)
        .call("select(long)", Selector::open, SelectorOperations::selectMillis)
        .call("select(Consumer)", SelectorOperations::waker, SelectorOperations::selectConsumer)
        .call("select(Consumer, long)", Selector::open, SelectorOperations::selectConsumerMillis)
        .toList();
  }

  private static Partner<Selector> waker() throws Exception {
    return Partner.of(Selector.open(), Selector::wakeup);
  }

  static void select(Partner<Selector> partner) throws IOException {
    partner.meet().select();
  }

  static void selectMillis(Selector selector) throws IOException {
    selector.select(Meeting.PAUSE_MILLIS);
  }

  static void selectConsumer(Partner<Selector> partner) throws IOException {
    partner.meet().select(key -> {});
  }

  static void selectConsumerMillis(Selector selector) throws IOException {
    selector.select(key -> {}, Meeting.PAUSE_MILLIS);
  }
}
