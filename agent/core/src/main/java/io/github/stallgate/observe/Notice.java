// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

/** A line for the person who set the agent up, from a thread that must not log. */
public record Notice(String text) {}
