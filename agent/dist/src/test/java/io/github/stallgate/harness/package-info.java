// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/**
 * Forks JVMs with the agent and reads what it reports. Published as a test jar: it depends on no
 * class of the agent.
 */
package io.github.stallgate.harness;
