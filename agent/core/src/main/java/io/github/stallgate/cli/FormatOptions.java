// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.publish.Format;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.SourceFiles;
import io.github.stallgate.publish.html.HtmlPage;
import io.github.stallgate.publish.junit.JunitXml;
import io.github.stallgate.publish.markdown.MarkdownReport;
import io.github.stallgate.publish.sarif.SarifLog;
import io.github.stallgate.publish.source.FoundRoots;
import io.github.stallgate.publish.source.Repository;
import io.github.stallgate.publish.source.SourceRoots;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The files that a verdict is written to. */
final class FormatOptions {
  /** A format and where it goes. */
  private record Target(String option, Path path, Format format) {}

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Writes one page for people that needs no network.")
  Path html;

  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      description = "Writes SARIF 2.1.0, for GitHub code scanning and editors.")
  Path sarif;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Writes JUnit XML, for Jenkins and GitLab: name it TEST-stallgate.xml.")
  Path junit;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Writes Markdown, for a comment on a pull request.")
  Path markdown;

  @Option(
      names = "--source-root",
      arity = "1..*",
      paramLabel = "DIR",
      description = {
        "Where packages of sources begin, so that findings point at files (default: every",
        "src/*/java, kotlin, groovy and scala of the working directory and its modules)."
      })
  List<Path> sourceRoots;

  /**
   * Finds what is wrong with the arguments before any report is read.
   *
   * @throws ParameterException with one line that names the option
   */
  void check(Session session) {
    Map<Path, String> taken = new LinkedHashMap<>();
    for (Target target : targets()) {
      Path path = session.directory().resolve(target.path()).toAbsolutePath().normalize();
      String name = target.option() + " " + Escape.text(target.path().toString());
      if (Files.isDirectory(path)) {
        throw problem(name + " is a directory; name a file in it");
      }
      if (!Files.isDirectory(path.getParent())) {
        String parent = Escape.text(path.getParent().toString());
        throw problem(name + " cannot be written: there is no directory " + parent);
      }
      String other = taken.putIfAbsent(path, target.option());
      if (other != null) {
        throw problem(name + " is the file of " + other + " too; give each its own");
      }
    }
  }

  /**
   * Where the sources are.
   *
   * @throws ParameterException if a directory given for them is none, or outside of the repository
   */
  SourceFiles sources(Session session) {
    try {
      Repository repository = Repository.around(session.directory().toAbsolutePath());
      if (sourceRoots == null) {
        return new SourceRoots(repository, FoundRoots.below(session.directory().toAbsolutePath()));
      }
      List<Path> roots = sourceRoots.stream().map(session.directory()::resolve).toList();
      for (Path root : roots) {
        check(root, repository);
      }
      return new SourceRoots(repository, roots);
    } catch (IOException e) {
      throw problem("the source files cannot be listed: " + Escape.text(e.toString()));
    }
  }

  private void check(Path root, Repository repository) throws IOException {
    String name = "--source-root " + Escape.text(root.toString());
    if (!Files.isDirectory(root)) {
      throw problem(name + " is no directory");
    }
    if (!repository.holds(root)) {
      String directory = Escape.text(repository.directory().toString());
      throw problem(name + " lies outside of " + directory + ", which findings are relative to");
    }
  }

  /** Writes all that can be written; true if all could. */
  boolean write(Publication publication, Session session) {
    boolean written = true;
    for (Target target : targets()) {
      Path path = session.directory().resolve(target.path());
      try {
        WholeFile.write(path, writer -> target.format().write(publication, writer));
      } catch (IOException e) {
        String name = target.option() + " " + Escape.text(target.path().toString());
        session.error(name + " cannot be written: " + Escape.text(e.toString()));
        written = false;
      }
    }
    return written;
  }

  boolean any() {
    return !targets().isEmpty();
  }

  /** A new format is one option and one line here. */
  private List<Target> targets() {
    return Stream.of(
            new Target("--html", html, new HtmlPage()),
            new Target("--sarif", sarif, new SarifLog()),
            new Target("--junit", junit, new JunitXml()),
            new Target("--markdown", markdown, new MarkdownReport()))
        .filter(target -> target.path() != null)
        .toList();
  }

  private ParameterException problem(String text) {
    return new ParameterException(spec.commandLine(), text);
  }
}
