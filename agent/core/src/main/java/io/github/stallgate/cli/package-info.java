// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/**
 * The command line: reads arguments, calls the stages, prints. Every message to a user is written
 * here or below.
 */
package io.github.stallgate.cli;
