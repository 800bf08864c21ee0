// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.feed;

import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Lists what can be asked, one path a line. */
@RestController
final class IndexController {
  private final RequestMappingHandlerMapping mappings;

  IndexController(RequestMappingHandlerMapping requestMappingHandlerMapping) {
    mappings = requestMappingHandlerMapping;
  }

  @GetMapping("/")
  String index() {
    return mappings.getHandlerMethods().entrySet().stream()
        .filter(entry -> isFeed(entry.getValue().getBeanType()))
        .flatMap(entry -> entry.getKey().getPatternsCondition().getPatterns().stream())
        .map(pattern -> pattern.getPatternString().replace("{id}", "7"))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static boolean isFeed(Class<?> controller) {
    return controller == CleanFeed.class || controller == PlantedFeed.class;
  }
}
