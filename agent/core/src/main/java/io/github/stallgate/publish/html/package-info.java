// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/** The page that people read: one HTML file without network. */
package io.github.stallgate.publish.html;
