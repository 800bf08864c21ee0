// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.notes;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What somebody adds next: one more call that holds the event loop. */
@RestController
class ExportController {
  @GetMapping("/export")
  String export() {
    return CompletableFuture.supplyAsync(
            () -> "2 notes", CompletableFuture.delayedExecutor(60, TimeUnit.MILLISECONDS))
        .join(); // stall: BlockingFuture
  }
}
