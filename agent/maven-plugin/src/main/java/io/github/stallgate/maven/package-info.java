// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
/**
 * The Maven plugin: {@code prepare-agent} puts the agent into the JVMs of the tests, {@code check}
 * runs the gate on what it reported. What is judged and how it is said is the gate's business; here
 * is what only the build can know: its pom, its modules, its tests.
 */
package io.github.stallgate.maven;
