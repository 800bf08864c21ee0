// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/** The verdict as Markdown, for comments and summaries. */
package io.github.stallgate.publish.markdown;
