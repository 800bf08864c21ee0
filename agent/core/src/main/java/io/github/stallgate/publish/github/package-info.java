// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/** The verdict in a run of GitHub Actions. */
package io.github.stallgate.publish.github;
