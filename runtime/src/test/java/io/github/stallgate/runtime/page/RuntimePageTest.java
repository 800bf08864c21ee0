// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/runtime.md are Java, and use the runtime as it is. */
class RuntimePageTest {
  private static final Path PAGE = Path.of("..", "docs", "runtime.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```java\\R(.*?)^```");

  @TempDir Path classes;

  @Test
  void examples_all_compile() throws Exception {
    List<Source> sources = sources(Files.readString(PAGE));
    assertThat(sources).isNotEmpty();
    StringWriter problems = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    boolean compiled = compiler.getTask(problems, null, null, options, null, sources).call();
    assertThat(compiled).as(problems.toString()).isTrue();
  }

  private static List<Source> sources(String page) {
    List<Source> sources = new ArrayList<>();
    Matcher example = EXAMPLE.matcher(page);
    while (example.find()) {
      sources.add(new Source("Example" + sources.size(), example.group(1)));
    }
    return sources;
  }

  /** An example as the body of a method. */
  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String name, String statements) {
      super(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
      code =
          """
          import io.github.stallgate.runtime.*;
          import io.github.stallgate.runtime.page.PageNames;
          import java.nio.file.Files;
          import java.util.List;
          abstract class %s extends PageNames {
            void example() throws Exception {
              %s
            }
          }
          """
              .formatted(name, statements);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
