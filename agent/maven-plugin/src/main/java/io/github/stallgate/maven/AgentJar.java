// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import java.io.File;
import java.util.Map;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;

/** Finds the agent among what Maven has resolved for the plugin. */
final class AgentJar {
  private static final String KEY = "io.github.stallgate:stallgate-agent";

  private AgentJar() {}

  static File in(Map<String, Artifact> pluginArtifacts) throws MojoExecutionException {
    Artifact agent = pluginArtifacts.get(KEY);
    if (agent == null || agent.getFile() == null) {
      throw new MojoExecutionException(
          "the agent " + KEY + " is missing among the plugin's dependencies; don't exclude it");
    }
    return agent.getFile();
  }
}
