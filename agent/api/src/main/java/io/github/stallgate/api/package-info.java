// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/** The few public types of the agent; they do nothing without it. */
package io.github.stallgate.api;
