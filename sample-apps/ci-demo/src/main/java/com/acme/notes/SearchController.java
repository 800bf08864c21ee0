// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.notes;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The stall that the build fails on: it holds the event loop that serves the request. */
@RestController
class SearchController {
  @GetMapping("/search")
  String search() throws InterruptedException {
    Thread.sleep(60); // stall: BlockingSleep
    return "1 note";
  }
}
