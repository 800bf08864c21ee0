// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.notes;

import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** As it should be: waits without holding the event loop. */
@RestController
class NotesController {
  @GetMapping("/notes/{id}")
  Mono<String> note(@PathVariable("id") int id) {
    return Mono.delay(Duration.ofMillis(2)).map(tick -> "note " + id);
  }
}
