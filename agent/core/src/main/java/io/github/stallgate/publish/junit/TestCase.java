// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.junit;

/**
 * One case of the suite; texts are escaped.
 *
 * @param message null if it passed
 * @param detail null if the message says it all
 */
record TestCase(String group, String name, Result result, String message, String detail) {
  /** The words are the elements' names; a passed case has none. */
  enum Result {
    PASSED(null),
    FAILURE("failure"),
    ERROR("error"),
    SKIPPED("skipped");

    private final String element;

    Result(String element) {
      this.element = element;
    }

    String element() {
      return element;
    }
  }

  static TestCase passed(String group, String name) {
    return new TestCase(group, name, Result.PASSED, null, null);
  }

  static TestCase failure(String group, String name, String message, String detail) {
    return new TestCase(group, name, Result.FAILURE, message, detail);
  }

  static TestCase error(String group, String name, String message, String detail) {
    return new TestCase(group, name, Result.ERROR, message, detail);
  }

  static TestCase skipped(String group, String name, String message) {
    return new TestCase(group, name, Result.SKIPPED, message, null);
  }
}
