// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/**
 * Compiles a small application as the named module {@code m.app}; it reads {@code java.base} only.
 */
final class ModuleCompiler {

  private static final String MODULE = "module m.app {}\n";
  private static final String MAIN =
      """
      package m.app;

      import java.io.File;

      public class Main {
        interface Sleeper {
          void sleep(long millis) throws InterruptedException;
        }

        public static void main(String[] args) throws Exception {
          Thread loop = new Thread(Main::turn, "module-loop-1");
          loop.start();
          loop.join();
        }

        static void turn() {
          try {
            nap();
            napByReference(Thread::sleep);
            askForFile();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }

        static void nap() throws InterruptedException {
          Thread.sleep(5);
        }

        static void napByReference(Sleeper sleeper) throws InterruptedException {
          sleeper.sleep(5);
        }

        static void askForFile() {
          new File("here").exists();
        }
      }
      """;

  private ModuleCompiler() {}

  /** The module path on which the module is. */
  static Path compile(Path directory) throws IOException {
    Path source = directory.resolve("source");
    Path classes = directory.resolve("classes");
    Files.createDirectories(source.resolve("m").resolve("app"));
    Path module = Files.writeString(source.resolve("module-info.java"), MODULE);
    Path main = Files.writeString(source.resolve("m").resolve("app").resolve("Main.java"), MAIN);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-d",
                classes.toString(),
                module.toString(),
                main.toString());
    if (failed != 0) {
      throw new IllegalStateException("the module m.app does not compile");
    }
    return classes;
  }
}
