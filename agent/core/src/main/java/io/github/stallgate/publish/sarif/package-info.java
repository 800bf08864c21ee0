// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/** The verdict for tools that show findings at the line: SARIF 2.1.0. */
package io.github.stallgate.publish.sarif;
