// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/** Finds the source files of classes. */
package io.github.stallgate.publish.source;
