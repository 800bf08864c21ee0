// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.pages;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles examples, and says where in the pages the compiler found what wrong. */
final class ExampleCompiler {
  private ExampleCompiler() {}

  /** The problems, each as {@code Page.md:12: message}; none if all compile. */
  static List<String> problems(List<Example> examples, Path classes) throws IOException {
    List<String> problems = new ArrayList<>();
    Map<JavaFileObject, Example> sources = new HashMap<>();
    for (Example example : examples) {
      Surroundings around = Surroundings.of(example.heading());
      if (around == null) {
        problems.add(at(example, example.line()) + "no names are known below " + example.heading());
      } else {
        sources.put(new Source(example.className(), example.source(around)), example);
      }
    }
    if (sources.isEmpty()) {
      return problems;
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null)) {
      List<String> options =
          List.of(
              "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
      compiler.getTask(null, files, said, options, null, sources.keySet()).call();
    }
    for (Diagnostic<? extends JavaFileObject> each : said.getDiagnostics()) {
      if (each.getKind() == Diagnostic.Kind.ERROR) {
        problems.add(problem(each, sources.get(each.getSource())));
      }
    }
    return problems;
  }

  private static String problem(Diagnostic<? extends JavaFileObject> said, Example example) {
    String message = said.getMessage(Locale.ROOT);
    if (example == null) {
      return message;
    }
    int offset = example.offset(Surroundings.of(example.heading()));
    return at(example, (int) said.getLineNumber() - offset + example.line() - 1) + message;
  }

  private static String at(Example example, int line) {
    return "docs/rules/" + example.page() + ":" + line + ": ";
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
