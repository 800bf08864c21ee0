// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/**
 * The applications that tests fork. Their package is not the agent's, so that their frames are
 * application frames.
 */
package com.example.stalls;
