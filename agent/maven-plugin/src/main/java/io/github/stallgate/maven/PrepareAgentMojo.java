// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Puts the agent before what the property {@code argLine} holds, so that surefire and failsafe
 * start the tests' JVMs with it.
 */
@Mojo(name = "prepare-agent", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
public final class PrepareAgentMojo extends BuildMojo {
  /** Does nothing; a property that is not set is set empty, so that {@code @{argLine}} holds. */
  @Parameter(property = "stallgate.skip", defaultValue = "false")
  private boolean skip;

  /** The property that the JVMs of the tests get their arguments from. */
  @Parameter(property = "stallgate.propertyName", defaultValue = "argLine")
  private String propertyName;

  /** A properties file with the agent's options. */
  @Parameter(property = "stallgate.config")
  private File config;

  /** Accepted findings, as for check; the agent proves which of them are gone. */
  @Parameter(property = "stallgate.baseline")
  private File baseline;

  /** More options of the agent, each an element: {@code <loop>acme-loop-*</loop>}. */
  @Parameter private Map<String, String> options = new LinkedHashMap<>();

  @Override
  public void execute() throws MojoExecutionException {
    Parameters.check(execution, session);
    Properties properties = project.getProperties();
    if (skip) {
      getLog().info("skipped, since stallgate.skip is set");
      properties.putIfAbsent(propertyName, "");
    } else if (!project.getPackaging().equals("pom")) {
      prepare(properties);
    }
  }

  private void prepare(Properties properties) throws MojoExecutionException {
    ModuleReports reports = new ModuleReports(project);
    String agent =
        AgentArgument.of(AgentJar.in(pluginArtifacts), reports.directory(), config, allOptions());
    String argLine = ArgLine.with(agent, properties.getProperty(propertyName));
    properties.setProperty(propertyName, argLine);
    getLog().info(propertyName + " set to " + argLine);
    Prepared prepared = new Prepared(getPluginContext());
    if (!prepared.isSet()) {
      reports.removeOld();
    }
    prepared.add(propertyName, System.currentTimeMillis());
  }

  /** A baseline whose path can't be an option is left out: nothing is judged by it here. */
  private Map<String, String> allOptions() {
    Path accepted =
        baseline != null
            ? baseline.toPath()
            : new Build(session, execution).root().resolve(Build.BASELINE);
    Map<String, String> all = new LinkedHashMap<>();
    if (Files.isRegularFile(accepted) && accepted.toString().indexOf(',') < 0) {
      all.put("baseline", accepted.toAbsolutePath().toString());
    }
    all.putAll(options);
    return all;
  }
}
