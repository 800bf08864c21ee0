// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/**
 * Judges reports against a baseline and limits. The judgement itself is pure; only the baseline's
 * file is I/O.
 */
package io.github.stallgate.gate;
