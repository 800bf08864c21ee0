// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.pages;

import java.util.regex.Pattern;

/**
 * One block of Java in a page.
 *
 * @param page its file's name
 * @param line the page's line with its first line of code
 * @param heading the heading above it
 * @param code statements, members of a class, or one annotation
 */
record Example(String page, int line, String heading, String code) {
  private static final Pattern MEMBER = Pattern.compile("(?m)^(public |void |@Bean)");
  private static final Pattern RETURN = Pattern.compile("(?m)^return ");

  /** The name of the class that it is compiled in. */
  String className() {
    return page.replace(".md", "") + "Line" + line;
  }

  /** The class; {@link #offset} of its lines stand before the code. */
  String source(Surroundings around) {
    return before(around) + code + "\n" + after() + "}\n";
  }

  int offset(Surroundings around) {
    return (int) before(around).lines().count();
  }

  private String before(Surroundings around) {
    String head = around.imports() + "class " + className() + " extends " + around.names() + " {\n";
    return isStatements() ? head + "Object example() throws Exception {\n" : head;
  }

  private String after() {
    if (code.startsWith("@MayBlock")) {
      return "void example() {}\n";
    }
    if (!isStatements()) {
      return "";
    }
    return RETURN.matcher(code).find() ? "}\n" : "return null;\n}\n";
  }

  private boolean isStatements() {
    return !code.startsWith("@MayBlock") && !MEMBER.matcher(code).find();
  }
}
