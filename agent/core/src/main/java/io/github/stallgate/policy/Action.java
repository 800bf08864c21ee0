// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.policy;

/** What is done at a place. */
public enum Action {
  ALLOW,
  REPORT,
  THROW,
  REROUTE
}
