// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/** What the gate found, written down in the formats that people and their tools read. */
package io.github.stallgate.publish;
